package org.imprimatur.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.read.ContentTree;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.ReviewRequest;

/** Who was asked to review which articles, and has not done so yet. */
public final class OpenRequests {
  private final Map<String, List<ReviewRequest>> byArticle = new HashMap<>();
  private final Proofs proofs;

  private OpenRequests(Proofs proofs) {
    this.proofs = proofs;
  }

  /** Those of a content root. */
  public static OpenRequests of(RunContext context) {
    OpenRequests out = new OpenRequests(context.proofs());
    ContentTree tree = context.workspace().content();
    if (tree.hasEntry(ReviewRequest.FILE)) {
      tree.bytes(ReviewRequest.FILE, Proofs.LONGEST)
          .map(ReviewRequest::read)
          .orElse(List.of())
          .forEach(
              request ->
                  out.byArticle
                      .computeIfAbsent(request.article(), id -> new ArrayList<>())
                      .add(request));
    }
    return out;
  }

  /** The open ones of an article: of each person the first, in the order of their times. */
  public List<ReviewRequest> of(String article) {
    List<ReviewRequest> all = byArticle.getOrDefault(article, List.of());
    if (all.isEmpty()) {
      return List.of();
    }
    Ledger known = proofs.ledger(article);
    Ledger ledger = known == null ? Ledger.empty(Proofs.ledgerPath(article)) : known;
    Map<String, ReviewRequest> first = new HashMap<>();
    all.stream()
        .filter(request -> !request.isAnswered(ledger))
        .sorted(Comparator.comparing(ReviewRequest::at).thenComparing(ReviewRequest::to))
        .forEach(request -> first.putIfAbsent(request.to(), request));
    return first.values().stream()
        .sorted(Comparator.comparing(ReviewRequest::at).thenComparing(ReviewRequest::to))
        .toList();
  }
}
