package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.claim.Claims;
import org.imprimatur.drug.Doses;
import org.imprimatur.drug.Drugs;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Passage;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Statement;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Region;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How every claim of every article here, and of many made ones, is quoted in answers and hits. */
final class SafeQuotationTest {
  private static final List<Path> CORPORA =
      List.of(
          Path.of("../articles"),
          Path.of("src/test/resources/safety/root/articles"),
          Path.of("src/test/resources/labelled"),
          Path.of("src/test/resources/canon1/articles"));

  /** So many articles are made. */
  private static final int MADE = 300;

  private static final Map<CheckedArticle, SearchedArticle> ARTICLES = new HashMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (Path corpus : CORPORA) {
      try (Stream<Path> files = Files.walk(corpus)) {
        for (Path file : files.filter(it -> it.toString().endsWith(".md")).sorted().toList()) {
          CheckedArticle article = article(Files.readString(file));
          ARTICLES.put(article, SearchedArticle.of(article, HouseWords.NONE));
        }
      }
    }
    for (int seed = 0; seed < MADE; seed++) {
      CheckedArticle article = article(GeneratedArticles.of(seed));
      ARTICLES.put(article, SearchedArticle.of(article, HouseWords.NONE));
    }
  }

  private static CheckedArticle article(String text) {
    Source source = Source.of("articles/a.md", text);
    Article article = ArticleParser.parse(new ArticleId("a"), source).article();
    Claims claims = ClaimReader.read(article, Policy.DEFAULT, key -> true);
    return new CheckedArticle(
        article, claims.statements(), claims.claims(), List.of(), Proof.submitted(List.of("new")));
  }

  private static void everyClaim(Judgement judgement) {
    int claims = 0;
    for (Map.Entry<CheckedArticle, SearchedArticle> entry : ARTICLES.entrySet()) {
      Map<String, SearchedClaim> searched =
          entry.getValue().claims().stream()
              .collect(Collectors.toMap(SearchedClaim::id, Function.identity()));
      for (Claim claim : entry.getKey().claims()) {
        SearchedClaim found = searched.get(claim.id());
        if (found != null) {
          claims++;
          judgement.judge(claim, found);
        } else {
          assertTrue(Quoting.saysNothing(claim.statement().text()), claim.statement().text());
        }
      }
    }
    assertTrue(claims > 6_000, "claims: " + claims);
  }

  private interface Judgement {
    void judge(Claim claim, SearchedClaim found);
  }

  @Test
  void allHeadingsAndLeadInsStandAbove() {
    everyClaim(
        (claim, found) -> {
          List<String> above = new ArrayList<>(claim.statement().section());
          above.addAll(claim.statement().context());
          assertEquals(above, found.quotation().above());
          assertEquals(claim.isNotAdvised(), found.notAdvised());
          if (claim.polarity() != null) {
            String words = claim.polarity().words();
            assertTrue(above.stream().anyMatch(each -> each.contains(words)), words);
          }
        });
  }

  @Test
  void everyWordIsTheArticles() {
    everyClaim(
        (claim, found) -> {
          Statement statement = claim.statement();
          Passage passage = statement.passage();
          assertEquals(statement.text(), found.text());
          String alone = statement.text();
          String behind = Quoting.joined(passage.before(), alone);
          String words = found.quotation().words();
          boolean whole = words.endsWith(passage.text());
          String rest = whole ? words.substring(0, words.length() - passage.text().length()) : "";
          assertTrue(
              words.equals(alone)
                  || words.equals(behind)
                  || (whole && without(passage.before(), rest).isBlank())
                  || isStretch(statement, words),
              words);
          assertTrue(found.quotation().words().contains(alone), found.quotation().words());
        });
  }

  /**
   * Whether words are those of a statement behind the statements right before it in its section,
   * none without what leads in to it.
   */
  private static boolean isStretch(Statement last, String words) {
    for (CheckedArticle article : ARTICLES.keySet()) {
      List<Statement> all = article.statements();
      int at = all.indexOf(last);
      List<String> texts = new ArrayList<>();
      for (int i = at - 1; i >= Math.max(0, at - 5); i--) {
        Statement before = all.get(i);
        texts.add(0, before.text());
        List<String> there = new ArrayList<>(texts);
        there.addAll(last.context());
        if (before.section().equals(last.section())
            && there.containsAll(before.context())
            && words.equals(Quoting.joined(texts, last.text()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** What is left of a text without some sentences. */
  private static String without(List<String> sentences, String text) {
    String left = text;
    for (String each : sentences) {
      left = left.replace(each, "");
    }
    return left;
  }

  @Test
  void noDoseStandsWithoutItsDrugOrAllAroundIt() {
    everyClaim(
        (claim, found) -> {
          String words = found.quotation().words();
          boolean named =
              Drugs.SHIPPED.isNamedIn(words + " " + String.join(" ", claim.statement().context()));
          if (Doses.isIn(words) && !named) {
            assertTrue(words.endsWith(claim.statement().passage().text()), words);
          }
        });
  }

  @Test
  void whatPointsBackStandsBehindWhatItPointsTo() {
    everyClaim(
        (claim, found) -> {
          for (String before : claim.statement().passage().before()) {
            assertTrue(found.quotation().words().contains(before), found.quotation().words());
            assertTrue(found.quotation().antecedent().contains(before), before);
          }
        });
  }

  /** Whatever is looked for, a hit shows whole quotations of statements under what stands above. */
  @Test
  void hitsShowQuotationsOnly() {
    for (SearchedArticle article : ARTICLES.values()) {
      Set<String> lines = new HashSet<>();
      for (Quotation each : article.shown()) {
        lines.add(String.join(" › ", each.above()) + "|" + each.words());
      }
      for (String word : List.of("dose", "pain", "treatment", "nothingthatis", "avoid", "mg")) {
        String snippet = Snippet.of(article.shown(), Set.copyOf(Tokens.terms(word)));
        assertTrue(
            article.shown().isEmpty()
                || article.shown().stream()
                    .anyMatch(
                        each ->
                            snippet.startsWith(
                                each.above().stream()
                                        .map(part -> part + " › ")
                                        .collect(Collectors.joining())
                                    + each.words().replace("\n", " · "))),
            snippet);
      }
      assertEquals(lines.size(), lines.stream().distinct().count());
    }
  }

  @Test
  void keysAreShownAsThePageShowsThem() {
    CheckedArticle one =
        article("@sprint2015 compared two. In @{sprint2015} and a@b.example, @other told.\n");
    Map<String, String> shown = new TreeMap<>();
    CheckedArticle numbered =
        new CheckedArticle(
            one.article(),
            one.statements(),
            one.claims(),
            List.of(new NumberedReference(12, List.of("sprint2015"), work(), List.of())),
            one.proof());
    for (SearchedClaim claim : SearchedArticle.of(numbered, HouseWords.NONE).claims()) {
      shown.put(claim.text(), claim.quotation().words());
    }
    assertEquals(
        List.of("In [12] and a@b.example, @other told.", "[12] compared two."),
        shown.values().stream().sorted().toList());
  }

  private static Map<String, String> quoted(String text) {
    Map<String, String> out = new TreeMap<>();
    for (SearchedClaim claim : SearchedArticle.of(article(text), HouseWords.NONE).claims()) {
      out.put(claim.text(), claim.quotation().words());
    }
    return out;
  }

  /** What names no drug is quoted behind what does, with all that stands between. */
  @Test
  void whatGoesOnIsQuotedBehindWhatItGoesOnFrom() {
    Map<String, String> quoted =
        quoted(
            """
            ## Trial

            Naproxen was tested in 90 people. Some were old. Pain fell by a tenth.

            Ibuprofen was not.

            ## Costs

            The price fell.
            """);
    assertEquals(
        "Naproxen was tested in 90 people. Some were old. Pain fell by a tenth.",
        quoted.get("Pain fell by a tenth."));
    assertEquals("Ibuprofen was not.", quoted.get("Ibuprofen was not."));
    assertEquals("The price fell.", quoted.get("The price fell."));
  }

  /** An item under "avoid" is never quoted without its lead-in. */
  @Test
  void whatGoesOnTakesLeadInsWithIt() {
    Map<String, String> quoted =
        quoted("## Trial\n\nAvoid these:\n\n- naproxen\n- tea\n\nWalking is safe.\n");
    assertEquals("Avoid these:\nnaproxen\ntea\nWalking is safe.", quoted.get("Walking is safe."));
  }

  private static Reference work() {
    return new Reference(
        "sprint2015",
        "book",
        "A work for tests",
        2015,
        null,
        null,
        null,
        null,
        "{}",
        Reference.Governance.NONE,
        "references/test.yaml",
        Region.START);
  }

  @Test
  void aCellThatSaysNothingIsNoAnswer() {
    for (String nothing :
        List.of(
            "none",
            "None.",
            "not given here",
            "n/a",
            "N/A",
            "-",
            "—",
            "(not reported)",
            "?",
            "…")) {
      assertTrue(Quoting.saysNothing(nothing), nothing);
    }
    for (String something : List.of("none of them helps", "5", "no", "yes", "A", "unknown cause")) {
      assertTrue(!Quoting.saysNothing(something), something);
    }
  }
}
