package org.imprimatur.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.model.Citation;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loading, checking and numbering. */
final class ReferenceLibraryTest {
  /** An article with all that is needed; no more. */
  static String article(String id, String more) {
    return "id: "
        + id
        + ", type: article-journal, title: T, author: [{family: A, given: B}], container-title: J,"
        + " issued: 2020, volume: 1"
        + (more.isEmpty() ? "" : ", " + more);
  }

  static List<String> found(ReferenceLibrary library) {
    return library.findings().stream().map(p -> p.key() + " " + p.problem().rule()).toList();
  }

  private static Reference only(String record) {
    ReferenceLibrary library = Samples.of(record);
    assertEquals(List.of(), library.findings());
    return library.get(library.keys().get(0)).orElseThrow();
  }

  @Test
  void aRecordIsReadWithItsIdentifiersAndPlace() {
    Reference r =
        only(
            article(
                "a1", "DOI: 'https://doi.org/10.5555/ABC', PMID: 123, URL: 'https://x.example/a'"));
    assertEquals("10.5555/abc", r.doi());
    assertEquals("123", r.pmid());
    assertEquals(2020, r.year());
    assertEquals("https://x.example/a", r.url());
    assertEquals(2, r.region().line());
    assertEquals("references/test.yaml", r.path());
  }

  @Test
  void numbersAndDatesHaveOneForm() {
    String csl = only(article("a1", "issue: \"2\", page: 1-2")).csl();
    assertEquals(
        "{\"author\":[{\"family\":\"A\",\"given\":\"B\"}],\"container-title\":\"J\",\"id\":\"a1\",\"issue\":\"2\","
            + "\"issued\":{\"date-parts\":[[2020]]},\"page\":\"1-2\",\"title\":\"T\","
            + "\"type\":\"article-journal\",\"volume\":\"1\"}",
        csl);
    String other = article("a1", "issue: 2, page: \" 1-2 \", note: \"\"");
    assertEquals(
        csl, only(other.replace("issued: 2020", "issued: {date-parts: [[\"2020\"]]}")).csl());
  }

