package org.imprimatur.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A row of the table in {@code docs/review.md} of what a page shows that is not signed.
 *
 * @param what it is, in words
 * @param where CSS selectors
 * @param sources whose words they are
 */
record UnsignedPlaces(String what, List<String> where, Set<String> sources) {
  /** Sources that only a key of the board, or the trusted branch, can change. */
  static final Set<String> TRUSTED = Set.of("configuration", "board", "policy", "ledger");

  /** Sources that a contributor can make speak, but never in words of their own. */
  static final Set<String> HARMLESS = Set.of("fixed words", "other articles");

  private static final String HEADING = "## What a page shows that is not signed\n";
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** All rows. */
  static List<UnsignedPlaces> documented() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "review.md"));
    String section = document.substring(document.indexOf(HEADING) + HEADING.length());
    section = section.substring(0, section.indexOf("\n## "));
    List<UnsignedPlaces> out = new ArrayList<>();
    for (String line : section.lines().filter(l -> l.startsWith("| ")).skip(1).toList()) {
      String[] cells = line.substring(1).split(" \\| ?", -1);
      List<String> where =
          CODE.matcher(cells[1]).results().map((MatchResult found) -> found.group(1)).toList();
      out.add(new UnsignedPlaces(cells[0].strip(), where, new TreeSet<>(sources(cells[2]))));
    }
    return out;
  }

  private static List<String> sources(String cell) {
    return List.of(cell.replace("|", "").strip().split(", ", -1));
  }

  /** The selectors of the rows whose sources are all among some. */
  static List<String> from(Set<String> sources) throws IOException {
    return documented().stream()
        .filter(row -> sources.containsAll(row.sources()))
        .flatMap(row -> row.where().stream())
        .toList();
  }
}
