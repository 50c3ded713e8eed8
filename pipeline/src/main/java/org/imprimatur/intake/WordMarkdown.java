package org.imprimatur.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.imprimatur.ingest.DraftText;
import org.imprimatur.reference.ReferenceImport;
import org.imprimatur.word.WordCitation;
import org.imprimatur.word.WordRun;
import org.imprimatur.word.WordRun.Face;
import org.jspecify.annotations.Nullable;

/** Writes running text of a Word file as Markdown, in one line. */
final class WordMarkdown {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
  private static final Pattern LIFTED = Pattern.compile("[-−–+]?[0-9][0-9,;.\\s–−+-]*");
  private static final Pattern SAFE_LINK = Pattern.compile("(?i)(?:https?://|mailto:)\\S+");

  private final Function<WordCitation.Item, @Nullable String> keys;
  private final Function<String, String> notes;

  /**
   * A writer.
   *
   * @param keys from a work to its key, or null where it has none
   * @param notes from the mark of a note to its label in the draft
   */
  WordMarkdown(Function<WordCitation.Item, @Nullable String> keys, Function<String, String> notes) {
    this.keys = keys;
    this.notes = notes;
  }

  /** One line; empty when there are no words. */
  String line(List<WordRun> runs) {
    StringBuilder out = new StringBuilder();
    List<WordRun> joined = joined(runs);
    for (int i = 0; i < joined.size(); i++) {
      WordRun run = joined.get(i);
      if (run instanceof WordRun.Text text) {
        char next = i + 1 < joined.size() ? first(joined.get(i + 1)) : ' ';
        text(out, text, next);
      } else if (run instanceof WordRun.Cite cite) {
        cite(out, cite.citation());
      } else if (run instanceof WordRun.Note note) {
        out.append("[^").append(notes.apply(note.label())).append(']');
      } else if (run instanceof WordRun.LineBreak) {
        out.append(' ');
      }
    }
    return out.toString().strip().replaceAll(" {2,}", " ");
  }

  /** Runs that are set alike are one: Word cuts words where somebody once stopped typing. */
  private static List<WordRun> joined(List<WordRun> runs) {
    List<WordRun> out = new ArrayList<>();
    for (WordRun run : runs) {
      int last = out.size() - 1;
      if (run instanceof WordRun.Text text
          && last >= 0
          && out.get(last) instanceof WordRun.Text before
          && before.face().equals(text.face())
          && Objects.equals(before.link(), text.link())) {
        out.set(
            last, new WordRun.Text(before.text() + text.text(), text.face(), text.link(), null));
      } else {
        out.add(run);
      }
    }
    return out;
  }

  private static char first(WordRun run) {
    return run instanceof WordRun.Text text && !text.text().isEmpty() ? text.text().charAt(0) : '[';
  }

  private static void text(StringBuilder out, WordRun.Text text, char next) {
    String words = shifted(text);
    String plain = DraftText.plain(words);
    String inside = plain.strip();
    int start = inside.isEmpty() ? 0 : plain.indexOf(inside);
    String link = text.link();
    String escaped = DraftText.escape(words);
    if (inside.isEmpty()) {
      out.append(escaped);
    } else if (link != null && SAFE_LINK.matcher(link).matches()) {
      String target = link.replace("<", "%3C").replace(">", "%3E");
      out.append(plain, 0, start).append('[').append(DraftText.escape(inside));
      out.append("](<")
          .append(target)
          .append(">)")
          .append(plain.substring(start + inside.length()));
    } else {
      String marks = marks(text.face());
      boolean isAlone =
          start > 0 || out.isEmpty() || isEdge(out.charAt(out.length() - 1), inside.charAt(0));
      boolean ends =
          start + inside.length() < plain.length()
              || isEdge(next, inside.charAt(inside.length() - 1));
      if (marks.isEmpty() || !isAlone || !ends) {
        out.append(escaped);
      } else {
        out.append(plain, 0, start).append(marks).append(DraftText.escape(inside)).append(marks);
        out.append(plain.substring(start + inside.length()));
      }
    }
  }

  /** Whether a mark of emphasis means one between two characters (CommonMark, 6.2). */
  private static boolean isEdge(char outside, char inside) {
    if (outside == '*' || outside == '\\') {
      return false;
    }
    return Character.isLetterOrDigit(inside) || !Character.isLetterOrDigit(outside);
  }

  private static String marks(Face face) {
    return face.bold() && face.italic() ? "***" : face.bold() ? "**" : face.italic() ? "*" : "";
  }

  /** Raised and lowered digits as letters of their own, so that none reads as part of a dose. */
  private static String shifted(WordRun.Text text) {
    String words = text.text();
    if (text.face().raised() == 0 || !LIFTED.matcher(words.strip()).matches()) {
      return words;
    }
    boolean up = text.face().raised() > 0;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean isSign = i == 0 && "+-−–".indexOf(c) >= 0;
      if (c >= '0' && c <= '9') {
        out.append((up ? SUPERSCRIPTS : SUBSCRIPTS).charAt(c - '0'));
      } else if (isSign) {
        out.append(c == '+' ? (up ? '⁺' : '₊') : (up ? '⁻' : '₋'));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void cite(StringBuilder out, WordCitation citation) {
    List<String> parts = new ArrayList<>();
    for (WordCitation.Item item : citation.items()) {
      String key = keys.apply(item);
      if (key != null) {
        parts.add(part(item, key));
      }
    }
    if (parts.isEmpty()) {
      out.append(DraftText.escape(citation.shown()));
      return;
    }
    while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    boolean isOpen = out.isEmpty() || out.charAt(out.length() - 1) == '(';
    out.append(isOpen ? "[" : " [").append(String.join("; ", parts)).append(']');
  }

  private static String part(WordCitation.Item item, String key) {
    String cited = ReferenceImport.cited(key);
    String prefix = words(item.prefix());
    String suffix = words(item.suffix());
    return (prefix.isEmpty() ? "" : prefix + " ")
        + (item.isWithoutAuthor() ? "-" : "")
        + cited.substring(1, cited.length() - 1)
        + (suffix.isEmpty() ? "" : ", " + suffix);
  }

  /** Words beside a key must not end the citation. */
  private static String words(String text) {
    return DraftText.plain(text).replaceAll("[\\[\\]{}@]", "").replace(';', ',').strip();
  }

  /** Numbers the notes by their first marks. */
  static final class Labels implements Function<String, String> {
    private final Map<String, String> labels = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    @Override
    public String apply(String mark) {
      return labels.computeIfAbsent(
          mark,
          it -> {
            order.add(it);
            return String.valueOf(order.size());
          });
    }

    /** The marks, in the order of their labels. */
    List<String> order() {
      return List.copyOf(order);
    }
  }
}
