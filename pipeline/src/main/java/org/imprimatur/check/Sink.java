package org.imprimatur.check;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** Takes what the rules see in one article, and says which claim it is about. One thread. */
final class Sink {
  private final List<Claim> claims;
  private final List<Problem> problems = new ArrayList<>();
  private final List<PendingLink> pending = new ArrayList<>();

  /** A sink for an article with these claims, in source order. */
  Sink(List<Claim> claims) {
    this.claims = claims;
  }

  void report(String rule, Span span, String message, @Nullable String hint) {
    problems.add(new Problem(rule, span, message, hint, claimAt(span)));
  }

  void report(String rule, Claim claim, String message, @Nullable String hint) {
    problems.add(new Problem(rule, claim.statement().span(), message, hint, claim.id()));
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void await(ArticleId from, Span span, ArticleId to, String anchor, String written) {
    pending.add(new PendingLink(from, span, to, anchor, written, claimAt(span)));
  }

  List<Problem> problems() {
    return problems;
  }

  List<PendingLink> pending() {
    return pending;
  }

  /** The claim whose statement holds the span's beginning: the last that starts at or before it. */
  private @Nullable String claimAt(Span span) {
    int low = 0;
    int high = claims.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (claims.get(middle).statement().span().start() <= span.start()) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    if (high < 0) {
      return null;
    }
    Claim claim = claims.get(high);
    return claim.statement().span().contains(span.start()) ? claim.id() : null;
  }
}
