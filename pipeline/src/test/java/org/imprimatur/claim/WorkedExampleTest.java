package org.imprimatur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Coverage;
import org.imprimatur.model.Policy;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;

/** The contract's worked example, on the draft of the repository: 42 claims, each in its place. */
final class WorkedExampleTest {
  private static final Path DRAFT = Path.of("../articles/spine/pinched-nerve.md");

  private static Claims read() throws IOException {
    Source source =
        Source.of(
            "articles/spine/pinched-nerve.md", Files.readString(DRAFT, StandardCharsets.UTF_8));
    Article article = ArticleParser.parse(new ArticleId("spine/pinched-nerve"), source).article();
    return ClaimReader.read(article, Policy.DEFAULT, key -> !key.startsWith("ref-"));
  }

  @Test
  void theTallyIsThatOfTheContract() throws IOException {
    Map<Coverage, Integer> tally = new EnumMap<>(Coverage.class);
    List<Claim> claims = read().claims();
    claims.forEach(claim -> tally.merge(claim.coverage(), 1, Integer::sum));
    assertEquals(Map.of(Coverage.DIRECT, 25, Coverage.LEAD_IN, 2, Coverage.NONE, 15), tally);
    assertEquals(42, claims.size());
    assertEquals(2, claims.stream().filter(claim -> !claim.unknown().isEmpty()).count());
  }

  @Test
  void dosesKeepTheDrugTheyStandUnder() throws IOException {
    Claim naproxen =
        read().claims().stream()
            .filter(claim -> claim.statement().text().startsWith("Naproxen"))
            .findFirst()
            .orElseThrow();
    assertEquals(Coverage.LEAD_IN, naproxen.coverage());
    assertEquals(
        List.of("Drugs to start with:", "NSAIDs (moderate-quality evidence)"),
        naproxen.statement().context());
    assertEquals(
        List.of("Conservative care in the first 6 weeks", "Medicines"),
        naproxen.statement().section());
    assertEquals(
        "moderate", String.valueOf(naproxen.certainty()).toLowerCase(java.util.Locale.ROOT));
  }
}
