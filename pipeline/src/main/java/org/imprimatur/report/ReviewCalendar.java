package org.imprimatur.report;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Configuration;
import org.imprimatur.review.ReviewRequest;
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
   * @param requests who was asked to review which articles, and has not done so yet
   * @param asOf the day of the build, which stands as the time stamp
   * @return the file's text, lines ended by CR LF
   */
  public static String of(
      Configuration.Site site,
      List<ArticleSummary> articles,
      Function<String, List<ReviewRequest>> requests,
      LocalDate asOf) {
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
    articles.stream()
        .sorted(Comparator.comparing(ArticleSummary::id))
        .forEach(
            article ->
                requests
                    .apply(article.id().value())
                    .forEach(one -> asked(out, site, article, one)));
    line(out, "END:VCALENDAR");
    return out.toString();
  }

  private static void event(
      StringBuilder out, Configuration.Site site, ArticleSummary article, LocalDate asOf) {
    LocalDate due = Objects.requireNonNull(article.due());
    begin(out, "review-" + article.id() + "@" + site.id(), due, asOf);
    line(out, "SUMMARY:" + escape("Review due: " + article.title()));
    line(out, "DESCRIPTION:" + escape("imprimatur review confirm " + article.id()));
    end(out, site, article);
  }

  private static void asked(
      StringBuilder out, Configuration.Site site, ArticleSummary article, ReviewRequest one) {
    String uid = "request-" + article.id() + "-" + one.to() + "@" + site.id();
    begin(out, uid, one.day(), one.day());
    line(out, "SUMMARY:" + escape("Review asked of " + one.to() + ": " + article.title()));
    line(out, "DESCRIPTION:" + escape(one.note()));
    end(out, site, article);
  }

  private static void begin(StringBuilder out, String uid, LocalDate day, LocalDate stamp) {
    line(out, "BEGIN:VEVENT");
    line(out, "UID:" + escape(uid));
    line(out, "DTSTAMP:" + digits(stamp) + "T000000Z");
    line(out, "DTSTART;VALUE=DATE:" + digits(day));
    line(out, "DTEND;VALUE=DATE:" + digits(day.plusDays(1)));
  }

  private static void end(StringBuilder out, Configuration.Site site, ArticleSummary article) {
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
