package org.imprimatur.claim;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imprimatur.claim.LabelledDocument.Label;
import org.imprimatur.model.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Measures the reading of statements, claims and coverage against the labelled set, through the
 * front door: Markdown in, claims out. The figures must not fall below {@code floors.properties}.
 * They and every disagreement are written to {@code target/labelled.txt}.
 */
final class LabelledSetTest {
  private static final List<LabelledDocument> DOCUMENTS = LabelledDocument.all();

  @Test
  void theSetIsLargeMixedAndBalanced() {
    TreeMap<String, TreeSet<String>> kinds = new TreeMap<>();
    TreeMap<String, Integer> statements = new TreeMap<>();
    for (LabelledDocument document : DOCUMENTS) {
      kinds.computeIfAbsent(document.half(), half -> new TreeSet<>()).add(document.kind());
      statements.merge(document.half(), document.labels().size(), Integer::sum);
    }
    assertEquals(List.of("development", "held-out"), List.copyOf(kinds.keySet()));
    assertEquals(kinds.get("development"), kinds.get("held-out"));
    assertTrue(kinds.firstEntry().getValue().size() >= 12, "at least twelve kinds of text");
    statements.values().forEach(n -> assertTrue(n >= 200, "at least 200 statements in a half"));
  }

  @Test
  void whatIsReadIsWhatWasLabelled() throws IOException {
    Map<String, Score> ours = score(LabelledDocument::read);
    IcuSentences plain = new IcuSentences("en");
    IcuSentences suppressing = new IcuSentences("en@ss=standard");
    String table =
        table("ours", ours)
            + totals("ICU4J, UAX #29", score(d -> plain.split(d.article())))
            + totals("ICU4J, CLDR abbreviations", score(d -> suppressing.split(d.article())));
    System.out.println(table);
    StringBuilder report = new StringBuilder(table);
    ours.forEach(
        (name, score) -> score.disagreements().forEach(d -> report.append(d).append('\n')));
    Files.writeString(Path.of("target/labelled.txt"), report, StandardCharsets.UTF_8);
    assertFloors(ours);
  }

  @Test
  void thePageTellsTheFiguresThatAreReached() throws IOException {
    IcuSentences plain = new IcuSentences("en");
    IcuSentences suppressing = new IcuSentences("en@ss=standard");
    Map<String, Map<String, Score>> rules = new LinkedHashMap<>();
    rules.put("ours", score(LabelledDocument::read));
    rules.put("ICU4J, UAX #29", score(d -> plain.split(d.article())));
    rules.put("ICU4J, CLDR abbreviations", score(d -> suppressing.split(d.article())));
    StringBuilder rows = new StringBuilder();
    for (String half : List.of("development", "held-out")) {
      rules.forEach((name, scores) -> rows.append(pageRow(half, name, total(scores, half))));
    }
    assertTrue(
        Files.readString(ClaimsPageTest.PAGE).contains(rows),
        () -> "docs/claims.md should have these rows:\n" + rows);
  }

  private static String pageRow(String half, String name, Score total) {
    Map<String, Double> figures = total.figures();
    StringBuilder row = new StringBuilder("| " + half + " | " + name + " | " + total.labelled());
    for (String figure :
        List.of(
            "boundary.precision",
            "boundary.recall",
            "claim.precision",
            "claim.recall",
            "coverage",
            "context")) {
      boolean known = name.equals("ours") || figure.startsWith("boundary");
      double value = figures.getOrDefault(figure, 0.0) * 100;
      row.append(known ? String.format(Locale.ROOT, " | %.1f", value) : " | ");
    }
    return row.append(" |\n").toString();
  }

  /** Something that splits a document; only texts are compared when it knows nothing of claims. */
  private interface Splitter {
    List<Label> split(LabelledDocument document);
  }

  /** Half and kind to score, sorted. */
  private static Map<String, Score> score(Splitter splitter) {
    Map<String, Score> scores = new TreeMap<>();
    for (LabelledDocument document : DOCUMENTS) {
      scores
          .computeIfAbsent(document.half() + ": " + document.kind(), name -> new Score())
          .add(
              document.half() + "/" + document.name(), document.labels(), splitter.split(document));
    }
    return scores;
  }

  private static Score total(Map<String, Score> scores, String half) {
    Score total = new Score();
    scores.forEach(
        (name, score) -> {
          if (name.startsWith(half)) {
            total.add(score);
          }
        });
    return total;
  }

  private static String table(String name, Map<String, Score> scores) {
    StringBuilder table = new StringBuilder(Score.head()).append('\n');
    scores.forEach((kind, score) -> table.append(score.row(kind)).append('\n'));
    for (String half : List.of("development", "held-out")) {
      table.append(total(scores, half).row(half + ": " + name)).append('\n');
    }
    return table.toString();
  }

  private static String totals(String name, Map<String, Score> scores) {
    StringBuilder table = new StringBuilder();
    for (String half : List.of("development", "held-out")) {
      Map<String, Double> figures = total(scores, half).figures();
      table.append(
          String.format(
              Locale.ROOT,
              "%-51s%7.1f%7.1f%7.1f%n",
              half + ": " + name,
              figures.getOrDefault("boundary.precision", 0.0) * 100,
              figures.getOrDefault("boundary.recall", 0.0) * 100,
              figures.getOrDefault("boundary.f1", 0.0) * 100));
    }
    return table.toString();
  }

  /** The share of statements that begin where none before them still stands. */
  private static double apart(String half) {
    int all = 0;
    int apart = 0;
    for (LabelledDocument document : DOCUMENTS) {
      int end = 0;
      for (Statement statement : document.statements().statements()) {
        if (document.half().equals(half)) {
          all++;
          apart += statement.span().start() >= end && statement.span().length() > 0 ? 1 : 0;
          end = Math.max(end, statement.span().end());
        }
      }
    }
    return (double) apart / all;
  }

  private static void assertFloors(Map<String, Score> scores) throws IOException {
    Properties floors = new Properties();
    try (Reader reader =
        Files.newBufferedReader(LabelledDocument.SET.resolve("floors.properties"))) {
      floors.load(reader);
    }
    TreeSet<String> names = new TreeSet<>();
    List<Executable> checks = new ArrayList<>();
    for (String half : List.of("development", "held-out")) {
      Map<String, Double> figures = total(scores, half).figures();
      figures.put("apart", apart(half));
      figures.forEach(
          (figure, value) -> {
            String name = half + "." + figure;
            names.add(name);
            double floor = Double.parseDouble(floors.getProperty(name, "1"));
            checks.add(
                () -> assertTrue(value >= floor, name + " is " + value + ", floor " + floor));
          });
    }
    assertEquals(names, new TreeSet<>(floors.stringPropertyNames()), "each figure has its floor");
    assertAll(checks);
  }
}