  @Test
  void governanceIsNoCslData() {
    Reference r =
        only(
            article(
                "a1",
                "kind: trial, article: spine/x, review-by: 2027-01-01, checked: 2026-01-02,"
                    + " justification: because, quote: \"So it is.\""));
    assertFalse(r.csl().contains("trial") || r.csl().contains("2027"), r.csl());
    assertEquals("trial", r.governance().kind());
    assertEquals("spine/x", r.governance().article());
    assertEquals(LocalDate.of(2027, 1, 1), r.governance().reviewBy());
    assertEquals(LocalDate.of(2026, 1, 2), r.governance().checked());
    assertEquals("So it is.", r.governance().quote());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: book, title: T | ref/missing-field x ref/missing-field",
        "type: webpage, title: T, publisher: P, URL: 'https://a.example' | ref/undated",
        "type: webpage, title: T, publisher: P, checked: 2026-01-01, URL: 'https://a.example' | ''",
        "type: webpage, title: T, publisher: P, URL: 'https://a.example', accessed: 2026-01-01 |"
            + " ''",
        "type: webpage, title: T, publisher: P, issued: 2020 | ref/missing-field",
        "type: webpage, title: T, publisher: P, issued: 2020, article: spine/x | ''",
        "type: jurnal-article, title: T, publisher: P | ref/type",
        "type: report, title: T, publisher: P, issued: 2020, DOI: 11.5/x | ref/bad-identifier",
        "type: report, title: T, publisher: P, issued: 2020, DOI: 10.5555/x. | ref/bad-identifier",
        "type: report, title: T, publisher: P, issued: 2020, PMID: 123456789 | ref/bad-identifier",
        "type: report, title: T, publisher: P, issued: 2020, PMCID: 123 | ref/bad-identifier",
        "type: book, title: T, publisher: P, issued: 2020, ISBN: 978-3-16-148410-1 |"
            + " ref/bad-identifier",
        "type: book, title: T, publisher: P, issued: 2020, ISBN: 978-3-16-148410-0 | ''",
        "type: book, title: T, publisher: P, issued: 2020, ISBN: 0-8044-2957-X | ''",
        "type: book, title: T, publisher: P, issued: 2020, ISSN: 1756-1834 | ref/bad-identifier",
        "type: book, title: T, publisher: P, issued: 2020, URL: 'javascript:alert(1)' |"
            + " ref/bad-identifier",
        "type: book, title: T, publisher: P, issued: 2020, doi: 10.5555/x | ref/unknown-field",
        "type: book, title: T, publisher: P, issued: {year: 2020} | ref/type",
        "type: book, title: [{a: b}], publisher: P, issued: 2020 | ref/type",
        "type: book, title: T, author: A, issued: 2020 | ref/type",
        "type: book, title: T, publisher: P, issued: 2020, review-by: 2026-11-19 | ref/overdue",
        "type: book, title: T, publisher: P, issued: 2020, review-by: 2026-11-20 | ''",
        "type: book, title: T, publisher: P, issued: 2020, review-by: soon | ref/type",
        "type: book, title: T, publisher: P, issued: 2020, retracted: true | ref/retracted",
        "type: book, title: T, publisher: P, issued: 2020, retracted: false | ''",
        "type: book, title: T, publisher: P, issued: 2020, retracted: [x] | ref/retracted x"
            + " ref/type",
        "type: book, title: T, publisher: P, issued: 2020, retracted: true, justification: j | ''",
        "type: book, title: T, publisher: P, issued: 2020, concern: true | ref/concern",
        "type: book, title: T, publisher: P, issued: 2020, corrected: 2021-01-01 | ref/corrected",
        "type: book, title: T, publisher: P, issued: 2020, corrected: true, justification: j | ''",
        "type: book, title: T, publisher: P, issued: 2020, retracted: 2021-01-01, reinstated:"
            + " 2022-01-01 | ''",
        "type: book, title: T, publisher: P, issued: 2020, retracted: 2021-01-01, reinstated: true"
            + " | ref/retracted x ref/type",
        "type: book, title: 'RETRACTED: T', publisher: P, issued: 2020 | ref/retracted",
        "type: book, title: 'RETRACTED: T', publisher: P, issued: 2020, retracted: false | ''",
        "type: book, title: T, publisher: P, issued: 2020, note: 'Erratum in: J' | ref/corrected",
        "type: book, title: T, publisher: P, issued: 2020, superseded-by: y | ref/superseded",
        "type: book, title: T, publisher: P, issued: 2020, superseded-by: y, justification: j | ''",
        "type: personal_communication, title: T, author: [{literal: P}] | ref/not-listable",
      })
  void everyRuleFindsItsCase(String record, String rules) {
    List<String> expected =
        rules.isEmpty() ? List.of() : List.of(rules.replace(" x ", " ").split(" ", -1));
    List<String> found =
        Samples.of("id: x1, " + record).findings().stream()
            .map(p -> p.problem().rule())
            .sorted()
            .toList();
    assertEquals(expected, found);
  }

  @Test
  void aProblemNamesItsPlaceAndTheNearestWord() {
    ReferenceProblem problem = Samples.of(article("a1", "jornalAbbreviation: X")).findings().get(0);
    assertEquals("a1", problem.key());
    assertEquals("jornalAbbreviation", problem.source().slice(problem.problem().span()).strip());
    assertEquals("did you mean \"journalAbbreviation\"?", problem.problem().hint());
  }

  @Test
  void theFirstOfTwoRecordsWithOneKeyCounts() {
    ReferenceLibrary library = Samples.of(article("a1", "DOI: 10.5555/1"), article("a1", ""));
    assertEquals(List.of("a1 ref/duplicate-key"), found(library));
    assertEquals("10.5555/1", library.get("a1").orElseThrow().doi());
  }

  @Test
  void oneBadRecordLeavesTheOthers() {
    Source source =
        Source.of(
            "references/a.yaml",
            "references:\n  - words\n  - {title: T}\n  - {id: [a]}\n  - {id: a b}\n  - {"
                + article("good", "")
                + "}\nmore: 1\n");
    ReferenceLibrary library = Samples.library(source);
    assertEquals(List.of("good"), library.keys());
    assertEquals(
        List.of(
            "2 ref/type", "3 ref/missing-field", "4 ref/type", "5 ref/type", "7 ref/unknown-field"),
        library.findings().stream()
            .map(p -> source.lineOf(p.problem().span().start()) + " " + p.problem().rule())
            .toList());
  }

  @Test
  void oneWorkUnderTwoKeysIsOneNumber() {
    ReferenceLibrary library =
        Samples.of(
            article("a1", "DOI: 10.5555/ABC"),
            article("b2", "DOI: 10.5555/abc, PMID: 7"),
            article("c3", "PMID: 7"),
            article("d4", ""));
    assertEquals(List.of("b2 ref/duplicate-work", "c3 ref/duplicate-work"), found(library));
    List<NumberedReference> numbered =
        library.number(cite("d4", "nowhere", "c3", "a1", "d4", "b2"));
    assertEquals(
        List.of("1 [d4] d4", "2 [c3, a1, b2] c3"),
        numbered.stream()
            .map(n -> n.number() + " " + n.keys() + " " + n.reference().key())
            .toList());
    assertEquals(
        "A B. T. J. 2020;1.",
        numbered.get(0).text().stream()
            .map(NumberedReference.Run::text)
            .collect(Collectors.joining()));
  }

  private static List<Citation> cite(String... keys) {
    List<Citation> out = new ArrayList<>();
    for (String key : keys) {
      out.add(new Citation(key, Citation.Mode.NORMAL, "", "", new Span(0, 1)));
    }
    return out;
  }

  @Test
  void aChainOfSupersededWorksEndsAtTheNewest() {
    ReferenceLibrary library =
        Samples.of(
            article("a1", "superseded-by: b2"),
            article("b2", "superseded-by: c3"),
            article("c3", ""),
            article("x1", "superseded-by: x2"),
            article("x2", "superseded-by: x1"));
    List<String> hints = library.findings().stream().map(p -> "" + p.problem().hint()).toList();
    assertTrue(hints.get(0).startsWith("cite \"c3\""), hints.get(0));
    assertEquals(4, hints.size());
  }

  @Test
  void whatNoArticleCitesIsUnused() {
    ReferenceLibrary library = Samples.of(article("a1", ""), article("b2", ""));
    assertEquals(
        List.of("b2 ref/unused"),
        library.unused(Set.of("a1", "zz")).stream()
            .map(p -> p.key() + " " + p.problem().rule())
            .toList());
  }

  @Test
  void anUnknownStyleIsSaidWithTheNearestName() {
    assertEquals(
        "\"american-medical-asociation\" is not a style of the CSL collection; did you mean"
            + " \"american-medical-association\"?",
        CitationStyle.problem("american-medical-asociation").orElse(""));
    assertMeant("vancouver", "nlm-citation-sequence", "elsevier-vancouver", "sage-vancouver");
    assertMeant("Vancouvr", "nlm-citation-sequence", "elsevier-vancouver", "sage-vancouver");
    assertMeant("AMA", "american-medical-association");
    assertMeant("the lancet", "the-lancet");
    assertTrue(CitationStyle.problem("../../etc/passwd").isPresent());
    assertTrue(CitationStyle.problem("american-medical-association").isEmpty());
    ReferenceLibrary library =
        ReferenceLibrary.load(
            List.of(Samples.yaml(article("a1", ""))),
            null,
            new ReferenceLibrary.Options("nonsense", LocalDate.of(2026, 1, 1)));
    assertThrows(IllegalArgumentException.class, () -> library.format("a1"));
  }

  private static void assertMeant(String name, String... styles) {
    String problem = CitationStyle.problem(name).orElse("");
    for (String style : styles) {
      assertTrue(problem.contains("\"" + style + "\""), problem);
    }
    assertTrue(problem.contains("did you mean \"" + styles[0] + "\""), problem);
  }

  @Test
  void noStyleLeaksItsNumber() {
    for (String style :
        List.of(
            "nature",
            "nlm-citation-sequence",
            "apa",
            "ieee",
            "the-lancet",
            "elsevier-vancouver",
            "bmj")) {
      assertEquals("", CitationStyle.problem(style).orElse(""));
      ReferenceLibrary library =
          ReferenceLibrary.load(
              List.of(Samples.yaml(article("a1", ""))),
              null,
              new ReferenceLibrary.Options(style, LocalDate.of(2026, 1, 1)));
      String shown = AmaStyleTest.marked(library.format("a1"));
      assertTrue(shown.startsWith("A") || shown.startsWith("B. A"), style + ": " + shown);
      assertTrue(shown.contains("2020") && shown.contains("T"), style + ": " + shown);
    }
  }

  @Test
  void formattingIsTheSameInEveryThreadAndLocale() {
    Source file = Samples.source("reference/ama/literature.yaml");
    ReferenceLibrary one = Samples.library(file);
    List<String> expected = one.keys().stream().map(k -> "" + one.format(k)).toList();
    java.util.Locale before = java.util.Locale.getDefault();
    try {
      java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr-TR"));
      ReferenceLibrary other = Samples.library(file);
      assertEquals(expected, other.keys().parallelStream().map(k -> "" + other.format(k)).toList());
    } finally {
      java.util.Locale.setDefault(before);
    }
  }
}
