package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;
import org.imprimatur.ingest.PageLine.Kind;
import org.imprimatur.ingest.PageLine.Spot;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines below "References": numbered entries, one each; or groups of kind, title, and
 * source with year, in lines of their own.
 */
final class ReferenceBlock {
  private static final Pattern NUMBERED =
      Pattern.compile(
          "[\\[(]?([1-9]\\d{0,4})(?:(?:\\.(?!\\d)|[)\\]])\\s*(?=\\p{L}|\\S.{9,})|\\s+(?=\\p{Lu}))(\\S.*)");
  private static final Pattern KIND =
      Pattern.compile(
          "((clinical )?(practice"
              + " )?guidelines?|research|(systematic|narrative|literature|scoping|umbrella|rapid)"
              + " review|reviews?|meta-analysis|systematic review (and|&)"
              + " meta-analysis|(randomi[sz]ed )?(controlled )?(clinical )?trial|cohort("
              + " study)?|case[- ]control( study)?|case (report|series)|observational"
              + " study|study|praxis|(drug )?label|fda label|textbook|book|chapter|consensus("
              + " statement)?|position statement|statement|report|website|web"
              + " page|editorial|news|expert opinion|policy|preprint)s?\\s*:?");
  private static final Pattern YEAR_END = Pattern.compile(".*\\b(1[89]|20)\\d{2}\\)?\\.?");
  private static final Pattern EXTRA =
      Pattern.compile(
          "(?i)(doi|pmid|pmcid|isbn|https?:|10\\.\\d{4}).*|view (source|article|details)\\W*");

  private static final Pattern ADDRESS = Pattern.compile("(?:https?://|doi:).+");

  /** No address is longer. */
  private static final int LONGEST = 2000;

  /** No more numbers are missing from a list in one place. */
  private static final int MOST_MISSING = 20;

  /** A shorter line is not a reference. */
  private static final int SHORTEST = 15;

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
  static List<Listed> read(List<PageLine> lines, ImportNotes notes) {
    ReferenceBlock block = new ReferenceBlock();
    if (isNumbered(lines)) {
      block.numbered(lines, notes);
    } else {
      block.grouped(lines);
    }
    List<Listed> out = new ArrayList<>();
    for (Entry entry : block.entries) {
      boolean kindOnly = entry.lines.isEmpty() && entry.kind != null;
      ReferenceEntry.Read read =
          kindOnly
              ? ReferenceEntry.read(entry.number, null, List.of(entry.kind))
              : ReferenceEntry.read(entry.number, entry.kind, entry.lines);
      PageReference reference = read.reference();
      sayKind(reference, entry.spot, notes);
      read.apart()
          .forEach(
              words ->
                  notes.drop(
                      entry.spot, "label or repetition in reference " + entry.number, words));
      if (reference.details().year() == null) {
        notes.problem(
            RuleId.IMPORT_REFERENCE_WITHOUT_YEAR,
            entry.spot,
            "reference " + entry.number + " \"" + reference.title() + "\" has no year on the page",
            "look up the work and complete its record");
      }
      String kind = entry.kind == null ? "" : entry.kind + " ";
      out.add(new Listed(reference, entry.spot, kind + String.join(" ", entry.lines)));
    }
    return out;
  }

  /** A kind that is called by another name of the house is listed with the page's words. */
  private static void sayKind(PageReference reference, Spot spot, ImportNotes notes) {
    String said = reference.kind();
    String kind = said == null ? "" : ReferenceYaml.kind(said);
    if (said != null && !kind.equals(Similarity.normal(said).replace(' ', '-'))) {
      notes.drop(spot, "kind of reference " + reference.number() + ", taken as " + kind, said);
    }
  }

  /** The words of a line with the targets of its links behind them. */
  private static String words(PageLine line) {
    StringBuilder out = new StringBuilder(line.text());
    for (TextStretch run : line.runs()) {
      if (run instanceof TextStretch.Link link && !says(line.text(), link.target())) {
        out.append(' ').append(link.target());
      }
    }
    return out.toString();
  }

  /** Whether words hold an address, or the DOI that it leads to. */
  private static boolean says(String text, String target) {
    int doi = target.indexOf("doi.org/10.");
    return text.contains(doi < 0 ? target : target.substring(doi + "doi.org/".length()));
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

  private void numbered(List<PageLine> lines, ImportNotes notes) {
    String form = "";
    for (PageLine line : lines) {
      Matcher matcher = number(line);
      Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
      if (last == null && matcher != null) {
        form = form(line, matcher);
      }
      if (matcher != null && begins(line, matcher, form, last)) {
        List<String> own = new ArrayList<>(List.of(matcher.group(2)));
        entries.add(new Entry(Integer.parseInt(matcher.group(1)), line.spot(), null, own));
      } else if (last != null && !line.is(Kind.BLANK)) {
        last.lines.add(words(line));
      } else if (!line.is(Kind.BLANK)) {
        notes.drop(line, "above the first reference");
      }
    }
  }

  /**
   * Whether a numbered line begins a reference: its number is the next one; or it is written like
   * that of the first, and a number was left out, or given twice, or a second list begins.
   */
  private static boolean begins(PageLine line, Matcher matcher, String form, @Nullable Entry last) {
    int number = Integer.parseInt(matcher.group(1));
    int expected = last == null ? 1 : last.number + 1;
    if (number == expected || last == null) {
      return number == expected;
    }
    String rest = matcher.group(2);
    boolean marked = line.is(Kind.ITEM) || "[(".indexOf(matcher.group().charAt(0)) >= 0;
    boolean reads =
        rest.length() >= SHORTEST
            && !Character.isLowerCase(rest.codePointAt(0))
            && !EXTRA.matcher(rest).matches();
    return marked && reads && number < expected + MOST_MISSING && form.equals(form(line, matcher));
  }

  /** What stands behind a number: a stop or a bracket, or nothing. */
  private static String form(PageLine line, Matcher matcher) {
    String marker = line.shape().marker();
    char last =
        Bullets.isNumber(marker)
            ? marker.charAt(marker.length() - 1)
            : matcher.group().charAt(matcher.end(1) - matcher.start());
    return ".)]".indexOf(last) >= 0 ? String.valueOf(last) : "";
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
            YEAR_END.matcher(withoutAddress(text)).matches()
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

  /** A line without the address or the DOI that it ends in. */
  private static String withoutAddress(String text) {
    int word = text.lastIndexOf(' ') + 1;
    Matcher address = ADDRESS.matcher(text.substring(Math.max(word, text.length() - LONGEST)));
    return address.find()
        ? text.substring(0, text.length() - address.group().length()).strip()
        : text;
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
