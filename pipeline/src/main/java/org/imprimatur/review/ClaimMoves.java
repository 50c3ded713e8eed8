package org.imprimatur.review;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.model.Claim;

/**
 * Which claims stand at another place than they did. As few as can be are said to have moved: those
 * outside of a longest run of claims that kept their order (a longest increasing subsequence).
 */
final class ClaimMoves {
  private final BitSet moved;

  private ClaimMoves(BitSet moved) {
    this.moved = moved;
  }

  /**
   * Looks at two lists of claims.
   *
   * @param partner for each new claim the place of its old one, or -1
   */
  static ClaimMoves between(List<Claim> before, List<Claim> after, int[] partner) {
    BitSet moved = outOfOrder(partner);
    Set<List<String>> then = sections(before);
    Set<List<String>> now = sections(after);
    for (int j = 0; j < partner.length; j++) {
      if (partner[j] >= 0) {
        List<String> old = before.get(partner[j]).statement().section();
        List<String> here = after.get(j).statement().section();
        // A heading that was renamed moves nothing.
        moved.set(
            j, moved.get(j) || (!old.equals(here) && now.contains(old) && then.contains(here)));
      }
    }
    return new ClaimMoves(moved);
  }

  private static Set<List<String>> sections(List<Claim> claims) {
    Set<List<String>> out = new HashSet<>();
    claims.forEach(claim -> out.add(claim.statement().section()));
    return out;
  }

  private static BitSet outOfOrder(int[] partner) {
    int[] before = new int[partner.length];
    List<Integer> ends = new ArrayList<>();
    BitSet moved = new BitSet();
    for (int j = 0; j < partner.length; j++) {
      if (partner[j] < 0) {
        continue;
      }
      moved.set(j);
      int length = place(ends, partner, partner[j]);
      before[j] = length == 0 ? -1 : ends.get(length - 1);
      if (length == ends.size()) {
        ends.add(j);
      } else {
        ends.set(length, j);
      }
    }
    int at = ends.isEmpty() ? -1 : ends.get(ends.size() - 1);
    while (at >= 0) {
      moved.clear(at);
      at = before[at];
    }
    return moved;
  }

  /** How long the longest run is that a value may end. */
  private static int place(List<Integer> ends, int[] partner, int value) {
    int low = 0;
    int high = ends.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (partner[ends.get(middle)] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether a new claim stands at another place than its old one. */
  boolean isMoved(int place) {
    return moved.get(place);
  }
}
