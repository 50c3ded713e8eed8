package org.imprimatur.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of works that the library has, and of works that only look like them. */
final class KnownWorkTest {
  private static ReferenceImport.Merged merge(Source target, String name, String text) {
    return merge(target, List.of(target), name, text, key -> false);
  }

  private static ReferenceImport.Merged merge(
      Source target,
      List<Source> files,
      String name,
      String text,
      java.util.function.Predicate<String> isSigned) {
    ReferenceLibrary library = ReferenceLibrary.load(files, null, Samples.OPTIONS);
    return ReferenceImport.merge(
        library, target, ReferenceImport.read(Source.of(name, text)), isSigned);
  }

  private static Map<Mark, Reference.Notice> marks(ReferenceImport.Merged merged, String key) {
    Source written = Source.of("references/a.yaml", merged.text());
    return Samples.library(written).get(key).orElseThrow().governance().notices();
  }

  /** The fields of two BibTeX entries, and how many works they are. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "book, title={M}, edition={1} | book, title={M}, edition={2} | 2",
        "book, title={M} | book, title={M}, edition={2nd} | 2",
        "book, title={M} | book, title={M}, edition={First edition} | 1",
        "book, title={M}, edition={second} | book, title={M}, edition={2} | 1",
        "incollection, title={M}, booktitle={Knee book} | incollection, title={M}, booktitle={Spine book} | 2",
        "incollection, title={M}, booktitle={Knee book}, pages={1-9} | incollection, title={M}, booktitle={Knee book}, pages={30-39} | 2",
        "incollection, title={M}, booktitle={Knee book}, pages={1-9} | incollection, title={M}, booktitle={Knee book}, pages={1--9} | 1",
        "incollection, title={M}, booktitle={Knee book} | incollection, title={M} | 2",
        "misc, url={https://u.example/} | misc, url={https://v.example/} | 2",
        "misc, url={https://u.example/} | misc, url={http://www.u.example} | 1",
        "misc, title={M}, url={https://u.example/a} | misc, title={M}, url={https://u.example/b} | 2",
        "article, title={M}, journal={Journal of Pain}, volume=3, pages={7} | article, title={M}, journal={J Pain}, volume=3, pages={7-9} | 1",
        "article, title={M}, journal={N Engl J Med} | article, title={M}, journal={The New England Journal of Medicine} | 1",
        "article, title={M}, journal={JAMA} | article, title={M}, journal={Journal of the American Medical Association} | 1",
        "article, title={M}, journal={Pain} | article, title={M}, journal={Pain Medicine} | 2",
        "article, title={M}, journal={J}, volume=3, pages={7} | article, title={M}, journal={J}, volume=3, pages={19} | 2",
        "article, title={M}, journal={J}, volume=3 | article, title={M}, journal={J}, volume=4 | 2",
        "article, title={Reply}, journal={J}, number=3 | article, title={Reply}, journal={J}, number=4 | 2",
        "article, title={M}, journal={J}, volume=3, pages={7} | article, title={RETRACTED: M}, journal={J}, volume=3, pages={7} | 1",
        "techreport, title={M}, number={12} | techreport, title={M}, number={13} | 2",
        "article, title={M}, journal={J}, doi={10.5555/a} | article, title={M}, journal={J}, pmid=77 | 1",
        "article, title={M}, journal={J}, pmid=77 | article, title={M}, journal={J}, doi={10.5555/a} | 1",
        "article, title={M}, journal={J}, pmid=77 | article, title={M}, journal={J}, pmid=78 | 2",
        "article, title={M}, journal={J}, doi={10.5555/a} | article, title={M}, journal={J}, doi={10.5555/b} | 2",
        "article, title={M}, journal={J}, doi={10.5555/a} | article, title={M}, journal={J} | 1",
      })
  void twoWorksAreTwoRecords(String one, String other, int works) {
    String both =
        List.of(one, other).stream()
            .map(fields -> fields.replaceFirst(", ", "{k" + fields.equals(other) + ", "))
            .map(entry -> "@" + entry + ", author={Arbor, A}, year=2020}\n")
            .reduce("", String::concat);
    ReferenceImport.Merged merged = merge(Source.of("references/a.yaml", ""), "a.bib", both);
    assertEquals(works, merged.added().size(), merged.text());
    Source written = Source.of("references/a.yaml", merged.text());
    assertEquals(List.of(), merge(written, "a.bib", both).added());
  }

  @Test
  void identifiersOfSeveralExportsMeetInOneRecord() {
    String text =
        """
        @article{a, title={A}, author={Arbor, A}, journal={J}, year=2020, doi={10.5555/a}}
        @article{b, title={Another spelling}, author={Arbor, A}, year=2020, doi={10.5555/A}, pmid=77}
        @article{c, title={A third}, pmid=77}
        """;
    ReferenceImport.Merged merged = merge(Source.of("references/a.yaml", ""), "a.bib", text);
    assertEquals(List.of("a"), merged.added());
    assertTrue(merged.text().contains("PMID: \"77\""), merged.text());
    Source there =
        Source.of(
            "references/a.yaml",
            "references:\n  - id: old\n    type: article-journal\n    title: A\n    DOI: 10.5555/a\n");
    ReferenceImport.Merged joined = merge(there, "a.bib", text);
    assertEquals(List.of(), joined.added());
    assertEquals(there.text() + "    PMID: \"77\"\n", joined.text());
    ReferenceImport.Merged signed =
        merge(there, List.of(there), "a.bib", text, key -> key.equals("old"));
    assertEquals(there.text(), signed.text());
    assertEquals(List.of("old", "old", "old"), signed.known());
  }

  @Test
  void aMarkIsWrittenIntoTheRecordWhereverItStands() {
    String nbib = "PMID- 1\nTI  - T.\nTA  - J\nDP  - 2020\nPT  - Retracted Publication\n";
    for (String record :
        List.of(
            "- {id: a, type: book, title: T, PMID: \"1\"}",
            "- {id: a, type: book, title: T, PMID: \"1\", }  # end",
            "- id: a\n    type: book\n    title: >-\n      T\n      U\n    PMID: \"1\"\n",
            "- PMID: \"1\"\n    id: a\n    type: book\n    title: T",
            "- id: a\n    PMID: \"1\"\n    author:\n      - family: A\n        given: B\n\n  - id: b\n    title: U\n")) {
      for (String newline : List.of("\n", "\r\n")) {
        String text = "references:\n  " + record;
        Source file = Source.of("references/a.yaml", text.replace("\n", newline));
        ReferenceImport.Merged merged = merge(file, "a.nbib", nbib);
        assertEquals(List.of(Mark.RETRACTED), List.copyOf(marks(merged, "a").keySet()), record);
        String without =
            merged
                .text()
                .replaceFirst(", retracted: \\{[^}]*\\}", "")
                .replaceFirst("(?m)^ +retracted: .*\r?\n", "");
        assertEquals(file.text().stripTrailing(), without.stripTrailing());
        assertEquals(newline.equals("\r\n"), merged.text().contains("\r\n"));
        assertEquals(
            merged.text(), merge(Source.of(file.path(), merged.text()), "a.nbib", nbib).text());
      }
    }
  }

  @Test
  void aMarkGoesIntoAnotherFileToo() {
    Source target = Source.of("references/imported.yaml", "");
    Source other = Samples.yaml("id: a, title: T, PMID: '1'");
    ReferenceImport.Merged merged =
        merge(
            target,
            List.of(other),
            "a.nbib",
            "PMID- 1\nTI  - T.\nRIN - J. 2021;1:1. PMID: 2\n",
            key -> true);
    assertEquals("", merged.text());
    assertTrue(
        ("" + merged.others().get(other.path())).contains("retracted: {reason:"),
        merged.toString());
  }

  @Test
  void aFileThatCannotTakeAMarkIsLeftAndItIsSaid() {
    Source other =
        Source.of("references/b.yaml", "references: [{id: a, PMID: \"1\", note: \"\uFFFD\"}]");
    ReferenceImport.Merged merged =
        merge(
            Source.of("references/imported.yaml", ""),
            List.of(other),
            "a.nbib",
            "PMID- 1\nTI  - T.\nPT  - Retracted Publication\n",
            key -> false);
    assertEquals(Map.of(), merged.others());
    Problem problem = merged.problems().get(1);
    assertEquals("ref/retracted", problem.rule());
    assertTrue(("" + problem.hint()).contains("references/b.yaml cannot be written"), "" + problem);
  }

  /** Whoever says "false" or "reinstated" is told, and nothing is changed. */
  @Test
  void whatTheHouseSaysOfARetractionStands() {
    for (String said :
        List.of(
            "retracted: false", "retracted: {date: 2020-01-01}, reinstated: {date: 2021-01-01}")) {
      Source file = Samples.yaml("id: a, title: T, PMID: '1', " + said);
      ReferenceImport.Merged merged =
          merge(file, "a.nbib", "PMID- 1\nTI  - T.\nPT  - Retracted Publication\n");
      assertEquals(file.text(), merged.text());
      assertEquals(Map.of(), marks(merged, "a"));
      assertEquals("ref/retracted", merged.problems().get(1).rule());
    }
  }

