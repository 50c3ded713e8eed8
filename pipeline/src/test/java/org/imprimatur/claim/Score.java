package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.claim.LabelledDocument.Label;

/**
 * Counts how what was read compares with what was labelled. Statements are paired by equal text, in
 * order (longest common subsequence), so that one boundary too many costs its neighbours nothing
 * but themselves. Every figure is a share of what was labelled, so that a lost statement counts
 * against all of them; precision is a share of what was read.
 */
final class Score {
  private int labelled;
  private int read;
  private int paired;
  private int claimsLabelled;
  private int claimsRead;
  private int claimsPaired;
  private int coverageRight;
  private int contextRight;
  private int marksRight;
  private int exemptLabelled;
  private int exemptRight;
  private final List<String> disagreements = new ArrayList<>();

  /** Adds one document. */
  void add(String document, List<Label> expected, List<Label> actual) {
    labelled += expected.size();
    read += actual.size();
    claimsLabelled += (int) expected.stream().filter(Label::isClaim).count();
    claimsRead += (int) actual.stream().filter(Label::isClaim).count();
    exemptLabelled += (int) expected.stream().filter(label -> !label.isClaim()).count();
    int[][] longest = longest(expected, actual);
    int i = 0;
    int j = 0;
    while (i < expected.size() || j < actual.size()) {
      if (i < expected.size()
          && j < actual.size()
          && expected.get(i).text().equals(actual.get(j).text())) {
        pair(document, expected.get(i++), actual.get(j++));
      } else if (j == actual.size()
          || (i < expected.size() && longest[i + 1][j] >= longest[i][j + 1])) {
        disagreements.add(document + ": not read: " + expected.get(i++).text());
      } else {
        disagreements.add(document + ": not labelled: " + actual.get(j++).text());
      }
    }
  }

  /** Adds what another score counted. */
  void add(Score other) {
    labelled += other.labelled;
    read += other.read;
    paired += other.paired;
    claimsLabelled += other.claimsLabelled;
    claimsRead += other.claimsRead;
    claimsPaired += other.claimsPaired;
    coverageRight += other.coverageRight;
    contextRight += other.contextRight;
    marksRight += other.marksRight;
    exemptLabelled += other.exemptLabelled;
    exemptRight += other.exemptRight;
    disagreements.addAll(other.disagreements);
  }

  private void pair(String document, Label expected, Label actual) {
    paired++;
    if (!expected.isClaim()) {
      exemptRight += same(document, expected, expected.exemption(), actual.exemption());
      return;
    }
    if (same(document, expected, expected.exemption(), actual.exemption()) == 1) {
      claimsPaired++;
      coverageRight += same(document, expected, expected.coverage(), actual.coverage());
      marksRight += same(document, expected, expected.marks(), actual.marks());
      contextRight +=
          same(
              document,
              expected,
              String.join(" > ", expected.context()),
              String.join(" > ", actual.context()));
    }
  }

  private int same(String document, Label label, String expected, String actual) {
    if (expected.equals(actual)) {
      return 1;
    }
    disagreements.add(
        document + ": " + label.text() + "\n    label: " + expected + "\n    read:  " + actual);
    return 0;
  }

  /** The figures by name, each from 0 to 1. */
  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("boundary.precision", share(paired, read));
    figures.put("boundary.recall", share(paired, labelled));
    figures.put("boundary.f1", share(2 * paired, read + labelled));
    figures.put("claim.precision", share(claimsPaired, claimsRead));
    figures.put("claim.recall", share(claimsPaired, claimsLabelled));
    figures.put("coverage", share(coverageRight, claimsLabelled));
    figures.put("context", share(contextRight, claimsLabelled));
    figures.put("marks", share(marksRight, claimsLabelled));
    figures.put("exemption", share(exemptRight, exemptLabelled));
    return figures;
  }

  /** How many statements are labelled. */
  int labelled() {
    return labelled;
  }

  /** What differs, one entry a difference. */
  List<String> disagreements() {
    return disagreements;
  }

  /** One row of the printed table: name, number of statements, figures in percent. */
  String row(String name) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-46s%5d", name, labelled));
    figures().values().forEach(f -> row.append(String.format(Locale.ROOT, "%7.1f", f * 100)));
    return row.toString();
  }

  /** The head of the printed table. */
  static String head() {
    return String.format(
        Locale.ROOT,
        "%-46s%5s%7s%7s%7s%7s%7s%7s%7s%7s%7s",
        "",
        "n",
        "b.prec",
        "b.rec",
        "b.f1",
        "c.prec",
        "c.rec",
        "cover",
        "contxt",
        "marks",
        "exempt");
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  /** Element i, j: how many texts can be paired between the tails from i and from j. */
  private static int[][] longest(List<Label> a, List<Label> b) {
    int[][] longest = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        longest[i][j] =
            a.get(i).text().equals(b.get(j).text())
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    return longest;
  }
}
