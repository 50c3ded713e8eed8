package org.imprimatur.review;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Counted;
import org.jspecify.annotations.Nullable;

/**
 * The approvals of today's content, by the canon that they were given under. Those of two canons
 * cover different things, so they are never added up.
 *
 * @param cycle what counts
 * @param today which events are about today's content
 * @param all the events
 * @param claims today's claims with their short digests
 */
record Approvals(ReviewCycle cycle, Today today, BitSet all, Map<String, String> claims) {

  /** The newest canon under which there are approvals enough; 0 when there is none. */
  int canon() {
    for (int canon : List.of(ContentDigest.CANON, ContentDigest.FIRST)) {
      if (cycle.suffices(under(canon), all, today.under(canon), claims)) {
        return canon;
      }
    }
    return 0;
  }

  /** Those of a canon. */
  List<Integer> under(int canon) {
    return cycle.approvals(all, today.under(canon));
  }

  /** How many people gave those of a canon. */
  int people(int canon) {
    return cycle.people(under(canon)).size();
  }

  /** The roles that the policy asks for and that no approval of new events' canon has, with why. */
  Map<String, String> missingRoles() {
    int canon = ContentDigest.CANON;
    return cycle.missingRoles(under(canon), all, today.under(canon), claims);
  }

  /** Why approvals of the first canon are of no use to those of the newest; null without any. */
  @Nullable String older() {
    int people = people(ContentDigest.FIRST);
    return people == 0
        ? null
        : Counted.of(people, "approval")
            + " of an earlier form, which does not cover "
            + WhatIsSigned.NOT_COVERED
            + ", cannot be counted with new ones.";
  }
}
