package org.imprimatur.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.read.History;
import org.imprimatur.review.Action;
import org.imprimatur.review.Event;
import org.imprimatur.review.Ledger;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.RunContext;

/**
 * The editions of an article that were approved before the one that is shown, from the git history.
 * Each is judged by today's board, ledger and policy: one whose approvals were ended since, by a
 * withdrawal, a request for changes, a revoked key or the end of its grace, is not one.
 */
public final class PastEditions {
  /** So many editions of an article are shown, the newest. */
  private static final int MOST = 20;

  private final RunContext desk;
  private final EarlierEditions editions;

  /** Finds editions among those of a content root. */
  public PastEditions(RunContext desk, EarlierEditions editions) {
    this.desk = desk;
    this.editions = editions;
  }

  /**
   * What was approved before.
   *
   * @param editions the newest first
   * @param missing how many contents were approved that the history here does not hold
   */
  public record Past(List<EarlierEditions.Edition> editions, int missing) {
    /** Nothing. */
    public static final Past NONE = new Past(List.of(), 0);

    /** Copies the list. */
    public Past {
      editions = List.copyOf(editions);
    }
  }

  /** The editions before the one that is shown. */
  public Past of(CheckedArticle shown) {
    ArticleId id = shown.id();
    Ledger ledger = desk.proofs().hasLedger(id.value()) ? desk.proofs().ledger(id.value()) : null;
    if (ledger == null) {
      return Past.NONE;
    }
    Set<String> wanted = approved(ledger);
    wanted.remove(shown.proof().content());
    if (wanted.isEmpty()) {
      return Past.NONE;
    }
    try {
      return search(id, shown, wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contents that as many people approved as the policy asks for, whether it counts or not. */
  private Set<String> approved(Ledger ledger) {
    Map<String, Set<String>> people = new LinkedHashMap<>();
    ledger
        .entries()
        .forEach(
            entry -> {
              Event event = entry.event();
              if (event.action() == Action.APPROVE) {
                people.computeIfAbsent(event.content(), key -> new TreeSet<>()).add(event.by());
              }
            });
    int needed = desk.workspace().configuration().policy().approvalsNeeded();
    people.values().removeIf(who -> who.size() < needed);
    return new TreeSet<>(people.keySet());
  }

  private Past search(ArticleId id, CheckedArticle shown, Set<String> wanted) throws IOException {
    List<EarlierEditions.Edition> out = new ArrayList<>();
    ReadArticle last = desk.articles().kept(id);
    if (last != null) {
      ReadArticle today = last;
      wanted.removeIf(digest -> today.digest().isValue(digest));
    }
    for (History.Revision revision : editions.revisions(id)) {
      if (wanted.isEmpty()) {
        break;
      }
      EarlierEditions.Found found = editions.at(id, revision, last).orElse(null);
      last = found == null ? last : found.read();
      if (found != null && wanted.removeIf(digest -> found.read().digest().isValue(digest))) {
        editions.edition(found).ifPresent(out::add);
      }
    }
    String here = shown.proof().content();
    out.removeIf(edition -> edition.article().proof().content().equals(here));
    out.sort(
        Comparator.comparing(
                (EarlierEditions.Edition edition) ->
                    String.valueOf(edition.article().proof().lastReviewed()))
            .reversed());
    return new Past(out.subList(0, Math.min(MOST, out.size())), wanted.size());
  }
}
