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
  private static final Pattern DOI =
      Pattern.compile(
          "(?i)(?:https?://(?:dx\\.)?doi\\.org/|doi:?\\s*)?(10\\.\\d{4,9}/[^\\s\"<>]+)");
  private static final Pattern PMID = Pattern.compile("(?i)\\bpmid:?\\s*(\\d{1,9})\\b");
  private static final Pattern URL = Pattern.compile("https?://[^\\s\"<>]+");
  private static final Pattern VIEW =
      Pattern.compile("(?i)\\b(view (source|article|details)|pubmed|available (from|at):?)\\s*$");

  /** No year is followed by a unit. */
  private static final String FOUR =
      "(1[89]\\d{2}|20\\d{2})\\b(?!\\s?(?:mg|mcg|µg|g|kg|m[lL]|units?|%)(?!\\p{L}))";

  private static final Pattern YEAR = Pattern.compile("\\b" + FOUR);
  private static final Pattern LAST_YEAR =
      Pattern.compile("^(.*?)[\\s,.;(]*\\b" + FOUR + "\\)?[.,;\\s]*(.*)$");
  private static final Pattern IMPRINT =
      Pattern.compile(
          "(\\w{1,6})(?:\\(([^)]{1,12})\\))?:\\s?([A-Za-z]?\\d+(?:[-–][A-Za-z]?\\d+)?)");
  private static final String SURNAME = "\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?";
  private static final String SUFFIX = "(?: (?:Jr|Sr|II|III))?";
  private static final Pattern PERSON =
      Pattern.compile("(" + SURNAME + ") (\\p{Lu}{1,4})" + SUFFIX);
  private static final String NAME = SURNAME + " \\p{Lu}{1,4}" + SUFFIX;

  /** "Doe J, Roe RA, et al." at the beginning: a lone initial's stop ends the authors, too. */
  private static final Pattern AUTHORS =
      Pattern.compile("((?:" + NAME + ")(?:, (?:" + NAME + ")){0,30}(?:,? et al)?)\\.\\s+\\S.*");

  /** "Doe J (2020). "Title". Source": the year behind the authors, as encyclopaedias write it. */
  private static final Pattern YEAR_SECOND =
      Pattern.compile(
          "([^()]{2,300}?),? \\(((?:1[89]|20)\\d{2})[a-z]?(?:, [^()]{1,20})?\\)[.,]?\\s+"
              + "(?:[\"“]([^\"”]+)[\"”]|([^.?!]+[.?!]))[.,]?\\s*(.*)");

  private static final Pattern KIND_TAG = Pattern.compile("^[\\[(]([^\\])]{3,40})[\\])]\\s*");

  private ReferenceEntry() {}

  /** A longer line is no reference: it is kept whole, and not taken apart. */
  private static final int LONGEST = 2000;

  /** Never fails: what cannot be told apart stays in the title or in the rest. */
  static PageReference read(int number, @Nullable String kind, List<String> lines) {
    if (String.join(" ", lines).length() > LONGEST) {
      Details none = details(null, "", new Ids(null, null, null));
      return new PageReference(number, kind, String.join(" ", lines), "", List.of(), none, "");
    }
    List<String> bare = new ArrayList<>();
    List<String> more = new ArrayList<>();
    Ids ids = new Ids(null, null, null);
    for (String line : lines) {
      Ids own = ids(line);
      ids =
          new Ids(
              first(ids.doi(), own.doi(), more),
              first(ids.pmid(), own.pmid(), more),
              first(ids.url(), own.url(), more));
      more.addAll(moreIds(line, own));
      String text = withoutIds(line);
      if (!text.isEmpty()) {
        bare.add(text);
      }
    }
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
    PageReference read =
        bare.size() > 1 && bare.get(0).length() > 3
            ? lines(number, stated, bare, ids)
            : line(number, stated, String.join(" ", bare), ids);
    return more.isEmpty() ? read : read.withRest(String.join(" ", more));
  }

  /** Identifiers of a line besides those that a record has a field for. */
  private static List<String> moreIds(String line, Ids own) {
    List<String> out = new ArrayList<>();
    for (Pattern pattern : List.of(DOI, PMID, URL)) {
      Matcher matcher = pattern.matcher(line);
      while (matcher.find()) {
        String found = matcher.group(matcher.groupCount()).replaceFirst("[.,;)\\]]+$", "");
        boolean known =
            found.equals(own.doi())
                || found.equals(own.pmid())
                || found.equals(own.url())
                || found.contains("doi.org/");
        if (!known) {
          out.add(found);
        }
      }
    }
    return out;
  }

  private static PageReference lines(
      int number, @Nullable String kind, List<String> lines, Ids ids) {
    int at = lines.size() - 1;
    while (at > 1 && !YEAR.matcher(lines.get(at)).find()) {
      at--;
    }
    if (!YEAR.matcher(lines.get(at)).find() && YEAR.matcher(String.join(" ", lines)).find()) {
      return line(number, kind, String.join(" ", lines), ids);
    }
    Matcher source = LAST_YEAR.matcher(lines.get(at));
    boolean dated = source.matches();
    String title = String.join(" ", lines.subList(0, at));
    List<String> rest = new ArrayList<>(lines.subList(at + 1, lines.size()));
    String container = dated ? source.group(1) : lines.get(at);
    String imprint = dated ? source.group(3) : "";
    Details details = details(dated ? Integer.valueOf(source.group(2)) : null, imprint, ids);
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
    Matcher source = LAST_YEAR.matcher(rest);
    if (rest.isEmpty()) {
      Matcher own = LAST_YEAR.matcher(title);
      boolean comma = own.matches() && own.group(3).isEmpty();
      Integer year = comma ? Integer.valueOf(own.group(2)) : null;
      String bare = comma ? own.group(1) : title;
      return new PageReference(number, kind, trim(bare), "", authors, details(year, "", ids), "");
    }
    if (!source.matches()) {
      return new PageReference(
          number, kind, trim(title), trim(rest), authors, details(null, "", ids), "");
    }
    Details details = details(Integer.valueOf(source.group(2)), source.group(3), ids);
    String left = details.volume() == null ? source.group(3).strip() : "";
    return new PageReference(
        number, kind, trim(title), trim(source.group(1)), authors, details, left);
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
    String title = entry.group(3) == null ? entry.group(4) : entry.group(3);
    Details details = details(Integer.valueOf(entry.group(2)), "", ids);
    return new PageReference(number, kind, trim(title), trim(entry.group(5)), authors, details, "");
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
        out.add(new Author(person.group(1), person.group(2)));
      } else {
        return List.of();
      }
    }
    return out;
  }

  private static Ids ids(String line) {
    Matcher doi = DOI.matcher(line);
    String foundDoi = doi.find() ? doi.group(1).replaceFirst("[.,;)\\]]+$", "") : null;
    Matcher pmid = PMID.matcher(line);
    Matcher url = URL.matcher(line);
    String foundUrl = null;
    while (url.find() && foundUrl == null) {
      foundUrl = url.group().contains("doi.org/") ? null : url.group().replaceFirst("[.,;)]+$", "");
    }
    return new Ids(foundDoi, pmid.find() ? pmid.group(1) : null, foundUrl);
  }

  private static String withoutIds(String line) {
    String text = PMID.matcher(line).replaceAll(" ");
    text = DOI.matcher(text).replaceAll(" ");
    text = URL.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
    text = VIEW.matcher(text).replaceAll("");
    return text.replaceAll("^[\\s.,;|·]+$", "").replaceAll("[\\s|·;,]+$", "").strip();
  }

  private static @Nullable String first(
      @Nullable String one, @Nullable String other, List<String> more) {
    if (one != null && other != null && !one.equals(other)) {
      more.add(other);
    }
    return one == null ? other : one;
  }

  private static String trim(String text) {
    return text.strip().replaceFirst("[\\s.,;(]+$", "").strip();
  }
}
