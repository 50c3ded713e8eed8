package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.text.JsonReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that LibreOffice opens and writes again: {@code mvn verify -Pword}; see docs/word.md. */
@Tag("word")
final class LibreOfficeIT {
  private static final int CLAIMS = 100;

  @TempDir Path temp;

  private ReviewFolder folder;

  @BeforeEach
  void make() throws Exception {
    ReviewFolder.needs("soffice", "ssh-keygen", "git");
    folder = new ReviewFolder(temp);
  }

  /** Every comment is on its claim, though LibreOffice wrote the file and ten claims changed. */
  @Test
  void hundredCommentsOfAHundredComeBackOnTheirClaims() throws Exception {
    folder.write("articles/topic/sample.md", article(""));
    CommandLine.Ran ran = folder.run("export", "--docx", ReviewFolder.ID, "--out", "letters");
    assertEquals(0, ran.code(), ran.err());
    Path letter = folder.root.resolve("letters/topic-sample.docx");
    WordFile file = WordFile.open(Files.readAllBytes(letter));
    Matcher bookmark =
        Pattern.compile("w:name=\"(claim_[^\"]*)\"").matcher(file.text("word/document.xml"));
    List<String> names = bookmark.results().map(found -> found.group(1)).toList();
    assertEquals(CLAIMS, names.size());
    for (int i = 0; i < CLAIMS; i++) {
      file.comment(names.get(i), String.valueOf(i), "Sample Reader", "Remark " + i + " of many");
    }
    Path commented = Files.createDirectories(temp.resolve("commented")).resolve("sample.docx");
    Files.write(commented, file.bytes());
    Path reviewed = converted(commented, "docx");
    folder.write("articles/topic/sample.md", article("again "));
    CommandLine.Ran taken = taken(reviewed);
    assertEquals(0, taken.code(), taken.err());
    String json = folder.run("review", "comments", "--json").out();
    List<?> all = (List<?>) Objects.requireNonNull(JsonReader.read(json).value());
    assertEquals(CLAIMS, all.size());
    for (Object each : all) {
      Map<?, ?> one = (Map<?, ?>) each;
      Matcher number =
          Pattern.compile("Remark (\\d+) of many").matcher(String.valueOf(one.get("text")));
      assertTrue(number.find());
      assertTrue(
          String.valueOf(one.get("now")).contains(" number " + number.group(1) + " "),
          each.toString());
    }
    assertEquals(CLAIMS / 10, taken.err().split("was edited since the export", -1).length - 1);
    assertTrue(taken.err().contains("0 proposed edits"), taken.out() + taken.err());
  }

  private CommandLine.Ran taken(Path reviewed) {
    return CommandLine.run(
        folder.root,
        folder.environment(),
        "import",
        "--comments",
        reviewed.toString(),
        "--as",
        "r.one",
        "--key",
        folder.keys.resolve("r.one").toString(),
        "--yes");
  }

  /** A hundred claims in paragraphs, lists and tables; every tenth may say something else. */
  private static String article(String edit) {
    StringBuilder out = new StringBuilder("## One\n\n");
    for (int i = 0; i < CLAIMS; i++) {
      String word = i % 10 == 0 ? edit : "";
      String sentence =
          "Sampline number " + i + " " + word + "helps people who wait for the bus in the rain";
      out.append(
          switch (i % 4) {
            case 0 -> "\n" + sentence + " [@work]. ";
            case 1 -> "Then *" + sentence + "* [@work].\n\n";
            case 2 -> "- " + sentence + "\n";
            default -> "  1. **" + sentence + "** [@work]\n\n";
          });
    }
    return ReviewFolder.article("").replace(" [@work]\n", out.toString());
  }

  @Test
  void whatIsExportedOpensAndPrints() throws Exception {
    Path repository = Path.of("..").toAbsolutePath().normalize();
    CommandLine.Ran ran =
        CommandLine.run(
            repository, "export", "--docx", "spine/pinched-nerve", "--out", temp.toString());
    assertEquals(0, ran.code(), ran.err());
    Path printed = converted(temp.resolve("spine-pinched-nerve.docx"), "pdf");
    assertTrue(Files.size(printed) > 10_000);
  }

  private Path converted(Path file, String kind) throws Exception {
    Path out = Files.createDirectories(temp.resolve("out-" + kind));
    Process process =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + temp.resolve("office").toUri(),
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                out.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("office.log").toFile())
            .start();
    assertTrue(process.waitFor(3, TimeUnit.MINUTES), "LibreOffice does not end");
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "." + kind);
    assertTrue(Files.exists(out.resolve(name)), Files.readString(temp.resolve("office.log")));
    return out.resolve(name);
  }
}
