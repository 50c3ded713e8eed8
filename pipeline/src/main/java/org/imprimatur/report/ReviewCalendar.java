package org.imprimatur.report;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Configuration;
import org.jspecify.annotations.Nullable;

/** The reviews that are due, as an iCalendar file (RFC 5545) of all-day events. */
public final class ReviewCalendar {
  private static final int MAX_OCTETS = 75;

  private ReviewCalendar() {}

  /**
   * A calendar of due reviews.
   *
   * @param site the site
   * @param articles all articles; those without a due date are left out
   * @param asOf the day of the build, which stands as the time stamp
   * @return the file's text, lines ended by CR LF
   */
  public static String of(Configuration.Site site, List<ArticleSummary> articles, LocalDate asOf) {
    StringBuilder out = new StringBuilder();
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//Imprimatur//Reviews//EN");
    line(out, "CALSCALE:GREGORIAN");
    line(out, "METHOD:PUBLISH");
    line(out, "X-WR-CALNAME:" + escape(site.title() + ": reviews"));
    articles.stream()
        .filter(article -> article.due() != null)
        .sorted(
            Comparator.comparing((ArticleSummary a) -> Objects.requireNonNull(a.due()))
                .thenComparing(ArticleSummary::id))
        .forEach(article -> event(out, site, article, asOf));
    line(out, "END:VCALENDAR");
    return out.toString();
  }

  private static void event(
      StringBuilder out, Configuration.Site site, ArticleSummary article, LocalDate asOf) {
    LocalDate due = Objects.requireNonNull(article.due());
    line(out, "BEGIN:VEVENT");
    line(out, "UID:" + escape("review-" + article.id() + "@" + site.id()));
    line(out, "DTSTAMP:" + digits(asOf) + "T000000Z");
    line(out, "DTSTART;VALUE=DATE:" + digits(due));
    line(out, "DTEND;VALUE=DATE:" + digits(due.plusDays(1)));
    line(out, "SUMMARY:" + escape("Review due: " + article.title()));
    line(out, "DESCRIPTION:" + escape("imprimatur review confirm " + article.id()));
    String url = url(site.url(), article);
    if (url != null) {
      line(out, "URL:" + url);
    }
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
  }

  private static @Nullable String url(@Nullable String base, ArticleSummary article) {
    if (base == null) {
      return null;
    }
    // A URI value is not escaped, so only one that needs no escape is written.
    String url = base + article.id().url();
    return url.codePoints().allMatch(c -> c > ' ' && c < 0x7f) ? url : null;
  }

  private static String digits(LocalDate date) {
    return date.toString().replace("-", "");
  }

  /** RFC 5545, section 3.3.11; control characters have no form and become blanks. */
  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\\' || c == ';' || c == ',') {
                out.append('\\').appendCodePoint(c);
              } else if (c == '\n') {
                out.append("\\n");
              } else {
                out.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
              }
            });
    return out.toString();
  }

  /** RFC 5545, section 3.1: at most 75 octets a line, never a character cut in two. */
  private static void line(StringBuilder out, String text) {
    int octets = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      String character = Character.toString(point);
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > MAX_OCTETS) {
        out.append("\r\n ");
        octets = 1;
      }
      out.append(character);
      octets += size;
      i += Character.charCount(point);
    }
    out.append("\r\n");
  }
}
