package org.imprimatur.review;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of remarks: what one builds on comes before it, whatever the clocks of two machines
 * said; else time decides.
 */
final class RemarkOrder {
  private static final Comparator<Comment> TIME =
      Comparator.comparing(Comment::at).thenComparing(Comment::digest);

  private final Map<String, Comment> byDigest = new HashMap<>();

  RemarkOrder(List<Comment> all) {
    all.forEach(comment -> byDigest.put(comment.digest(), comment));
  }

  /** All remarks in order. */
  List<Comment> all() {
    return new BuildingOrder<>(Comment::digest, Comment::previous, TIME).of(byDigest.values());
  }

  /** The digests of all that some remarks build on, directly or not. */
  Set<String> seenBy(List<Comment> remarks) {
    Set<String> out = new HashSet<>();
    Deque<Comment> open = new ArrayDeque<>(remarks);
    while (!open.isEmpty()) {
      for (String before : open.remove().previous()) {
        Comment comment = byDigest.get(before);
        if (comment != null && out.add(before)) {
          open.add(comment);
        }
      }
    }
    return out;
  }
}