  @Test
  void aReinstatementIsSaidAndLiftsNothingByItself() {
    Source file = Samples.yaml("id: a, title: T, DOI: 10.5555/a, retracted: {date: 2020-01-01}");
    String json =
        """
        {"id": "x", "type": "article-journal", "title": "T", "DOI": "10.5555/a", "updated-by": [
          {"type": "retraction", "DOI": "10.5555/r", "updated": {"date-parts": [[2020, 1, 1]]}},
          {"type": "reinstatement", "DOI": "10.5555/s", "updated": {"date-parts": [[2022, 1, 1]]}}]}
        """;
    ReferenceImport.Merged merged = merge(file, "a.json", json);
    assertEquals(file.text(), merged.text());
    assertTrue(
        merged.problems().stream()
            .anyMatch(p -> p.message().startsWith("\"a\" was reinstated on 2022-01-01")));
    ReferenceImport.Merged anew = merge(Source.of("references/a.yaml", ""), "a.json", json);
    assertEquals(Map.of(), marks(anew, "x"));
    assertTrue(anew.text().contains("reinstated: {date: 2022-01-01"), anew.text());
  }

  /** The notice alone may be what somebody imports; a work without a mark was retracted, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | reinstated on 2022-01-01",
        ", retracted: {date: 2020-01-01} | its record still has a mark",
        ", retracted: {date: 2020-01-01}, reinstated: {date: 2022-01-01} | reinstated on 2022-01-01",
      })
  void theNoticeOfAReinstatementIsAlwaysSaid(String said, String told) {
    Source file = Samples.yaml("id: a, title: T, DOI: 10.5555/a" + said);
    String json =
        """
        {"id": "n", "type": "article-journal", "title": "Notice", "DOI": "10.5555/n", "update-to": [
          {"type": "reinstatement", "DOI": "10.5555/A", "updated": {"date-parts": [[2022, 1, 1]]}}]}
        """;
    ReferenceImport.Merged merged = merge(file, "a.json", json);
    assertTrue(
        merged.problems().stream()
            .anyMatch(p -> p.rule().equals("import/conflict") && p.message().contains(told)),
        merged.problems().toString());
    assertTrue(merged.text().startsWith(file.text().stripTrailing()), merged.text());
  }

  @Test
  void aNoticeHasTheDayThatItSaysItself() {
    Source file = Samples.yaml("id: a, title: T, DOI: 10.5555/a");
    String json =
        """
        {"id": "n", "type": "article-journal", "title": "Notice", "DOI": "10.5555/n", "update-to": [
          {"type": "retraction", "DOI": "10.5555/a", "updated": {"date-parts": [[2022, 3, 1]]}}]}
        """;
    assertEquals(
        Map.of(
            Mark.RETRACTED, new Reference.Notice(LocalDate.of(2022, 3, 1), "", "10.5555/n", null)),
        marks(merge(file, "a.json", json), "a"));
  }

  @Test
  void theNoticeOfAKnownWorkMarksIt() {
    Source file = Samples.yaml("id: a, title: T, DOI: 10.5555/a");
    String json =
        """
        [{"id": "n", "type": "article-journal", "title": "Correction: T", "DOI": "10.5555/n",
          "issued": {"date-parts": [[2021, 2, 3]]},
          "update-to": [{"type": "correction", "DOI": "10.5555/A"}]}]
        """;
    ReferenceImport.Merged merged = merge(file, "a.json", json);
    assertEquals(
        Map.of(
            Mark.CORRECTED, new Reference.Notice(LocalDate.of(2021, 2, 3), "", "10.5555/n", null)),
        marks(merged, "a"));
    assertEquals(List.of("n"), merged.added());
    assertEquals(Map.of(), marks(merged, "n"));
  }

  @Test
  void oneIdentifierOfTwoTitlesIsSaid() {
    Source file = Samples.yaml("id: a, type: chapter, title: The knee, DOI: 10.5555/book");
    ReferenceImport.Merged merged =
        merge(file, "a.bib", "@incollection{b, title={The spine}, doi={10.5555/book}, pages={3}}");
    assertEquals(
        List.of("import/known", "import/conflict"),
        merged.problems().stream().map(Problem::rule).toList());
    assertFalse(merged.known().isEmpty());
  }
}
