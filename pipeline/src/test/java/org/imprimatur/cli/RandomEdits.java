package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** What people do to a content root, by chance: each edit is one that some output depends on. */
final class RandomEdits {
  /** The smallest picture (a PNG of one dot), in two colours. */
  private static final List<String> DOTS =
      List.of(
          "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
          "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

  private static final List<String> SENTENCES =
      List.of(
          "Rest helps most people [@work].",
          "Ice does little [@other].",
          "Walking is safe [@gone].",
          "Give 5 mg of ibuprofen once [@work].",
          "Do not lift [@work; @other].",
          "See [the other page](NEAR.md) for details.",
          "More stands [there](NEAR.md#relief).",
          "![A dot](dot.png)",
          "![A dot](Dot.png)",
          "- First: one [@work]\n- Then: two",
          "## Relief",
          "Nothing is known of this.");

  private final Random random;
  private final ReviewFolder folder;
  private final Map<String, Edit> edits = new LinkedHashMap<>();

  /** An edit. */
  private interface Edit {
    void run() throws Exception;
  }

  RandomEdits(ReviewFolder folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
    edits.put("write an article", () -> write(path()));
    edits.put("write a variant", () -> write(path().replace(".md", ".patient.md")));
    edits.put("edit an article", this::edit);
    edits.put("edit a title", () -> replace(article(), "title: \\S+", "title: T" + number(9)));
    edits.put(
        "edit topics", () -> replace(article(), "topics: .*", "topics: [t" + number(3) + "]"));
    edits.put("edit what is related", this::relate);
    edits.put("rename an article", this::rename);
    edits.put("delete an article", () -> delete(article()));
    edits.put("change a record", () -> record("A Work " + number(9), ""));
    edits.put("retract a record", () -> record("A Work", "    retracted: {date: 2026-01-02}\n"));
    edits.put("add a record", () -> folder.write("references/more.yaml", more("gone")));
    edits.put("move a record", () -> folder.write("references/more.yaml", "\n\n" + more("gone")));
    edits.put("delete records", () -> delete(folder.root.resolve("references/more.yaml")));
    edits.put("change the glossary", this::glossary);
    edits.put("change the synonyms", () -> synonyms("rest, repose" + number(3)));
    edits.put("change the policy", this::policy);
    edits.put("change the looks", this::looks);
    edits.put("change a picture", () -> picture("dot.png"));
    edits.put("change a picture's name", () -> picture("Dot.png"));
    edits.put("delete a picture", () -> delete(folder.root.resolve("articles/a/dot.png")));
    edits.put("take a step", this::step);
    edits.put("damage a ledger", this::damage);
    edits.put("commit", folder::commit);
    edits.put("change nothing", () -> {});
  }

  /** Does one, and says which. */
  String next() throws Exception {
    List<String> names = List.copyOf(edits.keySet());
    String name = names.get(random.nextInt(names.size()));
    Edit edit = edits.get(name);
    if (edit != null) {
      edit.run();
    }
    return name;
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  private String path() {
    return "articles/" + (chance(2) ? "a" : "b") + "/x" + number(6) + ".md";
  }

  private List<Path> articles() throws IOException {
    try (Stream<Path> all = Files.walk(folder.root.resolve("articles"))) {
      return all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private Path article() throws IOException {
    List<Path> all = articles();
    if (all.isEmpty()) {
      write("articles/a/x0.md");
      all = articles();
    }
    return all.get(number(all.size()));
  }

  private void write(String path) throws IOException {
    StringBuilder text = new StringBuilder("---\ntitle: T").append(number(9));
    text.append("\nstatus: submitted\nupdated: 2026-05-0").append(1 + number(9));
    text.append("\nauthors: [a.author]\ntopics: [t1]\nsummary: A summary.\n---\n\n");
    for (int i = number(5); i >= 0; i--) {
      text.append(sentence()).append("\n\n");
    }
    folder.write(path, text.toString());
  }

  private String sentence() {
    return SENTENCES.get(number(SENTENCES.size())).replace("NEAR", "x" + number(6));
  }

  private void edit() throws IOException {
    Path file = article();
    Files.writeString(file, Files.readString(file) + "\n" + sentence() + "\n");
  }

  private void relate() throws IOException {
    String id = path().replace("articles/", "").replace(".md", "");
    replace(article(), "topics: .*", "topics: [t1]\nrelated: [" + id + "]");
  }

  private static void replace(Path file, String pattern, String by) throws IOException {
    String text = Files.readString(file);
    String first = text.replaceFirst("(?m)^related: .*\n", "");
    Files.writeString(file, first.replaceFirst(pattern, by));
  }

  private void rename() throws IOException {
    Path from = article();
    Path to = folder.root.resolve(path());
    if (!Files.exists(to)) {
      Files.createDirectories(to.getParent());
      Files.move(from, to);
    }
  }

  private static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  private void record(String title, String more) throws IOException {
    folder.write(
        ReviewFolderTests.WORKS,
        "references:\n"
            + "  - id: work\n    type: article-journal\n    title: "
            + title
            + "\n    author: [{family: Sample, given: A}]\n"
            + "    issued: {date-parts: [[2020]]}\n    container-title: Sample Journal\n"
            + "    volume: \"1\"\n    page: 1-2\n    URL: \"https://works.example/1\"\n"
            + more
            + more("other").replace("references:\n", ""));
  }

  private String more(String key) {
    return "references:\n  - id: "
        + key
        + "\n    type: webpage\n    title: Page "
        + number(3)
        + "\n    URL: \"https://works.example/"
        + key
        + "\"\n";
  }

  private void glossary() throws IOException {
    folder.write(
        "references/glossary.yaml",
        "glossary:\n  - {term: relief, definition: Less pain " + number(3) + ".}\n");
  }

  private void synonyms(String line) throws IOException {
    folder.write("references/synonyms.txt", line + "\n");
  }

  private void policy() throws IOException {
    String yaml = folder.text("imprimatur.yaml").replaceFirst("(?s)policy:.*", "");
    String needed = "policy:\n  approvals-needed: " + (1 + number(2)) + "\n";
    folder.write("imprimatur.yaml", yaml + needed + "  grace: " + (30 + number(3)) + " days\n");
  }

  private void looks() throws IOException {
    folder.write("theme/style.css", ".article h2 { color: #10" + number(9) + "020; }\n");
  }

  private void picture(String name) throws IOException {
    Path file = folder.root.resolve("articles/a/" + name);
    Files.createDirectories(file.getParent());
    Files.write(file, java.util.Base64.getDecoder().decode(DOTS.get(number(2))));
  }

  /** One that is refused changes nothing, which is an edit, too. */
  private void step() throws IOException {
    List<List<String>> steps =
        List.of(
            List.of("submit", "a.author"),
            List.of("start", "an.editor"),
            List.of("approve", "r.one"),
            List.of("approve", "r.two"),
            List.of("request-changes", "r.one"),
            List.of("withdraw", "an.editor"),
            List.of("flag", "r.one"));
    if (!Files.exists(folder.root.resolve(ReviewFolderTests.ARTICLE))) {
      folder.write(ReviewFolderTests.ARTICLE, ReviewFolder.article("Rest helps."));
    }
    List<String> step = steps.get(number(steps.size()));
    folder.step(step.get(0), step.get(1), "--note", "As said.");
  }

  private void damage() throws IOException {
    Path ledger = folder.root.resolve(ReviewFolderTests.LEDGER);
    if (Files.exists(ledger)) {
      List<String> lines = new ArrayList<>(Files.readAllLines(ledger));
      if (!lines.isEmpty()) {
        lines.remove(lines.size() - 1);
      }
      Files.writeString(ledger, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }
  }
}
