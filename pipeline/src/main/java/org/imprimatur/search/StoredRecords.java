package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;

/** Reads the records back that {@link PreparedArticle} made documents of, as far as stored. */
final class StoredRecords {
  private StoredRecords() {}

  /**
   * What is stored of an article.
   *
   * @param shown what hits may show
   */
  record StoredArticle(String id, String title, String status, List<Quotation> shown) {
    StoredArticle {
      shown = List.copyOf(shown);
    }

    /** Where its page lies, from the site's folder. */
    String url() {
      return id + "/";
    }
  }

  static StoredArticle article(Document document) {
    return new StoredArticle(
        document.get(IndexFields.ARTICLE_ID),
        document.get(IndexFields.ARTICLE_TITLE),
        document.get(IndexFields.ARTICLE_STATUS),
        shown(document));
  }

  private static List<Quotation> shown(Document document) {
    List<List<String>> above = new ArrayList<>();
    for (String joined : document.getValues(IndexFields.ARTICLE_ABOVE)) {
      above.add(parts(joined));
    }
    List<Quotation> out = new ArrayList<>();
    for (String line : document.getValues(IndexFields.ARTICLE_SHOWN)) {
      int blank = line.indexOf(' ');
      int number = Integer.parseInt(line.substring(0, blank));
      out.add(new Quotation(above.get(number), line.substring(blank + 1), ""));
    }
    return out;
  }

  /** Headings and lead-ins as one text: each is one line. */
  static String joined(List<String> above) {
    return above.stream().map(part -> part.replace('\n', ' ')).collect(Collectors.joining("\n"));
  }

  private static List<String> parts(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split("\n", -1));
  }

  static SearchedClaim claim(Document document) {
    String text = document.get(IndexFields.CLAIM_TEXT);
    List<String> context = List.of(document.getValues(IndexFields.CLAIM_CONTEXT));
    List<String> section = List.of(document.getValues(IndexFields.CLAIM_SECTION));
    String quoted = document.get(IndexFields.CLAIM_QUOTED);
    String above = document.get(IndexFields.CLAIM_ABOVE);
    return new SearchedClaim(
        document.get(IndexFields.CLAIM_ID),
        text,
        context,
        section,
        "",
        List.of(document.getValues(IndexFields.CLAIM_CITATION)),
        document.get(IndexFields.CLAIM_COVERAGE),
        document.get(IndexFields.CLAIM_CERTAINTY),
        document.get(IndexFields.CLAIM_NOT_ADVISED) != null,
        new Quotation(
            above == null ? Quotation.under(section, context) : parts(above),
            quoted == null ? text : quoted,
            ""),
        List.of());
  }

  /** The article that a claim's document belongs to. */
  static String articleOf(Document claim) {
    return claim.get(IndexFields.CLAIM_ARTICLE_ID);
  }
}
