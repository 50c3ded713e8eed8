package org.imprimatur.jats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.model.Mark;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Reference;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/** A work as its record describes it, part by part. */
final class JatsReference {
  private final Reference reference;
  private final Map<?, ?> csl;
  private final Xml out;

  JatsReference(NumberedReference numbered, Xml out) {
    this.reference = numbered.reference();
    this.out = out;
    Object value = JsonReader.read(reference.csl()).value();
    this.csl = value instanceof Map<?, ?> map ? map : Map.of();
  }

  /** Its authors as a sentence names them. */
  String author() {
    List<String> names = names("author").map(JatsReference::shortName).toList();
    return switch (names.size()) {
      case 0 -> reference.title();
      case 1 -> names.get(0);
      case 2 -> names.get(0) + " and " + names.get(1);
      default -> names.get(0) + " et al";
    };
  }

  void write() {
    out.open("element-citation").with("publication-type", type());
    people("author");
    people("editor");
    boolean isPart = csl.containsKey("container-title");
    if (isPart) {
      element(isChapter() ? "chapter-title" : "article-title", reference.title());
      element("source", text("container-title"));
    } else {
      element("source", reference.title());
    }
    element("edition", text("edition"));
    element("publisher-loc", text("publisher-place"));
    element("publisher-name", text("publisher"));
    issued();
    element("volume", text("volume"));
    element("issue", text("issue"));
    pages();
    identifier("doi", reference.doi());
    identifier("pmid", reference.pmid());
    identifier("pmcid", text("PMCID"));
    element("isbn", reference.isbn());
    String url = reference.url();
    if (url != null && url.matches("https?://\\S+")) {
      out.open("ext-link").with("ext-link-type", "uri").with("xlink:href", url);
      out.text(url).close();
    }
    notices();
    out.close();
  }

  private boolean isChapter() {
    return reference.type().equals("chapter");
  }

  private String type() {
    return switch (reference.type()) {
      case "article-journal", "article-magazine", "article-newspaper" -> "journal";
      case "book", "chapter" -> "book";
      case "report" -> "report";
      case "thesis" -> "thesis";
      case "paper-conference" -> "confproc";
      case "webpage", "post", "post-weblog" -> "webpage";
      default -> "other";
    };
  }

  private String text(String field) {
    Object value = csl.get(field);
    return value instanceof String || value instanceof Number ? value.toString().strip() : "";
  }

  private void element(String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      out.open(name).text(text).close();
    }
  }

  private void identifier(String type, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      out.open("pub-id").with("pub-id-type", type).text(value).close();
    }
  }

  private Stream<Map<?, ?>> names(String role) {
    List<Map<?, ?>> found = new ArrayList<>();
    if (csl.get(role) instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> name) {
          found.add(name);
        }
      }
    }
    return found.stream();
  }

  private static String part(Map<?, ?> name, String part) {
    return name.get(part) instanceof String text ? text.strip() : "";
  }

  private static String surname(Map<?, ?> name) {
    String particle = part(name, "non-dropping-particle");
    return (particle.isEmpty() ? "" : particle + " ") + part(name, "family");
  }

  private static String shortName(Map<?, ?> name) {
    return part(name, "literal").isEmpty() ? surname(name) : part(name, "literal");
  }

  private void people(String role) {
    List<Map<?, ?>> names = names(role).toList();
    if (names.isEmpty()) {
      return;
    }
    out.open("person-group").with("person-group-type", role);
    for (Map<?, ?> name : names) {
      String surname = surname(name).strip();
      String given =
          Stream.of(part(name, "given"), part(name, "dropping-particle"))
              .filter(it -> !it.isEmpty())
              .reduce((one, other) -> one + " " + other)
              .orElse("");
      if (part(name, "literal").equals("others")) {
        out.open("etal").close();
      } else if (surname.isEmpty()) {
        element("collab", part(name, "literal").isEmpty() ? given : part(name, "literal"));
      } else {
        out.open("name").open("surname").text(surname).close();
        element("given-names", given);
        element("suffix", part(name, "suffix"));
        out.close();
      }
    }
    out.close();
  }

  private void issued() {
    Integer year = reference.year();
    if (year == null) {
      return;
    }
    List<Long> parts = dateParts();
    out.open("year").with("iso-8601-date", iso(parts));
    out.text(year.toString()).close();
    if (parts.size() > 1) {
      element("month", parts.get(1).toString());
    }
    if (parts.size() > 2) {
      element("day", parts.get(2).toString());
    }
  }

  private List<Long> dateParts() {
    boolean isDate =
        csl.get("issued") instanceof Map<?, ?> issued
            && issued.get("date-parts") instanceof List<?> dates
            && !dates.isEmpty()
            && dates.get(0) instanceof List<?>;
    List<Long> out = new ArrayList<>();
    if (isDate
        && csl.get("issued") instanceof Map<?, ?> issued
        && issued.get("date-parts") instanceof List<?> dates
        && dates.get(0) instanceof List<?> first) {
      for (Object part : first) {
        if (!(part instanceof Number number) || number.longValue() < 1) {
          break;
        }
        out.add(number.longValue());
      }
    }
    return out;
  }

  private static @Nullable String iso(List<Long> parts) {
    if (parts.isEmpty() || parts.get(0) > 9999) {
      return null;
    }
    StringBuilder iso = new StringBuilder(String.valueOf(10_000 + parts.get(0)).substring(1));
    for (long part : parts.subList(1, Math.min(3, parts.size()))) {
      iso.append('-').append(String.valueOf(100 + part).substring(1));
    }
    return iso.toString();
  }

  private void pages() {
    String pages = text("page").replace('\u2013', '-');
    int hyphen = pages.indexOf('-');
    if (hyphen > 0 && pages.indexOf(',') < 0) {
      element("fpage", pages.substring(0, hyphen));
      element("lpage", lastPage(pages.substring(0, hyphen), pages.substring(hyphen + 1)));
      element("page-range", pages);
    } else if (pages.matches("[A-Za-z]?\\d+")) {
      element("fpage", pages);
    } else {
      element("page-range", pages);
    }
    element("elocation-id", text("number"));
  }

  /** In full: of 1006-12 it is 1012. */
  private static String lastPage(String first, String last) {
    boolean isShort =
        last.length() < first.length() && last.matches("\\d+") && first.matches("\\d+");
    return isShort ? first.substring(0, first.length() - last.length()) + last : last;
  }

  /** What became known of the work, in the words of the pages; nothing that its record says. */
  private void notices() {
    reference
        .governance()
        .notices()
        .forEach(
            (mark, notice) -> {
              String day = notice.date() == null ? "" : " on " + notice.date();
              out.open("comment").text(word(mark) + day).close();
            });
    if (reference.governance().supersededBy() != null) {
      out.open("comment").text(word(Mark.SUPERSEDED)).close();
    }
  }

  private static String word(Mark mark) {
    return switch (mark) {
      case RETRACTED -> "Retracted";
      case CONCERN -> "An expression of concern was published";
      case CORRECTED -> "A correction was published";
      case SUPERSEDED -> "Superseded";
    };
  }
}
