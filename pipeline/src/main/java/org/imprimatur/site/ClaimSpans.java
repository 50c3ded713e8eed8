package org.imprimatur.site;

import java.util.Arrays;
import java.util.List;
import org.imprimatur.model.Claim;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** Which claim a place of the source belongs to. */
final class ClaimSpans {
  private final Claim[] claims;
  private final int[] starts;

  /** Claims that do not overlap, in any order. */
  ClaimSpans(List<Claim> all) {
    claims = all.toArray(Claim[]::new);
    Arrays.sort(claims, (a, b) -> Integer.compare(span(a).start(), span(b).start()));
    starts = new int[claims.length];
    for (int i = 0; i < claims.length; i++) {
      starts[i] = span(claims[i]).start();
    }
  }

  /** The claim that holds an offset, or null. */
  @Nullable Claim at(int offset) {
    int index = indexAtOrBefore(offset);
    return index >= 0 && span(claims[index]).contains(offset) ? claims[index] : null;
  }

  /** The first offset behind {@code offset} at which a claim begins or ends; the limit if none. */
  int nextBoundary(int offset, int limit) {
    int index = indexAtOrBefore(offset);
    int next = limit;
    if (index >= 0 && span(claims[index]).end() > offset) {
      next = Math.min(next, span(claims[index]).end());
    }
    if (index + 1 < starts.length) {
      next = Math.min(next, starts[index + 1]);
    }
    return next;
  }

  private int indexAtOrBefore(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  private static Span span(Claim claim) {
    return claim.statement().span();
  }
}
