package org.imprimatur.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Statement;

/**
 * Finds the claim of a remark in an article that was edited since: by the claim's id; else, in the
 * section where a neighbour of it still stands, by its words. Never a claim with other numbers: a
 * remark on 5 mg says nothing of 50 mg. Where it is in doubt, it is not found.
 */
public final class CommentPlace {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,\\u00a0\\u202f]\\d+)*+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** How alike two texts must be: twice the words that both have, by the words of both. */
  private static final double ALIKE = 0.6;

  private final List<Statement> statements;
  private final Map<String, Claim> byId = new HashMap<>();
  private final List<Claim> claims;

  /** Of an article as it stands. */
  public CommentPlace(List<Statement> statements, List<Claim> claims) {
    this.statements = List.copyOf(statements);
    this.claims = List.copyOf(claims);
    claims.forEach(claim -> byId.put(claim.id(), claim));
  }

  /**
   * What a remark on a claim keeps of its place.
   *
   * @param quote the claim's words
   * @param before of the statement before it in its section; may be empty
   * @param after of the one behind; likewise
   */
  public record Kept(String quote, String before, String after) {}

  /** What is kept of the place of a claim; empty when there is no such claim. */
  public Optional<Kept> kept(String claim) {
    Claim found = byId.get(claim);
    if (found == null) {
      return Optional.empty();
    }
    int at = index(found);
    return Optional.of(new Kept(found.statement().text(), neighbour(at, -1), neighbour(at, 1)));
  }

  /** The claim that a remark is on; empty when its claim is gone. */
  public Optional<Claim> find(Comment comment) {
    Claim same = byId.get(comment.claim());
    if (same != null && says(same, comment)) {
      return Optional.of(same);
    }
    double best = 0;
    List<Claim> found = new ArrayList<>();
    for (Claim claim : claims) {
      double likeness = likeness(comment.quote(), claim.statement().text());
      if (likeness < ALIKE || !sameNumbers(comment.quote(), claim.statement().text())) {
        continue;
      }
      // By how many neighbours stay beside it, first; by words where these are as many.
      double score = 2 * neighbours(comment, claim) + likeness;
      if (score < 2 && !inSection(comment, claim)) {
        continue;
      }
      if (score > best) {
        best = score;
        found.clear();
      }
      if (score == best) {
        found.add(claim);
      }
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** An id that an author fixed stays when the claim becomes another one. */
  private static boolean says(Claim claim, Comment comment) {
    return sameNumbers(comment.quote(), claim.statement().text());
  }

  private int neighbours(Comment comment, Claim claim) {
    int at = index(claim);
    int before = same(comment.before(), neighbour(at, -1)) ? 1 : 0;
    int after = same(comment.after(), neighbour(at, 1)) ? 1 : 0;
    return before + after;
  }

  /** Whether a statement that stood beside it stands in the claim's section, wherever there. */
  private boolean inSection(Comment comment, Claim claim) {
    List<String> section = claim.statement().section();
    return statements.stream()
        .filter(statement -> statement.section().equals(section))
        .map(Statement::text)
        .anyMatch(text -> same(comment.before(), text) || same(comment.after(), text));
  }

  private static boolean same(String kept, String now) {
    return !kept.isEmpty() && kept.equals(now);
  }

  private int index(Claim claim) {
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).span().equals(claim.statement().span())) {
        return i;
      }
    }
    return -1;
  }

  private String neighbour(int at, int step) {
    int other = at + step;
    boolean there = at >= 0 && other >= 0 && other < statements.size();
    return there && statements.get(other).section().equals(statements.get(at).section())
        ? statements.get(other).text()
        : "";
  }

  static boolean sameNumbers(String one, String other) {
    return counted(NUMBER, one).equals(counted(NUMBER, other));
  }

  private static double likeness(String one, String other) {
    if (one.equals(other)) {
      return 1;
    }
    Map<String, Integer> words = counted(WORD, one.toLowerCase(Locale.ROOT));
    Map<String, Integer> others = counted(WORD, other.toLowerCase(Locale.ROOT));
    int shared = 0;
    for (Map.Entry<String, Integer> word : words.entrySet()) {
      shared += Math.min(word.getValue(), others.getOrDefault(word.getKey(), 0));
    }
    int all = sum(words) + sum(others);
    return all == 0 ? 0 : 2.0 * shared / all;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, Integer> counted(Pattern pattern, String text) {
    Map<String, Integer> out = new TreeMap<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      out.merge(matcher.group(), 1, Integer::sum);
    }
    return out;
  }
}
