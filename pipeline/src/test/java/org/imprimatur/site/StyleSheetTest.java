package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The style sheet of the pages: one scale of type, and colours from one palette. */
final class StyleSheetTest {
  private static final Pattern SIZE = Pattern.compile("font-size: ([^;}]+)");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b");

  private static String css() throws IOException {
    return Files.readString(Path.of("src/main/resources/site/assets/site.css"));
  }

  @Test
  void everyTextHasASizeOfTheScaleOrOneInProportionToItsLine() throws IOException {
    Set<String> sizes = new TreeSet<>();
    SIZE.matcher(css()).results().map(found -> found.group(1)).forEach(sizes::add);
    sizes.removeIf(size -> size.startsWith("var(--text") || isPart(size));
    assertEquals(Set.of("100%"), sizes);
  }

  private static boolean isPart(String size) {
    return size.endsWith("em") && !size.endsWith("rem");
  }

  @Test
  void colourIsNamedByItsMeaningOutsideThePalette() throws IOException {
    String css = css();
    String rules = css.substring(css.indexOf("*, *::before"));
    List<String> bare = COLOUR.matcher(rules).results().map(MatchResult::group).toList();
    assertEquals(List.of("#fff"), bare, "the paper behind pictures alone");
  }
}
