package org.imprimatur.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.read.History;
import org.imprimatur.read.RevisionNameException;
import org.imprimatur.review.Action;
import org.imprimatur.review.ClaimDiff;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.OtherChanges;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.run.Refusal;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/** What changed in an article since its approval, or since another point of its history. */
public final class ReviewDiff {
  private final RunContext desk;
  private final EarlierEditions past;

  private ReviewDiff(RunContext desk) throws IOException {
    this.desk = desk;
    this.past = new EarlierEditions(desk);
  }

  /**
   * What changed.
   *
   * @param title the article's title today
   * @param since what it is compared with, in words
   * @param event the digest of the event whose content it is compared with; null where it is not
   *     one
   * @param diff claim by claim
   * @param other what else changed
   */
  public record Changes(
      String title, String since, @Nullable String event, ClaimDiff diff, OtherChanges other) {}

  /**
   * Compares an article with what it was.
   *
   * @param id the article
   * @param since a day, an event's digest or the name of a revision; null for the last approval,
   *     and where there was none, everything is new
   * @throws RefusedException when there is no such article or point
   */
  public static Changes of(
      Workspace workspace, Settings settings, String id, @Nullable String since)
      throws RefusedException, IOException {
    try {
      return new ReviewDiff(RunContext.open(workspace, settings)).changes(new ArticleId(id), since);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Changes changes(ArticleId id, @Nullable String since)
      throws RefusedException, IOException {
    ReadArticle read =
        desk.articles()
            .read(id)
            .orElseThrow(() -> ReviewDesk.unknown(desk.workspace().content(), id.value()));
    List<Claim> now = read.claims();
    Ledger ledger = desk.proofs().ledger(id.value());
    Ledger.Entry event = event(ledger, since);
    String digest = event == null ? null : event.event().content();
    String title = read.article().frontMatter().title();
    if (digest == null && since == null) {
      ClaimDiff all = ClaimDiff.between(List.of(), now);
      return new Changes(title, "nothing: it was never approved", null, all, OtherChanges.NONE);
    }
    EarlierEditions.Found then = digest != null ? withContent(id, digest) : named(id, since);
    String words = "the revision of " + then.revision().at().atOffset(ZoneOffset.UTC).toLocalDate();
    ClaimDiff diff = ClaimDiff.between(then.read().claims(), now);
    OtherChanges other =
        OtherChanges.between(
            lines(then.read(), then.shelf()),
            lines(read, desk.shelves()),
            !read.digest().value().equals(then.read().digest().value()),
            diff);
    return new Changes(title, words, event == null ? null : event.digest(), diff, other);
  }

  private static List<String> lines(ReadArticle read, ReferenceShelf shelf) {
    return OtherChanges.of(read.article(), read.statements(), read.digest(), shelf.library()::get);
  }

  /** The named event, or the last approval. */
  private static Ledger.@Nullable Entry event(@Nullable Ledger ledger, @Nullable String since) {
    Ledger.Entry found = null;
    String at = "";
    for (Ledger.Entry entry : ledger == null ? List.<Ledger.Entry>of() : ledger.entries()) {
      boolean isIt =
          since == null
              ? entry.event().action() == Action.APPROVE && entry.event().at().compareTo(at) >= 0
              : entry.digest().equals(since);
      if (isIt) {
        found = entry;
        at = entry.event().at();
      }
    }
    return found;
  }

  private EarlierEditions.Found withContent(ArticleId id, String digest)
      throws RefusedException, IOException {
    for (History.Revision revision : past.revisions(id)) {
      Optional<EarlierEditions.Found> found = past.at(id, revision);
      if (found.isPresent() && found.get().read().digest().isValue(digest)) {
        return found.get();
      }
    }
    throw new RefusedException(new Refusal.NoSignedRevision());
  }

  private EarlierEditions.Found named(ArticleId id, @Nullable String since)
      throws RefusedException, IOException {
    LocalDate day = day(since);
    History.Revision revision = null;
    if (day != null) {
      for (History.Revision each : past.revisions(id)) {
        LocalDate on = each.at().atOffset(ZoneOffset.UTC).toLocalDate();
        if (revision == null && !on.isAfter(day)) {
          revision = each;
        }
      }
    } else if (since != null) {
      revision = named(since);
    }
    Optional<EarlierEditions.Found> found =
        revision == null ? Optional.empty() : past.at(id, revision);
    return found.orElseThrow(() -> new RefusedException(new Refusal.NoRevision(since)));
  }

  private History.@Nullable Revision named(String since) throws RefusedException, IOException {
    History history = desk.workspace().footing().history().orElse(null);
    try {
      return history == null ? null : history.namedOrHead(since);
    } catch (RevisionNameException e) {
      throw new RefusedException(new Refusal.OddRevision(e.behind("--since")));
    }
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
