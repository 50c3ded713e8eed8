package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.ingest.PageLine.Kind;
import org.imprimatur.ingest.PageLine.Spot;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines below "References": numbered entries, one each; or groups of kind, title, and
 * source with year, in lines of their own.
 */
final class ReferenceBlock {
  private static final Pattern NUMBERED =
      Pattern.compile("[\\[(]?(\\d{1,3})(?:[.)\\]]\\s*(?=\\p{L}|\\S.{9,})|\\s+(?=\\p{Lu}))(\\S.*)");
  private static final Pattern KIND =
      Pattern.compile(
          "((clinical )?(practice )?guidelines?|research|(systematic|narrative|literature|scoping|umbrella|rapid) review"
              + "|reviews?|meta-analysis|systematic review (and|&) meta-analysis|(randomi[sz]ed )?(controlled )?(clinical )?trial"
              + "|cohort( study)?|case[- ]control( study)?|case (report|series)|observational study|study|praxis"
              + "|(drug )?label|fda label|textbook|book|chapter|consensus( statement)?|position statement|statement"
              + "|report|website|web page|editorial|news|expert opinion|policy|preprint)s?\\s*:?");
  private static final Pattern YEAR_END = Pattern.compile(".*\\b(1[89]|20)\\d{2}\\)?\\.?");
  private static final Pattern EXTRA =
      Pattern.compile(
          "(?i)(doi|pmid|pmcid|isbn|https?:|10\\.\\d{4}).*|view (source|article|details)\\W*");

  private static final Pattern ADDRESS = Pattern.compile("(?:https?://|doi:)\\S+\\s*$");

  /** An entry's lines with the number it has on the page. */
  private record Entry(int number, Spot spot, @Nullable String kind, List<String> lines) {}

  private final List<Entry> entries = new ArrayList<>();

  private ReferenceBlock() {}

  /**
   * A reference with its place and its words on the page.
   *
   * @param reference as read
   * @param spot where it begins
   * @param words all of it
   */
  record Listed(PageReference reference, Spot spot, String words) {}

  /** The references in their order on the page; what cannot be one is noted as left out. */
  static List<Listed> read(List<PageLine> lines, Notes notes) {
    ReferenceBlock block = new ReferenceBlock();
    if (isNumbered(lines)) {
      block.numbered(lines, notes);
    } else {
      block.grouped(lines);
    }
    List<Listed> out = new ArrayList<>();
    for (Entry entry : block.entries) {
      boolean kindOnly = entry.lines.isEmpty() && entry.kind != null;
      PageReference reference =
          kindOnly
              ? ReferenceEntry.read(entry.number, null, List.of(entry.kind))
              : ReferenceEntry.read(entry.number, entry.kind, entry.lines);
      sayKind(reference, entry.spot, notes);
      if (reference.details().year() == null) {
        notes.problem(
            "import/reference-without-year",
            entry.spot,
            "reference " + entry.number + " \"" + reference.title() + "\" has no year on the page",
            "Look the work up and complete its record.");
      }
      String kind = entry.kind == null ? "" : entry.kind + " ";
      out.add(new Listed(reference, entry.spot, kind + String.join(" ", entry.lines)));
    }
    return out;
  }

  /** A kind that is called by another name of the house is listed with the page's words. */
  private static void sayKind(PageReference reference, Spot spot, Notes notes) {
    String said = reference.kind();
    String kind = said == null ? "" : ReferenceYaml.kind(said);
    if (said != null && !kind.equals(Similarity.normal(said).replace(' ', '-'))) {
      notes.drop(spot, "kind of reference " + reference.number() + ", taken as " + kind, said);
    }
  }

  /** The words of a line with the targets of its links behind them. */
  private static String words(PageLine line) {
    StringBuilder out = new StringBuilder(line.text());
    for (Run run : line.runs()) {
      if (run instanceof Run.Link link && !line.text().contains(link.target())) {
        out.append(' ').append(link.target());
      }
    }
    return out.toString();
  }

  /** What a line says is its number, and the rest of it. */
  private static @Nullable Matcher number(PageLine line) {
    String marker = line.shape().marker();
    boolean ordered = !marker.isEmpty() && Character.isDigit(marker.charAt(0));
    Matcher matcher = NUMBERED.matcher(ordered ? marker + " " + words(line) : words(line));
    return matcher.matches() ? matcher : null;
  }

  private static boolean isNumbered(List<PageLine> lines) {
    int expected = 1;
    for (PageLine line : lines) {
      Matcher matcher = number(line);
      if (matcher != null && Integer.parseInt(matcher.group(1)) == expected) {
        expected++;
      } else if (expected == 1 && !line.is(Kind.BLANK)) {
        return false;
      }
    }
    return expected > 1;
  }

  private void numbered(List<PageLine> lines, Notes notes) {
    for (PageLine line : lines) {
      Matcher matcher = number(line);
      int expected = entries.isEmpty() ? 1 : entries.get(entries.size() - 1).number + 1;
      if (matcher != null && Integer.parseInt(matcher.group(1)) == expected) {
        List<String> own = new ArrayList<>(List.of(matcher.group(2)));
        entries.add(new Entry(expected, line.spot(), null, own));
      } else if (!line.is(Kind.BLANK)) {
        if (entries.isEmpty()) {
          notes.drop(line, "above the first reference");
        } else {
          entries.get(entries.size() - 1).lines.add(words(line));
        }
      }
    }
  }

  private void grouped(List<PageLine> lines) {
    boolean closed = true;
    boolean blank = true;
    for (PageLine line : lines) {
      String text = words(line);
      if (text.isEmpty()) {
        blank = true;
        continue;
      }
      if (isKind(text)) {
        entries.add(new Entry(entries.size() + 1, line.spot(), text, new ArrayList<>()));
        closed = false;
      } else if (!entries.isEmpty() && (EXTRA.matcher(text).matches() || goesOn(line, closed))) {
        entries.get(entries.size() - 1).lines.add(text);
      } else {
        if (closed || (line.is(Kind.ITEM) && complete())) {
          entries.add(new Entry(entries.size() + 1, line.spot(), null, new ArrayList<>()));
        }
        entries.get(entries.size() - 1).lines.add(text);
        boolean first = entries.get(entries.size() - 1).lines.size() == 1;
        closed =
            YEAR_END.matcher(ADDRESS.matcher(text).replaceAll("").strip()).matches()
                || ((blank || first) && isCitation(text));
      }
      blank = false;
    }
  }

  /** The end of a citation that was wrapped: no work begins with a small letter or a figure. */
  private static boolean goesOn(PageLine line, boolean closed) {
    int first = line.text().codePointAt(0);
    return closed
        && !line.is(Kind.ITEM)
        && (Character.isLowerCase(first) || Character.isDigit(first) || first == ';');
  }

  private boolean complete() {
    return !entries.get(entries.size() - 1).lines.isEmpty();
  }

  /** A whole citation in one line: authors, title, journal and year between stops. */
  private static boolean isCitation(String text) {
    return text.split("[.;]\\s").length > 2 && text.matches(".*\\b(1[89]|20)\\d{2}\\b.*");
  }

  static boolean isKind(String text) {
    return KIND.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }
}
