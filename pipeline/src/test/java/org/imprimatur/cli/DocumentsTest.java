package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.text.JsonReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents say of the program is so: every page of them, found and not listed. */
final class DocumentsTest {
  private static final String SITE = "site: {id: sample, title: Sample}\n";

  /** A command of ours in a line of code, up to what a shell reads otherwise. */
  private static final Pattern COMMAND =
      Pattern.compile("(?:^|[\\s/\"])imprimatur\"? +([a-z]+(?= |$)[^#|>;&)]*)");

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  /** What a page names that is not ours: options of other programs, classes of Java. */
  private static final Set<String> OF_OTHERS = Set.of("--from-ref", "BreakIterator");

  @TempDir static Path temp;
  private static final Map<String, String> HELP = new HashMap<>();

  @BeforeAll
  static void askForHelp() {
    for (String command : commands()) {
      HELP.put(command, CommandLine.run(temp, command, "--help").out());
    }
  }

  private static List<String> commands() {
    String help = CommandLine.run(temp, "--help").out();
    String list = help.substring(help.indexOf("Commands:\n") + 10);
    return list.substring(0, list.indexOf("\n\n"))
        .lines()
        .map(l -> l.strip().split(" ", -1)[0])
        .toList();
  }

  /** What a page says that is not so, each with the page's name. */
  private static List<String> wrong(Function<Document, List<String>> wrong) throws IOException {
    return Document.all().stream()
        .flatMap(page -> wrong.apply(page).stream().map(what -> page.path() + ": " + what))
        .toList();
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    assertEquals(List.of(), wrong(DocumentsTest::deadLinks));
  }

  private static List<String> deadLinks(Document document) {
    Path folder = Document.REPOSITORY.resolve(document.path()).resolveSibling("");
    List<String> dead = new ArrayList<>();
    for (String link : document.links()) {
      if (link.matches("[a-z]+:.*")) {
        continue;
      }
      String[] parts = URLDecoder.decode(link, StandardCharsets.UTF_8).split("#", 2);
      Path target = parts[0].isEmpty() ? null : folder.resolve(parts[0]);
      if (target != null && !Files.exists(target)) {
        dead.add(link);
      } else if (parts.length > 1) {
        Document page = target == null ? document : Document.read(target);
        if (!page.anchors().contains(parts[1])) {
          dead.add(link);
        }
      }
    }
    return dead;
  }

  @Test
  void everyCommandIsOneOfTheProgram() throws IOException {
    assertEquals(List.of(), wrong(DocumentsTest::unknownCommands));
  }

