package org.imprimatur.claim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Exemption;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Statement;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;

/**
 * One article of the labelled set with what its labels say; the format is described in the set's
 * README.
 *
 * @param half the folder: {@code development} or {@code held-out}
 * @param name the file's name without extension
 * @param kind the kind of text
 * @param known the keys that resolve
 * @param exempt titles of exempt sections
 * @param labels in the order of the text
 * @param source the article
 */
record LabelledDocument(
    String half,
    String name,
    String kind,
    Set<String> known,
    List<String> exempt,
    List<Label> labels,
    Source source) {

  /** Where the set lies, seen from the module's folder, in which tests run. */
  static final Path SET = Path.of("src/test/resources/labelled");

  private static final String SEPARATOR = " \\| ";
  private static final int TEXT_OF_CLAIM = 5;

  /**
   * What is expected of, or was read of, one statement.
   *
   * @param exemption why it is no claim; {@code claim} when it is one
   * @param coverage coverage, covering keys and unknown keys in one line; empty for what is no
   *     claim
   * @param marks id, certainty and strength; empty for what is no claim
   * @param text the visible text
   * @param context outermost first; empty for what is no claim
   */
  record Label(String exemption, String coverage, String marks, String text, List<String> context) {
    boolean isClaim() {
      return exemption.equals("claim");
    }
  }

  /** All documents, found, in the order of their paths. */
  static List<LabelledDocument> all() {
    try (Stream<Path> files = Files.walk(SET)) {
      return files
          .filter(file -> file.toString().endsWith(".labels"))
          .sorted()
          .map(LabelledDocument::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The article as our parser reads it. */
  Article article() {
    return ArticleParser.parse(new ArticleId("labelled/" + name), source).article();
  }

  /** What our reader says of the article, in the form of labels. */
  List<Label> read() {
    return labels(statements());
  }

  /** What our reader says of the article. */
  Claims statements() {
    Policy usual = Policy.DEFAULT;
    Policy policy =
        new Policy(
            usual.approvalsNeeded(),
            usual.reviewInterval(),
            usual.grace(),
            exempt,
            usual.style(),
            usual.levels(),
            Map.of(),
            Map.of(),
            Map.of());
    return ClaimReader.read(article(), policy, known::contains);
  }

  private static List<Label> labels(Claims read) {
    Map<Statement, Claim> claims = new LinkedHashMap<>();
    read.claims().forEach(claim -> claims.put(claim.statement(), claim));
    List<Label> labels = new ArrayList<>();
    for (Statement statement : read.statements()) {
      Claim claim = claims.get(statement);
      if (claim == null) {
        Exemption exemption = statement.exemption();
        String why =
            exemption == null
                ? "lost"
                : exemption.name().toLowerCase(Locale.ROOT).replace('_', '-');
        labels.add(new Label(why, "", "", statement.text(), List.of()));
      } else {
        labels.add(
            new Label(
                "claim", coverage(claim), marks(claim), statement.text(), statement.context()));
      }
    }
    return labels;
  }

  private static String coverage(Claim claim) {
    return claim.coverage().word()
        + " | "
        + orDash(String.join(" ", claim.citations()))
        + " | "
        + orDash(String.join(" ", claim.unknown()));
  }

  private static String marks(Claim claim) {
    Set<String> marks = new TreeSet<>();
    String id = claim.statement().attributes().id();
    if (id != null) {
      marks.add("#" + id);
    }
    if (claim.certainty() != null) {
      marks.add("certainty=" + claim.certainty().name().toLowerCase(Locale.ROOT));
    }
    if (claim.strength() != null) {
      marks.add("strength=" + claim.strength().name().toLowerCase(Locale.ROOT));
    }
    return orDash(String.join(" ", marks));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static LabelledDocument of(Path labels) {
    String name = labels.getFileName().toString().replace(".labels", "");
    Map<String, String> header = new LinkedHashMap<>();
    List<Label> lines = new ArrayList<>();
    boolean inHeader = true;
    for (String line : text(labels).lines().toList()) {
      if (line.isEmpty()) {
        inHeader = false;
      } else if (inHeader) {
        String[] pair = line.split(": ", 2);
        header.put(pair[0], pair[1]);
      } else {
        lines.add(label(line));
      }
    }
    return new LabelledDocument(
        SET.relativize(labels).getName(0).toString(),
        name,
        header.getOrDefault("kind", "?"),
        Set.of(header.getOrDefault("known", "-").split(" ")),
        Stream.of(header.getOrDefault("exempt", "").split(", ")).filter(t -> !t.isEmpty()).toList(),
        List.copyOf(lines),
        Source.of("articles/" + name + ".md", text(labels.resolveSibling(name + ".md"))));
  }

  private static Label label(String line) {
    List<String> fields = List.of(line.split(SEPARATOR));
    if (!fields.get(0).equals("claim")) {
      return new Label(fields.get(0), "", "", fields.get(1), List.of());
    }
    return new Label(
        "claim",
        String.join(" | ", fields.subList(1, 4)),
        fields.get(4),
        fields.get(TEXT_OF_CLAIM),
        fields.subList(TEXT_OF_CLAIM + 1, fields.size()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
