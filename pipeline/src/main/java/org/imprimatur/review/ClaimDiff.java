package org.imprimatur.review;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Polarity;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two versions of an article, claim by claim and word by word. Claims are
 * matched by id first, then by the words they share.
 *
 * @param changes in the order of the new version, what is gone where it stood; unchanged claims are
 *     left out
 * @param unchanged how many claims are the same
 */
public record ClaimDiff(List<Change> changes, int unchanged) {
  /** Claims that share fewer than this many of a hundred words are two claims. */
  private static final int ALIKE = 50;

  /** Pairs beyond this number are not compared word by word; the rest is then new or gone. */
  private static final int MAX_PAIRS = 4_000_000;

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}]+|\\p{N}+(?:[.,]\\p{N}+)*+|\\s+|.", Pattern.DOTALL);

  /** Copies the changes. */
  public ClaimDiff {
    changes = List.copyOf(changes);
  }

  /** What happened to a claim. */
  public enum Kind {
    /** It is new. */
    ADDED,
    /** It is gone. */
    REMOVED,
    /** It says something else. */
    CHANGED,
    /** It says what it said, before or behind other claims than it did, or in another section. */
    MOVED;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /** As it stands in JSON. */
    public String word() {
      return word;
    }
  }

  /**
   * A claim that changed.
   *
   * @param kind what happened
   * @param before the old claim, or null
   * @param after the new claim, or null
   * @param polarity the heading that says of it that it is a mistake, not to be done or a warning,
   *     the old and the new one; empty where there is none or the context holds it
   * @param text its words, the old and the new ones
   * @param context the same of its context, joined by " › "
   * @param citationsAdded keys that cover it now
   * @param citationsRemoved keys that covered it
   * @param dose whether a dose is new, gone or another, or stands under another context
   * @param quotes the quotes that its works support it with, the old and the new ones; empty where
   *     they are the same
   */
  public record Change(
      Kind kind,
      @Nullable Claim before,
      @Nullable Claim after,
      List<Piece> polarity,
      List<Piece> text,
      List<Piece> context,
      List<String> citationsAdded,
      List<String> citationsRemoved,
      boolean dose,
      List<Piece> quotes) {

    /** Copies the lists. */
    public Change {
      polarity = List.copyOf(polarity);
      text = List.copyOf(text);
      context = List.copyOf(context);
      citationsAdded = List.copyOf(citationsAdded);
      citationsRemoved = List.copyOf(citationsRemoved);
      quotes = List.copyOf(quotes);
    }

    /** What happened, as the contract calls it: new, words, context, reference, moved or gone. */
    public String word() {
      return switch (kind) {
        case ADDED -> "new";
        case REMOVED -> "gone";
        case MOVED -> "moved";
        case CHANGED ->
            differs(text)
                ? "words"
                : differs(context) || differs(polarity) ? "context" : "reference";
      };
    }

    private static boolean differs(List<Piece> pieces) {
      return pieces.stream().anyMatch(piece -> piece.side() != ' ');
    }
  }

  /**
   * A stretch of words.
   *
   * @param side where it stands: {@code ' '} in both, {@code '-'} before, {@code '+'} after
   * @param text the words
   */
  public record Piece(char side, String text) {}

  /** The difference of two lists of claims, each in source order. */
  public static ClaimDiff between(List<Claim> before, List<Claim> after) {
    int[] partner = partners(before, after);
    List<Change> changes = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    for (int p : partner) {
      used.add(p);
    }
    ClaimMoves moves = ClaimMoves.between(before, after, partner);
    int unchanged = 0;
    int next = 0;
    for (int j = 0; j < after.size(); j++) {
      int i = partner[j];
      for (; next <= i; next++) {
        if (!used.contains(next)) {
          changes.add(change(before.get(next), null));
        }
      }
      Claim old = i < 0 ? null : before.get(i);
      if (old == null || !isSame(old, after.get(j))) {
        changes.add(change(old, after.get(j)));
      } else if (moves.isMoved(j)) {
        changes.add(moved(old, after.get(j)));
      } else {
        unchanged++;
      }
    }
    for (; next < before.size(); next++) {
      if (!used.contains(next)) {
        changes.add(change(before.get(next), null));
      }
    }
    return new ClaimDiff(changes, unchanged);
  }

  private static boolean isSame(Claim a, Claim b) {
    return quotes(a).equals(quotes(b))
        && a.statement().text().equals(b.statement().text())
        && a.statement().context().equals(b.statement().context())
        && polarity(a).equals(polarity(b))
        && a.citations().equals(b.citations())
        && a.certainty() == b.certainty()
        && a.strength() == b.strength()
        && a.outcomes().equals(b.outcomes());
  }

  private static Change moved(Claim before, Claim after) {
    List<Piece> context = words(context(before), context(after));
    List<Piece> text = words(text(before), text(after));
    List<Piece> polarity = words(polarity(before), polarity(after));
    boolean dose = after.statesDose();
    return new Change(
        Kind.MOVED, before, after, polarity, text, context, List.of(), List.of(), dose, List.of());
  }

  private static Change change(@Nullable Claim before, @Nullable Claim after) {
    List<String> from = before == null ? List.of() : before.citations();
    List<String> to = after == null ? List.of() : after.citations();
    List<String> added = new ArrayList<>(to);
    added.removeAll(from);
    List<String> removed = new ArrayList<>(from);
    removed.removeAll(to);
    Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
    List<Piece> text = words(text(before), text(after));
    List<Piece> context = words(context(before), context(after));
    boolean doses =
        (before != null && before.statesDose()) || (after != null && after.statesDose());
    boolean moved = text.size() > 1 || context.size() > 1 || kind != Kind.CHANGED;
    List<Piece> polarity = words(polarity(before), polarity(after));
    moved = moved || polarity.size() > 1;
    boolean quoted = before != null && after != null && !quotes(before).equals(quotes(after));
    List<Piece> quotes = quoted ? words(quotes(before), quotes(after)) : List.of();
    boolean dose = doses && (moved || quoted);
    return new Change(kind, before, after, polarity, text, context, added, removed, dose, quotes);
  }

  /** What the works of a claim say for it, with the places. */
  private static String quotes(@Nullable Claim claim) {
    return claim == null
        ? ""
        : claim.support().quotes().stream()
            .map(
                it ->
                    it.key()
                        + ": "
                        + it.sentence()
                        + (it.place().isEmpty() ? "" : " (" + it.place() + ")"))
            .collect(Collectors.joining(" › "));
  }

  private static String polarity(@Nullable Claim claim) {
    Polarity polarity = claim == null ? null : claim.polarity();
    if (claim == null || polarity == null) {
      return "";
    }
    boolean above = claim.statement().context().contains(polarity.words());
    return above ? "" : polarity.words();
  }

  private static String text(@Nullable Claim claim) {
    return claim == null ? "" : claim.statement().text();
  }

  private static String context(@Nullable Claim claim) {
    return claim == null ? "" : String.join(" › ", claim.statement().context());
  }

  /** Myers' difference of two texts by words, neighbouring stretches of one side joined. */
  public static List<Piece> words(String before, String after) {
    List<String> from = split(before);
    List<String> to = split(after);
    List<Piece> out = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(from, to).getDeltas()) {
      piece(out, ' ', from.subList(at, delta.getSource().getPosition()));
      piece(out, '-', delta.getSource().getLines());
      piece(out, '+', delta.getTarget().getLines());
      at = delta.getSource().getPosition() + delta.getSource().size();
    }
    piece(out, ' ', from.subList(at, from.size()));
    return out;
  }

  private static void piece(List<Piece> out, char side, List<String> words) {
    if (!words.isEmpty()) {
      out.add(new Piece(side, String.join("", words)));
    }
  }

  private static List<String> split(String text) {
    List<String> out = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      out.add(matcher.group());
    }
    return out;
  }

  /** For each new claim the place of its old one, or -1. */
  private static int[] partners(List<Claim> before, List<Claim> after) {
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      ids.put(before.get(i).id(), i);
    }
    int[] partner = new int[after.size()];
    Set<Integer> free = new HashSet<>(ids.values());
    for (int j = 0; j < after.size(); j++) {
      Integer i = ids.get(after.get(j).id());
      partner[j] = i == null ? -1 : i;
      free.remove(i);
    }
    best(before, after, partner, new ArrayList<>(new java.util.TreeSet<>(free)));
    return partner;
  }

  /** The most alike pair first; of equals the one that stands first. */
  private static void best(
      List<Claim> before, List<Claim> after, int[] partner, List<Integer> free) {
    record Pair(int score, int i, int j) {}
    List<Integer> open = new ArrayList<>();
    for (int j = 0; j < partner.length; j++) {
      if (partner[j] < 0) {
        open.add(j);
      }
    }
    if ((long) open.size() * free.size() > MAX_PAIRS) {
      return;
    }
    List<Pair> pairs = new ArrayList<>();
    Map<Integer, Set<String>> bags = new HashMap<>();
    free.forEach(i -> bags.put(i, bag(before.get(i))));
    for (int j : open) {
      Set<String> bag = bag(after.get(j));
      for (int i : free) {
        int score = alike(bags.getOrDefault(i, Set.of()), bag);
        if (score >= ALIKE) {
          pairs.add(new Pair(score, i, j));
        }
      }
    }
    pairs.sort(
        java.util.Comparator.comparingInt(Pair::score)
            .reversed()
            .thenComparingInt(Pair::j)
            .thenComparingInt(Pair::i));
    Set<Integer> taken = new HashSet<>();
    for (Pair pair : pairs) {
      if (partner[pair.j()] < 0 && taken.add(pair.i())) {
        partner[pair.j()] = pair.i();
      }
    }
  }

  private static Set<String> bag(Claim claim) {
    Set<String> out = new HashSet<>(split(claim.statement().text()));
    out.removeIf(String::isBlank);
    return out;
  }

  /** Shared words of a hundred (Dice's coefficient). */
  private static int alike(Set<String> a, Set<String> b) {
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    int all = a.size() + b.size();
    return all == 0 ? 100 : 200 * both.size() / all;
  }
}
