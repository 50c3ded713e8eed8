package org.imprimatur;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.finding.RuleId;
import org.imprimatur.ingest.ImportOptions;
import org.imprimatur.ingest.PageImport;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Policy;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.picture.PictureReader;
import org.imprimatur.reference.ReferenceImport;
import org.imprimatur.review.Ledger;
import org.imprimatur.source.Source;
import org.imprimatur.text.JsonReader;
import org.imprimatur.text.Yaml;
import org.junit.jupiter.api.Test;

/**
 * No reader calls itself for each piece of a text: on a small stack, all of them get to the end of
 * texts that are made to nest, to repeat and to stay open.
 */
final class SmallStackTest {
  private static final int STACK = 256 * 1024;

  /** Pages are read to a depth of several hundred elements. */
  private static final int STACK_OF_IMPORT = 1024 * 1024;

  private static final int TIMES = 5_000;
  private static final String HEAD =
      "---\ntitle: T\nstatus: submitted\nupdated: 2026-05-01\nauthors: [a.author]\n---\n\n";

  /** What opens, joins or ends something for one of the readers. */
  private static final String[] OPENINGS = {
    "[",
    "![",
    "(",
    "{",
    "\"",
    "'",
    "<",
    "</",
    "<a ",
    "<a b=\"",
    "<!--",
    "<?",
    "`",
    "~",
    "$",
    "\\(",
    "*",
    "_",
    "**",
    "*a _b ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "| ",
    "[@a; ",
    "@{a",
    "[a](b \"",
    "[^",
    "{#a .b ",
    "a\\ ",
    "\\{",
    "\\textbf{",
    "{\\'e",
    "&amp;",
    "&#",
    "5 mg ",
    "e.g. ",
    "A. ",
    "a, ",
    "1,",
    "1-",
    "\u2022 ",
    "(a ",
    "key ",
    "other special ",
    "a b ",
    " ",
    "\t",
    "\n> ",
    "\n- ",
    "\n\n    ",
    "\n| a ",
    "\na: ",
    "\n[a]: b\n",
    "\n```",
    "\n:::",
    "\n=== ",
    "[1] ",
    "^1^ ",
    "\u00b9",
    "<div>",
    "<b><i>",
    "<table><tr><td>",
    "<ul><li>",
    "\"a\": [",
    "a = {b # ",
    "@string{a = ",
    "\nTY  - ",
    "\nAU  - A, B; ",
    "Smith A, "
  };

  private static Map<String, String> hostile() {
    Map<String, String> out = new LinkedHashMap<>();
    for (String opening : OPENINGS) {
      out.put(opening.strip() + " repeated", opening.repeat(TIMES));
    }
    out.put("nested lists", nested("- "));
    out.put("nested quotations", nested("> "));
    out.put("pairs", "(".repeat(TIMES) + "a" + ")".repeat(TIMES));
    out.put("brackets", "[".repeat(TIMES) + "a" + "]".repeat(TIMES));
    out.put("braces", "{".repeat(TIMES) + "a" + "}".repeat(TIMES));
    return out;
  }

  private static String nested(String mark) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 55; i++) {
      out.append(mark.equals("> ") ? mark.repeat(i) : "  ".repeat(i)).append(mark).append("a\n");
    }
    return out.toString();
  }

  @Test
  void articlesYamlJsonLedgersAndPicturesAreReadToTheirEnd() throws Exception {
    List<String> overflowed = new ArrayList<>();
    hostile()
        .forEach(
            (name, text) -> {
              tell(overflowed, STACK, "article, " + name, () -> article(HEAD + text));
              tell(
                  overflowed, STACK, "front matter, " + name, () -> article("---\ntitle: " + text));
              tell(
                  overflowed,
                  STACK,
                  "YAML, " + name,
                  () -> Yaml.read(source("a.yaml", text), RuleId.CONFIG_SYNTAX));
              tell(overflowed, STACK, "JSON, " + name, () -> JsonReader.read(text));
              tell(overflowed, STACK, "ledger, " + name, () -> Ledger.read(bytes("{" + text), "a"));
              tell(overflowed, STACK, "SVG, " + name, () -> PictureReader.read("a.svg", svg(text)));
            });
    assertEquals(List.of(), overflowed);
  }

  @Test
  void pagesAndLibrariesAreImportedToTheirEnd() throws Exception {
    Map<String, String> heads = new LinkedHashMap<>();
    heads.put("txt", "A page\n\n");
    heads.put("html", "<title>A page</title><h1>A page</h1><p>");
    heads.put("bib", "@article{k, year = 2020, title = {");
    heads.put("ris", "TY  - JOUR\nTI  - ");
    heads.put("nbib", "PMID- 1\nTI  - ");
    heads.put("json", "[{\"id\": \"k\", \"type\": \"book\", \"title\": \"");
    List<String> overflowed = new ArrayList<>();
    hostile()
        .forEach(
            (name, text) ->
                heads.forEach(
                    (ending, head) -> {
                      if (ending.equals("txt") && text.startsWith("\n")) {
                        return; // Thousands of short lines take long; the others do as well here.
                      }
                      Source file = source("a." + ending, head + text);
                      Runnable reading =
                          ReferenceImport.reads(file.path())
                              ? () -> ReferenceImport.read(file)
                              : () -> PageImport.read(file, ImportOptions.NONE);
                      tell(overflowed, STACK_OF_IMPORT, ending + ", " + name, reading);
                    }));
    assertEquals(List.of(), overflowed);
  }

  private static void tell(List<String> overflowed, int stack, String what, Runnable reading) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, reading, "small", stack);
    thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failure.get() != null) {
      overflowed.add(what.lines().findFirst().orElse("") + ": " + failure.get());
    }
  }

  private static void article(String text) {
    var article = ArticleParser.parse(new ArticleId("a"), source("articles/a.md", text)).article();
    ClaimReader.read(article, Policy.DEFAULT, key -> false);
  }

  private static Source source(String path, String text) {
    return Source.of(path, text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] svg(String text) {
    return bytes("<svg xmlns=\"http://www.w3.org/2000/svg\">" + text);
  }
}
