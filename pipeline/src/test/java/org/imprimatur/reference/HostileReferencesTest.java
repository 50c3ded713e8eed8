package org.imprimatur.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever stands in a file, reading it gives a value. */
@Timeout(120)
final class HostileReferencesTest {
  private static void read(String ending, String text) {
    Source source = Source.of("references/x" + ending, text);
    if (ending.equals(".yaml") || ending.equals(".csv")) {
      Source yaml = ending.equals(".yaml") ? source : Samples.yaml("id: a1, DOI: 10.5555/a");
      ReferenceLibrary library = Samples.library(yaml, ending.equals(".csv") ? source : null);
      library.keys().forEach(key -> assertFalse(library.format(key).isEmpty(), key));
      library.findings().forEach(p -> assertNotNull(p.source().region(p.problem().span())));
    } else {
      Source empty = Source.of("references/i.yaml", "");
      ReferenceImport.Imported imported = ReferenceImport.read(source);
      imported.problems().forEach(p -> assertNotNull(source.region(p.span())));
      ReferenceImport.Merged merged =
          ReferenceImport.merge(Samples.library(empty), empty, imported, key -> false);
      assertEquals(imported.records().size(), merged.added().size() + merged.known().size());
    }
  }

  private static List<String> samples() {
    List<String> out = new ArrayList<>();
    for (String folder : Samples.names("reference/import/", "")) {
      for (String name : Samples.names("reference/import/" + folder, "")) {
        if (name.startsWith("input.")) {
          out.add("reference/import/" + folder + "/" + name);
        }
      }
    }
    return out;
  }

  @Test
  void everySampleCutAnywhereIsRead() {
    for (String name : samples()) {
      String text = Samples.source(name).text();
      String ending = name.substring(name.lastIndexOf('.'));
      for (int end = 0; end < text.length(); end += 23) {
        read(ending, text.substring(0, end));
        read(ending, text.substring(end));
      }
    }
  }

  @Test
  void recordsCutAnywhereAreRead() {
    String text = Samples.source("reference/ama/shapes.yaml").text();
    for (int end = 0; end < 4000; end += 397) {
      read(".yaml", text.substring(0, end));
    }
  }

  @Test
  void noiseIsRead() {
    Random random = new Random(42);
    String alphabet = "@{}[]()\",:#-=\\\n\t  aTYER0123<>&;$^_~'é😀\u0000\uFEFF\r";
    for (int round = 0; round < 100; round++) {
      StringBuilder noise = new StringBuilder();
      byte[] bytes = new byte[200];
      random.nextBytes(bytes);
      for (int i = 0; i < 300; i++) {
        noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String any = new String(bytes, StandardCharsets.ISO_8859_1);
      for (String ending : List.of(".yaml", ".csv", ".bib", ".ris", ".nbib", ".json")) {
        read(ending, noise.toString());
        read(ending, any);
      }
      read(".bib", "@article{k" + round + ", title={" + noise + "}, author={" + any + "}}");
      read(".ris", "TY  - JOUR\nTI  - " + noise + "\nAU  - " + any + "\nPY  - " + noise);
      read(".nbib", "PMID- 1\nTI  - " + noise + "\nAU  - " + any + "\nDP  - " + noise);
    }
  }

  @Test
  void bombsAndRepeatsAreRead() {
    String many = "{".repeat(100_000);
    read(".yaml", "references:\n  - id: a1\n    title: " + many);
    read(".yaml", "references: " + "[".repeat(100_000));
    read(".yaml", "a: &a [x,x]\nb: &b [*a,*a]\nreferences: [*b,*b]\n");
    read(".yaml", "references:\n  - {id: a1, title: \"" + "ab ".repeat(100_000) + "\"}\n");
    read(
        ".yaml",
        "references:\n  - {id: a1, volume: \""
            + "1-".repeat(4_000)
            + "\", page: \""
            + "1,".repeat(4000)
            + "\"}\n");
    read(".yaml", "references:\n" + "  - {id: a1, title: T}\n".repeat(20_000));
    read(".yaml", "references:\n" + "  - {id: a1, title: T}\n".repeat(20_000) + "# 😀\n");
    read(".bib", "@a{b,c={".repeat(20_000));
    read(".bib", "@a{b,c={\n".repeat(20_000));
    read(".bib", "@a{b, title = {" + many + "}".repeat(100_000) + "}}");
    read(".bib", "@a{b, title = {" + "\\'".repeat(50_000) + "}}");
    read(".bib", "@a{b, author = {" + "x and ".repeat(5_000) + "}}");
    read(".ris", "TY  - JOUR\n" + "AU  - A, B\n".repeat(5_000));
    read(".json", "[".repeat(100_000));
    read(".csv", "\"".repeat(100_001));
  }
}
