package org.imprimatur.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ContrastTest {
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{3,6});");

  @Test
  void theRatioIsThatOfTheStandard() {
    assertEquals(21, Contrast.ratio("#000000", "#ffffff"), 1e-9);
    assertEquals(1, Contrast.ratio("#123456", "#123456"), 1e-9);
    // Known of #767676, the lightest grey that may stand on white.
    assertEquals(4.54, Contrast.ratio("#767676", "#ffffff"), 0.005);
  }

  @Test
  void theProgramsOwnColoursAreThoseOfItsStyleSheetAndCanBeRead() throws IOException {
    String css = Files.readString(Path.of("src/main/resources/site/assets/site.css"));
    int dark = css.indexOf("@media (prefers-color-scheme: dark)");
    assertAre(css.substring(0, dark), Contrast.LIGHT);
    assertAre(css.substring(dark, css.indexOf("box-sizing")), Contrast.DARK);
  }

  private static void assertAre(String css, Map<String, String> expected) {
    Map<String, String> found = new TreeMap<>();
    COLOUR
        .matcher(css)
        .results()
        .filter(it -> expected.containsKey(it.group(1)))
        .forEach(
            it -> found.put(it.group(1), it.group(2).equals("#fff") ? "#ffffff" : it.group(2)));
    assertEquals(new TreeMap<>(expected), found);
    assertEquals(Optional.empty(), Contrast.fault(Map.of(), expected));
  }

  @Test
  void aTextThatCanHardlyBeReadIsAFault() {
    assertFault("link", Map.of("link", "#9ab8c0"));
    assertFault("paper", Map.of("paper", "#777777"));
    assertFault("head", Map.of("head", "#0b5566"));
    assertFault("head-ink", Map.of("head", "#0b5566", "head-ink", "#5f8f9a"));
    assertEquals(
        Optional.empty(),
        Contrast.fault(Map.of("head", "#0b5566", "head-ink", "#ffffff"), Contrast.LIGHT));
  }

  private static void assertFault(String use, Map<String, String> own) {
    Contrast.Fault fault = Contrast.fault(own, Contrast.LIGHT).orElseThrow();
    assertEquals(use, fault.use());
    assertTrue(fault.message().contains(":1; it must be at least 4.5:1"), fault.message());
  }
}
