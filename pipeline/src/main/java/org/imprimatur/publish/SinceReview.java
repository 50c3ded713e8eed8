package org.imprimatur.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.read.History;
import org.imprimatur.review.Action;
import org.imprimatur.review.ClaimDiff;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.OtherChanges;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.run.RunContext;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** What changed in an article since one reviewer approved or confirmed it. */
final class SinceReview {
  private final RunContext desk;
  private final EarlierEditions past;
  private final Map<String, Optional<EarlierEditions.Found>> known = new HashMap<>();

  SinceReview(RunContext desk) throws IOException {
    this.desk = desk;
    this.past = new EarlierEditions(desk);
  }

  /**
   * What a reviewer has not seen yet.
   *
   * @param at when they approved or confirmed it last; null when they never did
   * @param compared whether what they saw was found again
   * @param changes claim by claim, as plain values
   * @param other what else changed, each as pieces
   */
  record Seen(@Nullable String at, boolean compared, List<Object> changes, List<Object> other) {}

  Seen of(ReadArticle read, Ledger ledger, String person) throws IOException {
    String at = null;
    String content = "";
    for (Ledger.Entry entry : ledger.entries()) {
      Action action = entry.event().action();
      boolean seen = action == Action.APPROVE || action == Action.CONFIRM;
      if (seen
          && entry.event().by().equals(person)
          && (at == null || entry.event().at().compareTo(at) >= 0)) {
        at = entry.event().at();
        content = entry.event().content();
      }
    }
    EarlierEditions.Found then = at == null ? null : found(read.id(), content).orElse(null);
    if (then == null) {
      return new Seen(at, false, List.of(), List.of());
    }
    ClaimDiff diff = ClaimDiff.between(then.read().claims(), read.claims());
    OtherChanges other =
        OtherChanges.between(
            lines(then.read(), then.shelf()),
            lines(read, desk.shelves()),
            !read.digest().value().equals(then.read().digest().value()),
            diff);
    List<Object> changes = new ArrayList<>();
    diff.changes().forEach(change -> changes.add(change(change)));
    List<Object> others = new ArrayList<>();
    other.changes().forEach(each -> others.add(pieces(each)));
    return new Seen(at, true, changes, others);
  }

  private static List<String> lines(ReadArticle read, ReferenceShelf shelf) {
    return OtherChanges.of(read.article(), read.statements(), read.digest(), shelf.library()::get);
  }

  private Optional<EarlierEditions.Found> found(ArticleId id, String content) throws IOException {
    String key = id.value() + " " + content;
    Optional<EarlierEditions.Found> found = known.get(key);
    if (found == null) {
      found = look(id, content);
      known.put(key, found);
    }
    return found;
  }

  private Optional<EarlierEditions.Found> look(ArticleId id, String content) throws IOException {
    for (History.Revision revision : past.revisions(id)) {
      Optional<EarlierEditions.Found> found = past.at(id, revision);
      if (found.isPresent() && found.get().read().digest().isValue(content)) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Map<String, ?> change(ClaimDiff.Change change) {
    Claim after = change.after();
    return Json.object(
        "kind", change.word(),
        "id", after == null ? null : after.id(),
        "text", pieces(change.text()),
        "context", pieces(change.context()),
        "dose", change.dose(),
        "added", change.citationsAdded(),
        "removed", change.citationsRemoved(),
        "quotes", pieces(change.quotes()));
  }

  private static List<Object> pieces(List<ClaimDiff.Piece> pieces) {
    List<Object> out = new ArrayList<>();
    pieces.forEach(piece -> out.add(List.of(String.valueOf(piece.side()), piece.text())));
    return out;
  }
}
