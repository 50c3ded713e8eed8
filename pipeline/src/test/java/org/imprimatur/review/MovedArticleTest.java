package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.Test;

/** What becomes of a proof when its article moves. */
final class MovedArticleTest {
  private final Kit kit = new Kit();

  @Test
  void aMoveCarriesTheProofWhileTheContentIsTheSame() {
    kit.toApproved();
    kit.id = "spine/renamed";
    assertEquals(List.of("review/other-article"), kit.faults());
    kit.take(Action.MOVE, "r.three");
    assertEquals(Status.APPROVED, kit.proved());
    assertEquals(List.of(), kit.declare(Status.APPROVED).faults());
    kit.id = "spine/again";
    kit.take(Action.MOVE, "b.editor");
    assertEquals(Status.APPROVED, kit.proved());
    kit.blocks = List.of(Kit.paragraph(Kit.text("Edited")));
    assertEquals(Status.UNDER_REVIEW, kit.proved());
    assertFalse(kit.faults().contains("review/other-article"));
  }

  @Test
  void aMoveByAnAuthorCarriesNothing() {
    kit.person("w.both", "reviewer", "author");
    kit.front = Kit.front(Status.SUBMITTED, List.of("w.both"), List.of());
    kit.toApproved();
    kit.id = "spine/renamed";
    kit.take(Action.MOVE, "w.both");
    assertEquals(Status.SUBMITTED, kit.proved());
    assertEquals(List.of("review/self-approval"), kit.faults());
  }
}
