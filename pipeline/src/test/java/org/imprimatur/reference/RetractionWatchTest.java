package org.imprimatur.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of retractions beside the records. */
final class RetractionWatchTest {
  @Test
  void retractionWatchIsReadByColumnName() {
    String header =
        "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
            + "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
            + "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes";
    String rows =
        row("8/16/2023", "10.5555/notice", "10.5555/RETRACTED,0", "Retraction", "+One;+Two;")
            + row("1/2/2020", "10.5555/n", "unavailable,42", "Retraction", "Three;")
            + row("3/1/2020", "10.5555/n", "10.5555/back,0", "Retraction", "")
            + row("4/1/2020", "10.5555/n", "10.5555/back,0", "Reinstatement", "")
            + row("4/1/2020", "10.5555/n", "10.5555/worry,0", "Expression of concern", "");
    for (String end : List.of("\n", ",\n")) {
      ReferenceLibrary library =
          Samples.library(
              Samples.yaml(
                  ReferenceLibraryTest.article("retracted", "DOI: 10.5555/retracted"),
                  ReferenceLibraryTest.article("pmid", "PMID: 42"),
                  ReferenceLibraryTest.article("back", "DOI: 10.5555/back"),
                  ReferenceLibraryTest.article("worry", "DOI: 10.5555/worry"),
                  ReferenceLibraryTest.article("notice", "DOI: 10.5555/notice")),
              Source.of("references/retractions.csv", header + end + rows));
      assertEquals(
          List.of(
              "\"retracted\" was retracted on 2023-08-16: One; Two",
              "\"pmid\" was retracted on 2020-01-02: Three",
              "\"worry\" is under an expression of concern of 2020-04-01"),
          library.findings().stream().map(p -> p.problem().message()).toList());
      assertEquals(
          new Reference.Notice(LocalDate.of(2023, 8, 16), "One; Two", "10.5555/notice", null),
          library.get("retracted").orElseThrow().governance().retraction());
    }
  }

  /**
   * A line of the file.
   *
   * @param paper DOI and PMID of what it is about
   */
  private static String row(
      String date, String noticeDoi, String paper, String nature, String reason) {
    return "1,\"A, title\",S;,I;,J,P,C,A,U,T;,"
        + String.join(",", date + " 0:00", noticeDoi, "0", "1/1/2019 0:00", paper, nature, reason)
        + ",No,\n";
  }

  /** The newest notice counts, by DOI and PMID; nothing but a reinstatement lifts a retraction. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/1/2020 Expression of concern | concern",
        "1/1/2020 Correction | corrected",
        "1/1/2020 expression of Concern | concern",
        "1/1/2020 Retraction | retracted",
        "1/1/2020 Expression of concern; 2/1/2020 Retraction | retracted",
        "2/1/2020 Retraction; 1/1/2020 Expression of concern | retracted",
        "1/1/2020 Expression of concern; 2/1/2020 Correction | corrected",
        "1/1/2020 Correction; 2/1/2020 Expression of concern | concern",
        "1/1/2020 Retraction; 2/1/2020 Correction | retracted corrected",
        "1/1/2020 Retraction; 2/1/2020 Reinstatement | ''",
        "1/1/2020 Expression of concern; 2/1/2020 Reinstatement | ''",
        "1/1/2020 Retraction; 2/1/2020 Reinstatement; 3/1/2020 Retraction | retracted",
        "1/1/2020 Reinstatement; 2/1/2020 Retraction | retracted",
        "1/1/2020 Retraction by PMID; 2/1/2020 Reinstatement | ''",
      })
  void everyNatureCountsAndTheNewestWins(String rows, String marks) {
    StringBuilder csv =
        new StringBuilder(
            "RetractionDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\n");
    for (String row : rows.split("; ", -1)) {
      boolean pmid = row.endsWith(" by PMID");
      String[] cells = row.replace(" by PMID", "").split(" ", 2);
      csv.append(cells[0])
          .append(" 0:00,")
          .append(pmid ? "unavailable,42," : "10.5555/A,0,")
          .append(cells[1])
          .append(",\n");
    }
    ReferenceLibrary library =
        Samples.library(
            Samples.yaml(ReferenceLibraryTest.article("a", "DOI: 10.5555/a, PMID: 42")),
            Source.of("references/retractions.csv", csv.toString()));
    assertEquals(
        marks,
        library.get("a").orElseThrow().governance().marks().stream()
            .map(Mark::word)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void anUnknownNatureIsSaid() {
    Source csv =
        Source.of(
            "references/retractions.csv",
            """
            RetractionDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason
            1/1/2020 0:00,10.5555/a,0,Retracted,
            """);
    ReferenceLibrary library =
        Samples.library(Samples.yaml(ReferenceLibraryTest.article("a", "DOI: 10.5555/a")), csv);
    assertEquals(List.of(" ref/syntax"), ReferenceLibraryTest.found(library));
  }

  @Test
  void aBrokenRetractionFileIsAProblemAndNoMore() {
    Source broken = Source.of("references/retractions.csv", "A,B\n1,2\n");
    ReferenceLibrary library =
        Samples.library(Samples.yaml(ReferenceLibraryTest.article("a1", "")), broken);
    assertEquals(List.of(" ref/syntax"), ReferenceLibraryTest.found(library));
    assertEquals(broken, library.findings().get(0).source());
  }
}