  private static List<String> unknownCommands(Document document) {
    List<String> lines = new ArrayList<>(document.code());
    document.fences().stream()
        .filter(fence -> !fence.kind().startsWith("markdown"))
        .forEach(fence -> fence.text().lines().forEach(lines::add));
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = COMMAND.matcher(line.replace("--manual ", ""));
      while (matcher.find()) {
        String words = matcher.group(1).strip();
        String help = HELP.get(words.split(" ", -1)[0]);
        if (help == null || !takes(help, words)) {
          wrong.add(words);
        }
      }
    }
    return wrong;
  }

  private static boolean takes(String help, String words) {
    boolean options = OPTION.matcher(words).results().allMatch(o -> has(help, o.group()));
    if (!words.startsWith("review ")) {
      return options;
    }
    String step = words.split(" ", -1)[1];
    return options && (step.startsWith("<") || help.contains("\n  " + step + " "));
  }

  private static boolean has(String help, String option) {
    return Pattern.compile("(?m)^ +(-[a-zA-Z], )?" + option + "\\b").matcher(help).find();
  }

  @Test
  void everyOptionIsOneOfTheProgram() throws IOException {
    assertEquals(
        List.of(),
        wrong(
            document ->
                document.code().stream()
                    .filter(code -> code.matches("--[a-z].*"))
                    .map(code -> code.split("[ =]", -1)[0])
                    .filter(option -> !OF_OTHERS.contains(option))
                    .filter(option -> HELP.values().stream().noneMatch(help -> has(help, option)))
                    .toList()));
  }

  @Test
  void everyRuleThatIsNamedHasItsPage() throws IOException {
    Set<String> pages;
    try (Stream<Path> files = Files.list(Document.REPOSITORY.resolve("docs/rules"))) {
      pages =
          files
              .map(file -> String.valueOf(file.getFileName()).replace(".md", ""))
              .collect(Collectors.toSet());
    }
    Set<String> families =
        pages.stream().map(page -> page.split("-", 2)[0]).collect(Collectors.toSet());
    assertEquals(
        List.of(),
        wrong(
            document ->
                document.code().stream()
                    .filter(code -> code.matches("[a-z]+/[a-z0-9-]+"))
                    .filter(code -> families.contains(code.substring(0, code.indexOf('/'))))
                    .filter(code -> !pages.contains(code.replace('/', '-')))
                    .toList()));
  }

  /** A class that a page for newcomers names is there. */
  @Test
  void everyClassThatIsNamedExists() throws IOException {
    Set<String> classes;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      classes =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.replace(".java", ""))
              .collect(Collectors.toSet());
    }
    assertEquals(
        List.of(),
        wrong(
            document ->
                document.code().stream()
                    .filter(code -> document.path().matches("CONTRIBUTING.md|docs/design/.*"))
                    .filter(code -> code.matches("([A-Z][a-z0-9]+){2,}"))
                    .filter(code -> !classes.contains(code) && !OF_OTHERS.contains(code))
                    .toList()));
  }

  /** Whole files and pieces of them: the program takes each without a word about its keys. */
  @Test
  void everyConfigurationIsTaken() throws IOException {
    int taken = 0;
    for (Document document : Document.all()) {
      for (Document.Fence fence : document.fences()) {
        String text = configuration(fence.text());
        // What a reader is to write down, good or bad, is run with its session.
        if (!text.isEmpty() && fence.file().isEmpty()) {
          Path root = Files.createTempDirectory(temp, "configuration");
          Files.writeString(root.resolve("imprimatur.yaml"), text);
          CommandLine.Ran ran = CommandLine.run(root, "check", "--trust", "none");
          assertEquals(0, ran.code(), document + "\n" + text + ran.out() + ran.err());
          assertFalse(ran.out().contains("config/unknown"), text + ran.out());
          taken++;
        }
      }
    }
    assertTrue(taken >= 2, "blocks of configuration are found: " + taken);
  }

  private static String configuration(String text) {
    if (!text.matches("(?s)(#[^\n]*\n)*(site|people|policy|levels|conflicted):.*")) {
      return "";
    }
    String whole =
        text.matches("(?s)(#[^\n]*\n)*(levels|conflicted):.*") ? "policy:\n" + indent(text) : text;
    String people =
        whole.contains("person: b.reviewer") && !whole.contains("people:") ? PEOPLE : "";
    return (whole.contains("site:") ? "" : SITE) + people + whole;
  }

  private static final String PEOPLE = "people: [{id: b.reviewer, name: Sample Reviewer}]\n";

  private static String indent(String text) {
    return text.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  @Test
  void theReadmeNamesEveryCommand() throws IOException {
    Set<String> named = new TreeSet<>();
    for (List<String> row : Document.of("README.md").table("command", "does")) {
      named.add(row.get(0).replaceAll("[`]", "").split(" ", -1)[0]);
    }
    assertEquals(new TreeSet<>(commands()), named);
  }

  @Test
  void theFormatsOfReportsAreThoseOfTheProgram() throws IOException {
    List<String> named =
        Document.of("docs/reports.md").table("format", "what").stream()
            .flatMap(row -> Arrays.stream(row.get(0).split(", ", -1)))
            .map(cell -> cell.replace("`", ""))
            .sorted()
            .toList();
    String help = HELP.getOrDefault("check", "").replaceAll("\\s+", " ");
    Matcher formats = Pattern.compile("findings are printed: ([a-z, ]+?) --").matcher(help);
    assertTrue(formats.find(), help);
    assertEquals(Arrays.stream(formats.group(1).split(", ", -1)).sorted().toList(), named);
  }

  @Test
  void theTableOfKeysIsTheSchema() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (List<String> row : configurationTable()) {
      String first = "";
      for (String cell : row.get(0).replace("`", "").split(", ", -1)) {
        String prefix = first.replaceAll("[^.]*$", "");
        keys.add(cell.contains(".") ? cell : prefix + cell);
        first = first.isEmpty() ? cell : first;
      }
    }
    Set<String> schema = new TreeSet<>();
    String json =
        Files.readString(Document.REPOSITORY.resolve("docs/schema/imprimatur.schema.json"));
    Map<?, ?> whole = (Map<?, ?>) Objects.requireNonNull(JsonReader.read(json).value());
    collect("", whole, (Map<?, ?>) Objects.requireNonNull(whole.get("definitions")), schema);
    assertEquals(schema, keys);
  }

  /** What the table calls the default is what a house gets that does not set the key. */
  @Test
  void theDefaultsOfTheTableAreThoseOfTheProgram() throws IOException {
    StringBuilder site = new StringBuilder("site:\n  id: sample\n  title: Sample\n");
    StringBuilder policy = new StringBuilder("policy:\n");
    List<String> polarity = new ArrayList<>();
    for (List<String> row : configurationTable()) {
      String key = row.get(0).replace("`", "");
      String value = row.get(1);
      if (value.matches("`[^`]+`") && key.matches("(site|policy)\\.[a-z-]+")) {
        StringBuilder part = key.startsWith("site.") ? site : policy;
        String name = key.substring(key.indexOf('.') + 1);
        part.append("  ").append(name).append(": ").append(value.replace("`", "")).append('\n');
      } else if (key.startsWith("policy.polarity.")) {
        polarity.add(key.substring("policy.polarity.".length()) + ": " + value.replace("`", ""));
      }
    }
    policy.append("  polarity: {").append(String.join(", ", polarity)).append("}\n");
    assertEquals(policyPage(SITE), policyPage(site.toString() + policy));
    assertNotEquals(
        policyPage(SITE), policyPage(SITE + "policy: {polarity: {mistake: [Traps]}}\n"));
    assertNotEquals(policyPage(SITE), policyPage(SITE + "policy: {approvals-needed: 3}\n"));
  }

  private static List<List<String>> configurationTable() throws IOException {
    return Document.of("docs/configuration.md").table("key", "default", "meaning");
  }

  private static String policyPage(String configuration) throws IOException {
    Path root = Files.createTempDirectory(temp, "policy");
    Files.writeString(root.resolve("imprimatur.yaml"), configuration);
    CommandLine.Ran ran = CommandLine.run(root, "build", "--quiet");
    assertTrue(ran.code() < 2, ran.err());
    return Files.readString(root.resolve("output/site/policy/index.html"));
  }

  private static void collect(String path, Map<?, ?> schema, Map<?, ?> named, Set<String> out) {
    String reference = String.valueOf(schema.get("$ref")).replace("#/definitions/", "");
    Map<?, ?> whole = named.get(reference) instanceof Map<?, ?> one ? one : schema;
    if (whole.get("items") instanceof Map<?, ?> items) {
      Set<String> inner = new TreeSet<>();
      collect(path + "[]", items, named, inner);
      out.addAll(inner.equals(Set.of(path + "[]")) ? Set.of(path) : inner);
    } else if (whole.get("properties") instanceof Map<?, ?> keys) {
      String prefix = path.isEmpty() ? "" : path + ".";
      keys.forEach((key, value) -> collect(prefix + key, (Map<?, ?>) value, named, out));
    } else {
      out.add(path);
    }
  }

  @Test
  void theReportsOfABuildAreTheListedOnes() throws IOException {
    Path root = Files.createTempDirectory(temp, "output");
    Files.writeString(root.resolve("imprimatur.yaml"), SITE);
    CommandLine.run(root, "build", "--quiet");
    Set<String> made = new TreeSet<>();
    try (Stream<Path> files = Files.list(root.resolve("output/report"))) {
      files.forEach(file -> made.add("report/" + file.getFileName()));
    }
    Set<String> listed = new TreeSet<>();
    Document.of("docs/output.md")
        .table("path under `output/` (or `--out DIR`)", "what")
        .forEach(row -> listed.add(row.get(0).replace("`", "")));
    for (String folder : List.of("site/", "index/")) {
      assertTrue(listed.remove(folder), folder);
      assertTrue(Files.isDirectory(root.resolve("output/" + folder)), folder);
    }
    assertEquals(made, listed);
  }

  @Test
  void whatTheSiteIsSaidToHoldIsThere() throws IOException {
    Path root = Files.createTempDirectory(temp, "site");
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        "site: {id: sample, title: Sample, url: \"https://guidelines.example/\"}\n");
    Files.createDirectories(root.resolve("articles"));
    Files.writeString(
        root.resolve("articles/knee.md"),
        """
        ---
        title: Knee
        status: submitted
        updated: 2026-05-01
        authors: [A]
        topics: [Knee]
        ---

        Text.
        """);
    Files.createDirectories(root.resolve("theme/pieces"));
    Files.writeString(root.resolve("theme/pieces/about.md"), "Words.\n");
    CommandLine.run(root, "build", "--quiet");
    List<String> missing = new ArrayList<>();
    for (List<String> row : Document.of("docs/site.md").table("address", "what")) {
      for (String cell : row.get(0).replace("`", "").split(", ", -1)) {
        String address = cell.replace("<id>", "knee").replace("<slug>", "knee");
        // A ledger is shown where there are approvals, and files of references where some are
        // cited.
        if (!address.endsWith("_review.jsonl")
            && !address.contains("_edition-")
            && !address.contains("_references.")
            && !Files.exists(root.resolve("output/site").resolve(address))) {
          missing.add(cell);
        }
      }
    }
    assertEquals(List.of(), missing);
  }
}
