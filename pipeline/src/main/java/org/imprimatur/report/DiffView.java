package org.imprimatur.report;

import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.finding.Counted;
import org.imprimatur.model.Claim;
import org.imprimatur.review.ClaimDiff;
import org.imprimatur.review.OtherChanges;
import org.jspecify.annotations.Nullable;

/** Shows a {@link ClaimDiff} to reviewers: as text for a terminal, and as a page of its own. */
public final class DiffView {
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private static final String STYLE =
      "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
          + "article{border-top:1px solid #767676;padding:.5rem 0}"
          + "del{color:#8a1010;background:#fde8e8}ins{color:#0b5a1e;background:#e3f6e7}"
          + "del+ins{margin-left:.3em}"
          + ".dose{font-weight:bold}.context{color:#555}";

  private static final String OTHER = "Changed words that are not a claim";

  private DiffView() {}

  /**
   * The difference as text.
   *
   * @param diff what changed
   * @param color whether to colour it; old words stand in {@code [-...-]} and new ones in {@code
   *     {+...+}} with and without
   * @param other what changed beside the claims
   */
  public static String text(ClaimDiff diff, OtherChanges other, boolean color) {
    StringBuilder out = new StringBuilder();
    for (ClaimDiff.Change change : diff.changes()) {
      String head = heading(change) + (change.dose() ? ", a DOSE" : "");
      out.append(styled(BOLD, head, color)).append('\n');
      for (List<ClaimDiff.Piece> above : above(change)) {
        out.append("  under: ").append(marked(above, color)).append('\n');
      }
      out.append("  ").append(marked(change.text(), color)).append('\n');
      for (String line : citations(change)) {
        out.append("  ").append(plain(line)).append('\n');
      }
      if (!change.quotes().isEmpty()) {
        out.append("  quote: ").append(marked(change.quotes(), color)).append('\n');
      }
      out.append('\n');
    }
    for (List<ClaimDiff.Piece> change : other.changes()) {
      out.append(styled(BOLD, OTHER, color)).append('\n');
      out.append("  ").append(marked(change, color)).append("\n\n");
    }
    return out.append(summary(diff, other)).append('\n').toString();
  }

  /**
   * The difference as an HTML page that needs no other file and runs no script.
   *
   * @param title the article's title
   * @param diff what changed
   * @param other what changed beside the claims
   */
  public static String html(String title, ClaimDiff diff, OtherChanges other) {
    StringBuilder out = new StringBuilder();
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
    out.append("<title>What changed: ").append(escape(title)).append("</title>\n<style>");
    out.append(STYLE).append("</style>\n</head>\n<body>\n<main>\n<h1>What changed: ");
    out.append(escape(title)).append("</h1>\n<p>").append(summary(diff, other)).append("</p>\n");
    for (ClaimDiff.Change change : diff.changes()) {
      out.append("<article>\n<h2>").append(heading(change)).append("</h2>\n");
      if (change.dose()) {
        out.append("<p class=\"dose\">This concerns a dose.</p>\n");
      }
      for (List<ClaimDiff.Piece> above : above(change)) {
        out.append("<p class=\"context\">under: ").append(tagged(above)).append("</p>\n");
      }
      out.append("<p>").append(tagged(change.text())).append("</p>\n");
      for (String line : citations(change)) {
        out.append("<p>").append(escape(line)).append("</p>\n");
      }
      if (!change.quotes().isEmpty()) {
        out.append("<p>quote: ").append(tagged(change.quotes())).append("</p>\n");
      }
      out.append("</article>\n");
    }
    for (List<ClaimDiff.Piece> change : other.changes()) {
      out.append("<article>\n<h2>").append(OTHER).append("</h2>\n<p>").append(tagged(change));
      out.append("</p>\n</article>\n");
    }
    return out.append("</main>\n</body>\n</html>\n").toString();
  }

