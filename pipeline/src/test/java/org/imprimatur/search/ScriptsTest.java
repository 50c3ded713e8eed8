package org.imprimatur.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The modules of the search are published whole but for their comments. */
final class ScriptsTest {
  @Test
  void commentsGoAndCodeStays() {
    assertEquals(
        """
        const a = 1; // here
        (b);
        const c = "/* no */";
        """,
        Scripts.withoutComments(
            """
            /* One. */

            /**
             * Two.
             */
              const a = 1; // here
            // three
            /** @type {B} */ (b);
            const c = "/* no */";
            """));
  }

  /** Blanks before a line are dropped, so none may be in a text; and no line is in two comments. */
  @Test
  void noTextReachesOverTwoLines() throws Exception {
    for (String name : Scripts.ALL) {
      for (String line : source(name).split("\n", -1)) {
        assertEquals(0, line.chars().filter(c -> c == '`').count() % 2, name + ": " + line);
      }
      String published = new String(Scripts.published(name), UTF_8);
      assertFalse(Pattern.compile("(?m)^ *+(/?\\*|//)").matcher(published).find(), name);
    }
  }

  @Test
  void everyModuleThatIsImportedIsPublished() throws Exception {
    Set<String> imported = new TreeSet<>(Set.of("search.js"));
    for (String name : Scripts.ALL) {
      String published = new String(Scripts.published(name), UTF_8);
      Matcher from =
          Pattern.compile("(?:from |import\\()\"\\./([a-z]++\\.js)\"\\)?;").matcher(published);
      while (from.find()) {
        imported.add(from.group(1));
      }
    }
    assertEquals(new TreeSet<>(Scripts.ALL), imported);
  }

  @Test
  void theDocumentSaysTheFormat() throws Exception {
    String document = Files.readString(Path.of("..", "docs", "index.md"));
    assertTrue(document.contains("the number of the format (" + BrowserExport.FORMAT + ")"));
  }

  private static String source(String name) throws Exception {
    try (InputStream in = ScriptsTest.class.getResourceAsStream("/site/search/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }
}
