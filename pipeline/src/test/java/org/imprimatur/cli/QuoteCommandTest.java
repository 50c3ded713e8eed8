package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code quote KEY WORDS} puts a sentence on record, and changes nothing else. */
final class QuoteCommandTest {
  private static final String HEAD =
      "# Our works.\nreferences:\n  - id: work\n    type: book\n    title: B\n    publisher: P\n"
          + "    issued: 2020\n    author: [{family: F}]\n    abstract: \"AIM: Rest. RESULTS:"
          + " Examplol 5 mg helped: 12 of 40. Fewer than 3 had pain.\"\n";
  private static final String TAIL = "  # The last one.\n  - {id: other, type: book, title: C}\n";

  @TempDir Path root;

  @BeforeEach
  void house() throws IOException {
    Files.createDirectories(root.resolve("references"));
    Files.createDirectories(root.resolve("articles"));
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        "site: {id: s, title: S}\npeople: [{id: a.author, name: A, roles: [author]}]\n");
    write(HEAD + TAIL);
  }

  private void write(String text) throws IOException {
    Files.writeString(root.resolve("references/works.yaml"), text);
  }

  private String read() throws IOException {
    return Files.readString(root.resolve("references/works.yaml"));
  }

  private CommandLine.Ran quote(String... words) {
    return CommandLine.run(root, words);
  }

  @Test
  void theSentenceIsWrittenWithItsPlace() throws IOException {
    CommandLine.Ran ran = quote("quote", "work", "5 mg", "helped");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(
        "Examplol 5 mg helped: 12 of 40. (abstract, results)\ncite it: [@work]{q=q1}\n", ran.out());
    String line =
        "    quotes: {q1: {sentence: \"Examplol 5 mg helped: 12 of 40.\", place: \"abstract,"
            + " results\"}}\n";
    assertEquals(HEAD + line + TAIL, read());
    assertEquals(0, CommandLine.run(root, "check").code());
  }

  @Test
  void whatIsOnRecordIsNotWrittenTwice() throws IOException {
    quote("quote", "work", "helped");
    String before = read();
    CommandLine.Ran ran = quote("quote", "work", "examplol", "--name", "again", "--json");
    assertEquals(0, ran.code());
    assertTrue(ran.out().contains("\"id\" : \"q1\"") && ran.out().contains("null"), ran.out());
    assertEquals(before, read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    quotes: {a: Rest.}\n",
        "    quotes: {}\n",
        "    quotes:\n      a: {sentence: Rest., place: p. 1}\n",
        "    quotes:\n      a:\n        sentence: Rest.\n        place: p. 1\n",
        "    quotes:\n      - {id: a, sentence: Rest.}\n",
        "    quotes:\n      - id: a\n        sentence: Rest.\n",
        "    quotes: [{id: a, sentence: Rest.}]\n",
      })
  void anotherStandsBehindThoseThatAreThere(String quotes) throws IOException {
    for (String newline : List.of("\n", "\r\n")) {
      String before = (HEAD + quotes + TAIL).replace("\n", newline);
      write(before);
      CommandLine.Ran ran = quote("quote", "@work", "fewer", "--name", "b");
      assertEquals(0, ran.code(), ran.err());
      String after = read();
      String added = after.replaceFirst("(?s), b: |\\{b: ", "");
      assertTrue(after.contains("Fewer than 3 had pain."), added);
      assertTrue(after.startsWith(HEAD.replace("\n", newline)), after);
      assertTrue(after.endsWith(TAIL.replace("\n", newline)), after);
      assertEquals(0, CommandLine.run(root, "check").code());
      assertTrue(quote("quote", "work", "fewer").err().contains("on record already"));
    }
  }

  @Test
  void wordsThatChooseNoneOrSeveralWriteNothing() throws IOException {
    CommandLine.Ran several = quote("quote", "work", "of");
    assertEquals(1, quote("quote", "work", "zebra").code());
    assertTrue(quote("quote", "work", "zebra").err().contains("no sentence"));
    assertEquals(1, quote("quote", "work", "help").code(), "a part of a word is not the word");
    assertEquals(0, several.code());
    write(HEAD.replace("Fewer than", "Fewer of") + TAIL);
    String before = read();
    several = quote("quote", "work", "of");
    assertEquals(1, several.code());
    assertEquals(2, several.out().lines().count(), several.out());
    assertEquals(before, read());
    assertEquals(2, quote("quote", "wrok", "of").code());
    assertTrue(quote("quote", "wrok", "of").err().contains("\"work\""));
    assertEquals(2, quote("quote", "work").code());
    assertEquals(2, quote("quote", "work", "of", "--name", "a b").code());
    CommandLine.Ran bare = quote("quote", "other", "of");
    assertEquals(1, bare.code());
    assertTrue(bare.err().contains("references/other.txt"), bare.err());
  }

  @Test
  void theStoredTextHasPagesAndParagraphs() throws IOException {
    Path text = root.resolve("references/other.txt");
    Files.writeString(
        text, "Head\n\nTreat-\nment was\nwell-\nknown. It lasted.\n\fTreatment ended.\n");
    assertTrue(
        quote("quote", "other", "well-known").out().startsWith("Treatment was well-known. (p. 1)"));
    assertTrue(quote("quote", "other", "ended").out().startsWith("Treatment ended. (p. 2)"));
    Files.writeString(text, "Head\n\nTreatment was well known. It lasted.\n");
    assertTrue(quote("quote", "other", "lasted").out().startsWith("It lasted. (paragraph 2)"));
    assertEquals(
        2, CommandLine.run(root, "check", "--json").out().split("quote-not-found", -1).length - 1);
  }

  @Test
  void abstractsAreKeptOnImport() throws IOException {
    Files.writeString(
        root.resolve("a.nbib"),
        """
        PMID- 1
        TI  - One.
        AB  - First sentence
              goes on.
        FAU - One, A
        DP  - 2020
        JT  - J
        VI  - 1
        """);
    Files.writeString(
        root.resolve("b.ris"),
        "TY  - BOOK\nTI  - Two\nAU  - Two, B\nPY  - 2020\nN2  - Second.\nER  - \n");
    Files.writeString(
        root.resolve("c.json"),
        "[{\"id\": \"c\", \"type\": \"book\", \"title\": \"Three\", \"abstract\":"
            + " \"<jats:title>Abstract</jats:title><jats:sec><jats:title>Results</jats:title><jats:p>Third &amp; last <jats:italic>P</jats:italic> &lt; .05.</jats:p></jats:sec>\"}, {\"id\": \"o\", \"type\": \"book\","
            + " \"title\": \"B\", \"publisher\": \"P\", \"DOI\": \"10.5555/other\","
            + " \"abstract\": \"Fourth.\"}]");
    write(HEAD + "  - {id: other, type: book, title: B, publisher: P, DOI: 10.5555/other}\n");
    quote("import", "a.nbib", "b.ris", "c.json");
    String added = Files.readString(root.resolve("references/imported.yaml"));
    assertTrue(added.contains("abstract: First sentence goes on."), added);
    assertTrue(added.contains("abstract: Second."), added);
    assertTrue(added.contains("\"Results: Third & last P < .05.\""), added);
    assertTrue(read().contains("DOI: 10.5555/other, abstract: Fourth.}"), read());
  }

  @Test
  void worksThatReviewsCoverStayAsTheyAre(@TempDir Path temp) throws Exception {
    ReviewFolder.needs("ssh-keygen", "git");
    ReviewFolder folder = new ReviewFolder(temp);
    Path file = folder.root.resolve("references/works.yaml");
    Files.writeString(file, Files.readString(file) + "    abstract: It helps. Not always.\n");
    folder.commit();
    assertEquals(0, folder.step("submit", "a.author").code());
    String before = Files.readString(file);
    CommandLine.Ran ran = CommandLine.run(folder.root, "quote", "work", "always");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("--void-approvals"), ran.err());
    assertEquals(before, Files.readString(file));
    assertEquals(
        0, CommandLine.run(folder.root, "quote", "work", "always", "--void-approvals").code());
    assertTrue(Files.readString(file).contains("quotes: {q1: {sentence: Not always."));
  }
}
