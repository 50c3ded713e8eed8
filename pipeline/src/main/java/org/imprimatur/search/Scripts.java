package org.imprimatur.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The modules of the browser's search, as they are published. */
final class Scripts {
  /** Their file names. */
  static final List<String> ALL =
      List.of(
          "answering.js",
          "asking.js",
          "claims.js",
          "completions.js",
          "drugs.js",
          "filters.js",
          "highlights.js",
          "postings.js",
          "query.js",
          "question.js",
          "records.js",
          "scoring.js",
          "search.js",
          "searcher.js",
          "snippet.js",
          "spelling.js",
          "stem.js",
          "store.js",
          "syntax.js",
          "text.js");

  private Scripts() {}

  /** A module without its comments and indentation, which take half of its room. */
  static byte[] published(String name) throws IOException {
    try (InputStream in = Scripts.class.getResourceAsStream("/site/search/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return BrowserExport.bytes(withoutComments(script));
    }
  }

  /** Comments that stand in lines of their own; no text of a script reaches over two lines. */
  static String withoutComments(String script) {
    StringBuilder out = new StringBuilder();
    boolean inside = false;
    for (String line : script.split("\n", -1)) {
      String rest = line.strip();
      inside = inside || rest.startsWith("/*");
      int end = inside ? rest.indexOf("*/") : -1;
      if (end >= 0) {
        inside = false;
        rest = rest.substring(end + 2).strip();
      }
      if (!inside && !rest.isEmpty() && !rest.startsWith("//")) {
        out.append(rest).append('\n');
      }
    }
    return out.toString();
  }
}