  /** What the claim stands under: the heading of its polarity, then its context. */
  private static List<List<ClaimDiff.Piece>> above(ClaimDiff.Change change) {
    return Stream.of(change.polarity(), change.context()).filter(it -> !it.isEmpty()).toList();
  }

  private static String heading(ClaimDiff.Change change) {
    return switch (change.kind()) {
      case ADDED -> "New claim";
      case REMOVED -> "Removed claim";
      case CHANGED -> "Changed claim";
      case MOVED -> "Moved claim";
    };
  }

  private static String summary(ClaimDiff diff, OtherChanges other) {
    long doses = diff.changes().stream().filter(ClaimDiff.Change::dose).count();
    int changes = diff.changes().size();
    int same = diff.unchanged();
    return Counted.of(changes, "claim")
        + " changed"
        + Counted.share(changes, doses, "about a dose")
        + (same == 0 ? "." : "; " + Counted.of(same, "is", "are") + " the same.")
        + others(other);
  }

  private static String others(OtherChanges other) {
    if (other.elsewhere()) {
      return " Something else that readers see changed: an image, an explained word, a reference's"
          + " record, or how the text is laid out. Compare the pages before you sign.";
    }
    int count = other.changes().size();
    return count == 0 ? "" : " Beside the claims, " + Counted.of(count, "text") + " changed.";
  }

  private static List<String> citations(ClaimDiff.Change change) {
    List<String> out = new java.util.ArrayList<>();
    if (!change.citationsAdded().isEmpty()) {
      out.add("cites now: " + String.join(", ", change.citationsAdded()));
    }
    if (!change.citationsRemoved().isEmpty()) {
      out.add("cites no more: " + String.join(", ", change.citationsRemoved()));
    }
    Claim before = change.before();
    Claim after = change.after();
    if (before != null && after != null) {
      graded(out, "certainty", before.certainty(), after.certainty());
      graded(out, "strength", before.strength(), after.strength());
      if (!before.outcomes().equals(after.outcomes())) {
        out.add("outcomes: " + outcomes(before) + " becomes " + outcomes(after));
      }
    }
    return out;
  }

  private static String outcomes(Claim claim) {
    return claim.outcomes().isEmpty() ? "none" : String.join(" ", claim.outcomes());
  }

  private static void graded(
      List<String> out, String what, @Nullable Enum<?> before, @Nullable Enum<?> after) {
    if (before != after) {
      out.add(what + ": " + word(before) + " becomes " + word(after));
    }
  }

  private static String word(@Nullable Enum<?> value) {
    return value == null
        ? "none"
        : value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  /**
   * The marks stay in colour, too: without them "5" gone and "10" come would read as "510", and not
   * everybody sees red and green apart.
   */
  public static String marked(List<ClaimDiff.Piece> pieces, boolean color) {
    StringBuilder out = new StringBuilder();
    for (ClaimDiff.Piece piece : pieces) {
      String text = plain(piece.text());
      switch (piece.side()) {
        case '-' -> out.append(styled(RED, "[-" + text + "-]", color));
        case '+' -> out.append(styled(GREEN, "{+" + text + "+}", color));
        default -> out.append(text);
      }
    }
    return out.toString();
  }

  private static String styled(String style, String text, boolean color) {
    return color ? style + text + PLAIN : text;
  }

  /** What an article says must not steer a reviewer's terminal: controls become visible. */
  public static String plain(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(
            c ->
                Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                    ? '\ufffd'
                    : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static String tagged(List<ClaimDiff.Piece> pieces) {
    StringBuilder out = new StringBuilder();
    for (ClaimDiff.Piece piece : pieces) {
      String text = escape(piece.text());
      switch (piece.side()) {
        case '-' -> out.append("<del>").append(text).append("</del>");
        case '+' -> out.append("<ins>").append(text).append("</ins>");
        default -> out.append(text);
      }
    }
    return out.toString();
  }

  private static String escape(String text) {
    return plain(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
