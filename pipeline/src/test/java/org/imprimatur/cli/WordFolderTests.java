package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A house in which Word files are taken in. */
abstract class WordFolderTests {
  private static final String RECORDS =
      """
      references:
        - id: sample2020walking
          type: article-journal
          title: Walking with a painful knee
          issued: 2020
          DOI: 10.5555/sample.walking
        - id: sample2021rest
          type: article-journal
          title: Rest for a painful knee
          issued: 2021
          PMID: "99999901"
      """;

  static final String WALKING =
      "{\"type\":\"article-journal\",\"title\":\"Walking with a painful knee\",\"DOI\":"
          + "\"10.5555/SAMPLE.walking\",\"issued\":{\"date-parts\":[[2020]]}}";

  @TempDir Path root;

  @BeforeEach
  void house() throws IOException {
    Files.createDirectories(root.resolve("articles"));
    Files.createDirectories(root.resolve("references"));
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        "site: {id: s, title: S}\npeople: [{id: a, name: A, roles: [author]}]\n");
    Files.writeString(root.resolve("references/house.yaml"), RECORDS);
  }

  CommandLine.Ran take(WordFile file) throws IOException {
    Files.write(root.resolve("report.docx"), file.bytes());
    return CommandLine.run(root, "import", "report.docx", "--id", "knee/report");
  }

  String body() throws IOException {
    String text = Files.readString(root.resolve("articles/knee/report.md"));
    return text.substring(text.indexOf("\n---\n") + 5);
  }

  String taken(String body) throws IOException {
    CommandLine.Ran ran = take(WordFile.of(body));
    assertEquals(0, ran.code(), ran.err());
    return body();
  }

  static int count(String text, String words) {
    return (text.length() - text.replace(words, "").length()) / words.length();
  }
}
