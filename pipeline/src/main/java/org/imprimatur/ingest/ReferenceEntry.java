package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.ingest.PageReference.Author;
import org.imprimatur.ingest.PageReference.Details;
import org.imprimatur.ingest.PageReference.Ids;
import org.jspecify.annotations.Nullable;

/** Reads one reference: title and source in lines of their own, or a citation in one line. */
final class ReferenceEntry {
  /** No year is followed by a unit. */
  private static final String FOUR =
      "(1[89]\\d{2}|20\\d{2})\\b(?!\\s?(?:[mµμkn]?g|mcg|[mdµμ]?[lL]|m?mol|mEq|IU|[Uu]nits?|[Tt]ablets?|[Cc]apsules?|[Pp]uffs?"
          + "|[Dd]rops?|[Dd]oses?|%)(?!\\p{L}))";

  private static final Pattern YEAR = Pattern.compile("\\b" + FOUR);
  private static final Pattern IMPRINT =
      Pattern.compile(
          "(\\w{1,6})(?:\\(([^)]{1,12})\\))?:\\s?([A-Za-z]?\\d+(?:[-–][A-Za-z]?\\d+)?)");
  private static final String SURNAME = "\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?";
  private static final String SUFFIX = "(?: (Jr|Sr|II|III))?";
  private static final Pattern PERSON =
      Pattern.compile("(" + SURNAME + ") (\\p{Lu}{1,4})" + SUFFIX);
  private static final String NAME = SURNAME + " \\p{Lu}{1,4}(?: (?:Jr|Sr|II|III))?";

  /** "Doe J, Roe RA, et al." at the beginning: a lone initial's stop ends the authors, too. */
  private static final Pattern AUTHORS =
      Pattern.compile("((?:" + NAME + ")(?:, (?:" + NAME + ")){0,30}(?:,? et al)?)\\.\\s+\\S.*");

  /** "Doe J (2020). "Title". Source": the year behind the authors, as encyclopaedias write it. */
  private static final Pattern YEAR_SECOND =
      Pattern.compile(
          "([^()]{2,300}?),? \\(((?:1[89]|20)\\d{2})[a-z]?(?:, ([^()]{1,20}))?\\)[.,]?\\s+"
              + "(?:[\"“]([^\"”]+)[\"”]|([^.?!]+[.?!]))[.,]?\\s*(.*)");

  private static final Pattern KIND_TAG = Pattern.compile("^[\\[(]([^\\])]{3,40})[\\])]\\s*");

  private ReferenceEntry() {}

  /** A longer line is not a reference: it is kept whole, and not taken apart. */
  private static final int LONGEST = 2000;

  /**
   * A reference, and what of its words says nothing.
   *
   * @param reference as read
   * @param apart labels of links, and identifiers that stand there twice
   */
  record Read(PageReference reference, List<String> apart) {}

  /** Never fails: what cannot be told apart stays in the title or in the rest. */
  static Read read(int number, @Nullable String kind, List<String> lines) {
    String whole = String.join(" ", lines);
    if (whole.length() > LONGEST) {
      Details none = details(null, "", new Ids(null, null, null));
      return new Read(new PageReference(number, kind, whole, "", List.of(), none, ""), List.of());
    }
    ReferenceIds ids = new ReferenceIds();
    List<String> bare = new ArrayList<>();
    for (String line : lines) {
      String text = ids.take(line);
      if (!text.isEmpty()) {
        bare.add(text);
      }
    }
    PageReference read = read(number, kind, bare, ids.ids());
    String more = String.join(" ", ids.more());
    return new Read(more.isEmpty() ? read : read.withRest(more), ids.apart());
  }

  private static PageReference read(int number, @Nullable String kind, List<String> bare, Ids ids) {
    String stated = kind;
    if (stated == null && bare.size() > 1 && ReferenceBlock.isKind(bare.get(0))) {
      stated = bare.remove(0);
    }
    if (!bare.isEmpty()) {
      Matcher tag = KIND_TAG.matcher(bare.get(0));
      if (stated == null && tag.find() && ReferenceBlock.isKind(tag.group(1))) {
        stated = tag.group(1);
        bare.set(0, bare.get(0).substring(tag.end()));
      }
    }
    return bare.size() > 1 && bare.get(0).length() > 3
        ? lines(number, stated, bare, ids)
        : line(number, stated, String.join(" ", bare), ids);
  }

  /** A text around the first year in it, without the signs beside the year. */
  private record Dated(String before, Integer year, String after) {
    static @Nullable Dated of(String text) {
      Matcher found = YEAR.matcher(text);
      if (!found.find()) {
        return null;
      }
      int end = found.end();
      end += text.startsWith(")", end) ? 1 : 0;
      while (end < text.length() && " .,;".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      String before = Cleaning.withoutTrailing(text.substring(0, found.start()), ",.;(");
      return new Dated(before, Integer.valueOf(found.group(1)), text.substring(end));
    }
  }

