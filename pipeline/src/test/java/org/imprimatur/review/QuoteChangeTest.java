package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.ChosenQuote;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Coverage;
import org.imprimatur.model.Statement;
import org.imprimatur.model.Support;
import org.imprimatur.source.Span;
import org.junit.jupiter.api.Test;

/** A changed quote is a change of the claims that it supports. */
final class QuoteChangeTest {
  private static Claim claim(String... quotes) {
    Span at = new Span(0, 1);
    Citation citation = new Citation("work", Citation.Mode.NORMAL, "", "", "dose", at);
    Statement statement =
        new Statement(
            at, "Take 5 mg.", List.of(), List.of(), null, null, List.of(), Attributes.NONE);
    List<ChosenQuote> chosen =
        List.of(quotes).stream().map(it -> new ChosenQuote("work", "dose", it, "p. 3")).toList();
    return new Claim(
            Claim.named("c-1"),
            statement,
            Coverage.DIRECT,
            List.of("work"),
            List.of(),
            null,
            null,
            true)
        .with(new Support(List.of(citation), chosen));
  }

  @Test
  void anotherQuoteIsAChangeOfTheReference() {
    ClaimDiff diff =
        ClaimDiff.between(List.of(claim("It was 4 mg.")), List.of(claim("It was 5 mg.")));
    ClaimDiff.Change change = diff.changes().get(0);
    assertEquals("reference", change.word());
    assertTrue(change.dose());
    assertEquals(
        List.of("work: It was ", "4", "5", " mg. (p. 3)"),
        change.quotes().stream().map(ClaimDiff.Piece::text).toList());
  }

  @Test
  void aNewOneAndOneThatIsGoneAreToo() {
    Claim with = claim("It was 5 mg.");
    for (List<Claim> pair : List.of(List.of(with, claim()), List.of(claim(), with))) {
      ClaimDiff diff = ClaimDiff.between(pair.subList(0, 1), pair.subList(1, 2));
      assertEquals("reference", diff.changes().get(0).word());
    }
    assertEquals(1, ClaimDiff.between(List.of(with), List.of(with)).unchanged());
  }
}
