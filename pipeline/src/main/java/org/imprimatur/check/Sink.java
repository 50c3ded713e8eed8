package org.imprimatur.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.finding.FindingLimit;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the rules see in one article, and says which claim it is about. Of a rule that sees
 * more than anybody is told about, the rest is counted. One thread.
 */
final class Sink {
  /** So many of a rule are taken; silences may yet take some of them away. */
  private static final int MOST_OF_A_RULE = 100_000;

  private final List<Claim> claims;
  private final List<Problem> problems = new ArrayList<>();
  private final List<PendingLink> pending = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Problem> firstLeft = new TreeMap<>();

  /** A sink for an article with these claims, in source order. */
  Sink(List<Claim> claims) {
    this.claims = claims;
  }

  void report(String rule, Span span, String message, @Nullable String hint) {
    add(new Problem(rule, span, message, hint, claimAt(span), 0));
  }

  void report(String rule, Claim claim, String message, @Nullable String hint) {
    add(new Problem(rule, claim.statement().span(), message, hint, claim.id(), 0));
  }

  void add(Problem problem) {
    if (counts.merge(problem.rule(), 1, Integer::sum) <= MOST_OF_A_RULE) {
      problems.add(problem);
    } else {
      firstLeft.putIfAbsent(problem.rule(), problem);
    }
  }

  void await(ArticleId from, Span span, ArticleId to, String anchor, String written) {
    pending.add(new PendingLink(from, span, to, anchor, written, claimAt(span)));
  }

  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    firstLeft.forEach(
        (rule, first) -> {
          int others = counts.getOrDefault(rule, 0) - MOST_OF_A_RULE;
          all.add(FindingLimit.rest(first, others));
        });
    return all;
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
