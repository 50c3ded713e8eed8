package org.imprimatur.jats;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Headings;
import org.imprimatur.model.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Articles in JATS, the Journal Article Tag Suite (ANSI/NISO Z39.96), in its form for archives,
 * version 1.3: what {@code docs/jats.md} lists and nothing else.
 */
public final class Jats {
  /** The version that is written. */
  static final String VERSION = "1.3";

  private static final String DOCTYPE =
      "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD"
          + " v1.3 20210610//EN\" \"JATS-archivearticle1-3.dtd\">";

  private Jats() {}

  /**
   * A document.
   *
   * @param xml its bytes
   * @param pictures the pictures that it shows, by the names of their files beside it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are not changed
  public record Written(byte[] xml, Map<String, byte[]> pictures) {
    /** Sorts the pictures. */
    public Written {
      pictures = java.util.Collections.unmodifiableMap(new TreeMap<>(pictures));
    }
  }

  /** Writes an article. */
  public static Written write(JatsArticle article) {
    Xml out = article(article.configuration().site().lang(), "other");
    Ids ids = new Ids();
    Headings.all(article.checked().article().blocks()).forEach(it -> ids.add(it.anchor()));
    article.checked().claims().stream().map(Claim::id).forEach(ids::add);
    for (Statement statement : article.checked().statements()) {
      String fixed = statement.attributes().id();
      if (fixed != null) {
        ids.add(fixed);
      }
    }
    new JatsFront(article, out).write();
    JatsBody body = new JatsBody(article, ids, out);
    body.write();
    new JatsBack(article, out).write();
    return new Written(out.close().bytes(), body.pictures());
  }

  /** Writes that an article was withdrawn: a notice that names what it retracts. */
  public static byte[] withdrawal(JatsNotice notice) {
    Xml out = article(notice.configuration().site().lang(), "retraction");
    JatsFront.notice(notice, out);
    out.open("body").open("p").text(notice.sentence()).close().closeLine();
    return out.close().bytes();
  }

  private static Xml article(String language, String type) {
    return new Xml(DOCTYPE)
        .open("article")
        .with("xmlns:xlink", "http://www.w3.org/1999/xlink")
        .with("article-type", type)
        .with("dtd-version", VERSION)
        .with("xml:lang", language)
        .text("\n");
  }

  /** A day as its parts, which every reader of JATS knows, beside the whole of it. */
  static void date(Xml out, String element, String type, @Nullable LocalDate day) {
    if (day == null) {
      return;
    }
    out.open(element).with("date-type", type);
    if (element.equals("pub-date")) {
      out.with("publication-format", "electronic");
    }
    out.with("iso-8601-date", day.toString());
    for (String[] part : parts(day)) {
      out.open(part[0]).text(part[1]).close();
    }
    out.closeLine();
  }

  private static List<String[]> parts(LocalDate day) {
    return List.of(
        new String[] {"day", Integer.toString(day.getDayOfMonth())},
        new String[] {"month", Integer.toString(day.getMonthValue())},
        new String[] {"year", Integer.toString(day.getYear())});
  }
}
