package org.imprimatur.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.NumberedReference.Run;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * References in AMA style against strings written from the rules of the AMA Manual of Style. Where
 * the official CSL style rightly or wrongly does something else, {@code deviations.txt} holds what
 * it does and why; a deviation that has gone away must be removed there.
 */
final class AmaStyleTest {
  private static final String FOLDER = "reference/ama/";

  @TestFactory
  List<DynamicTest> everyRecordIsShownAsAmaHasIt() {
    Map<String, List<String>> deviations = table("deviations.txt");
    List<DynamicTest> tests = new ArrayList<>();
    for (String yaml : Samples.names(FOLDER, ".yaml")) {
      ReferenceLibrary library = Samples.library(Samples.source(FOLDER + yaml));
      Map<String, List<String>> expected = table(yaml.replace(".yaml", ".txt"));
      assertEquals(library.keys(), expected.keySet().stream().sorted().toList(), yaml);
      for (String key : library.keys()) {
        String ama = expected.getOrDefault(key, List.of("")).get(0);
        List<String> deviation = deviations.remove(key);
        tests.add(
            DynamicTest.dynamicTest(key, () -> check(marked(library.format(key)), ama, deviation)));
      }
    }
    assertEquals(Map.of(), deviations, "deviations without a record");
    assertTrue(tests.size() >= 40, "the table has shrunk");
    return tests;
  }

  private static void check(
      String shown, String ama, @org.jspecify.annotations.Nullable List<String> deviation) {
    if (deviation == null) {
      assertEquals(ama, shown);
      return;
    }
    assertEquals(deviation.get(0), shown);
    assertNotEquals(ama, shown, "no deviation any more");
    assertTrue(deviation.size() > 1 && !deviation.get(1).isBlank(), "a deviation needs its reason");
  }

  /** Key, and below it, indented, one or more lines. */
  private static Map<String, List<String>> table(String name) {
    Source source = Samples.source(FOLDER + name);
    Map<String, List<String>> out = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (String line : source.text().lines().toList()) {
      if (line.startsWith("  ")) {
        lines.add(line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        lines = new ArrayList<>();
        assertEquals(null, out.put(line.strip(), lines), line);
      }
    }
    return out;
  }

  static String marked(List<Run> runs) {
    StringBuilder out = new StringBuilder();
    for (Run run : runs) {
      String mark =
          (run.bold() ? "**" : "") + (run.italic() ? "*" : "") + (run.raised() ? "^" : "");
      out.append(mark).append(run.text()).append(new StringBuilder(mark).reverse());
    }
    return out.toString();
  }
}