  private static PageReference lines(
      int number, @Nullable String kind, List<String> lines, Ids ids) {
    int at = lines.size() - 1;
    while (at > 1 && !YEAR.matcher(lines.get(at)).find()) {
      at--;
    }
    boolean goesOn =
        Character.isLowerCase(lines.get(at).codePointAt(0))
            || (at + 1 < lines.size() && Character.isLowerCase(lines.get(at + 1).codePointAt(0)));
    Dated source = Dated.of(lines.get(at));
    if (goesOn || (source == null && YEAR.matcher(String.join(" ", lines)).find())) {
      return line(number, kind, String.join(" ", lines), ids);
    }
    String title = String.join(" ", lines.subList(0, at));
    List<String> rest = new ArrayList<>(lines.subList(at + 1, lines.size()));
    String container = source == null ? lines.get(at) : source.before;
    String imprint = source == null ? "" : source.after;
    Details details = details(source == null ? null : source.year, imprint, ids);
    if (details.volume() == null && !imprint.isBlank()) {
      rest.add(0, imprint.strip());
    }
    return new PageReference(
        number, kind, trim(title), trim(container), List.of(), details, String.join(" ", rest));
  }

  private static PageReference line(int number, @Nullable String kind, String text, Ids ids) {
    Matcher second = YEAR_SECOND.matcher(text);
    if (second.matches()) {
      return yearSecond(number, kind, second, ids);
    }
    List<String> parts = parts(text);
    List<Author> authors = parts.size() > 2 ? authors(parts.get(0)) : List.of();
    if (authors.isEmpty() && parts.size() > 2 && ReferenceYaml.namesBody(parts.get(0))) {
      authors = List.of(new Author(trim(parts.get(0)), ""));
    }
    if (!authors.isEmpty()) {
      parts.remove(0);
    }
    String title = parts.remove(0);
    String rest = String.join(" ", parts);
    Dated source = Dated.of(rest);
    if (rest.isEmpty()) {
      Dated own = Dated.of(title);
      boolean last = own != null && own.after.isEmpty();
      Integer year = own == null || !last ? null : own.year;
      String bare = own == null || !last ? title : own.before;
      return new PageReference(number, kind, trim(bare), "", authors, details(year, "", ids), "");
    }
    if (source == null) {
      return new PageReference(
          number, kind, trim(title), trim(rest), authors, details(null, "", ids), "");
    }
    Details details = details(source.year, source.after, ids);
    String left = details.volume() == null ? source.after.strip() : "";
    return new PageReference(
        number, kind, trim(title), trim(source.before), authors, details, left);
  }

  /** Authors, title and the sentences behind; without authors in front, the sentences. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    Matcher people = AUTHORS.matcher(text);
    String rest = text;
    if (people.matches()) {
      parts.add(people.group(1) + ".");
      rest = text.substring(people.end(1) + 1).strip();
    }
    parts.addAll(List.of(rest.split("(?<=[^\\s.]{2}[.?!])\\s+", -1)));
    return parts;
  }

  private static PageReference yearSecond(
      int number, @Nullable String kind, Matcher entry, Ids ids) {
    List<Author> people = authors(entry.group(1));
    List<Author> authors = people.isEmpty() ? List.of(new Author(entry.group(1), "")) : people;
    String title = entry.group(4) == null ? entry.group(5) : entry.group(4);
    Details details = details(Integer.valueOf(entry.group(2)), "", ids);
    String day = entry.group(3) == null ? "" : entry.group(3).strip();
    return new PageReference(
        number, kind, trim(title), trim(entry.group(6)), authors, details, day);
  }

  private static Details details(@Nullable Integer year, String imprint, Ids ids) {
    Matcher matcher = IMPRINT.matcher(imprint.strip().replaceFirst("\\.$", ""));
    return matcher.matches()
        ? new Details(year, matcher.group(1), matcher.group(2), matcher.group(3), ids)
        : new Details(year, null, null, null, ids);
  }

  /**
   * "Doe J, Roe RA, et al." as names; empty where the text is anything else. The last name of a
   * list that goes on is "others", which the citation style shows as its own "et al".
   */
  private static List<Author> authors(String text) {
    List<Author> out = new ArrayList<>();
    for (String name : text.replaceFirst("\\.$", "").split(",\\s*|\\s+(?=et al\\b)", -1)) {
      Matcher person = PERSON.matcher(name);
      if (name.matches("et al\\.?")) {
        out.add(new Author("others", ""));
      } else if (person.matches()) {
        out.add(new Author(person.group(1), person.group(2), person.group(3)));
      } else {
        return List.of();
      }
    }
    return out;
  }

  private static String trim(String text) {
    return Cleaning.withoutTrailing(text, ".,;(").strip();
  }
}
