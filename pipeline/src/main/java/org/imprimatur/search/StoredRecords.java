package org.imprimatur.search;

import java.util.List;
import org.apache.lucene.document.Document;

/** Reads the records back that {@link PreparedArticle} made documents of, as far as stored. */
final class StoredRecords {
  private StoredRecords() {}

  /**
   * What is stored of an article.
   *
   * @param body cut to what snippets are taken from
   */
  record StoredArticle(String id, String title, String status, String body) {
    /** Where its page lies, from the site's folder. */
    String url() {
      return id + "/";
    }
  }

  static StoredArticle article(Document document) {
    return new StoredArticle(
        document.get(IndexFields.ARTICLE_ID),
        document.get(SearchField.TITLE.name()),
        document.get(IndexFields.ARTICLE_STATUS),
        document.get(SearchField.BODY.name()));
  }

  static SearchedClaim claim(Document document) {
    return new SearchedClaim(
        document.get(IndexFields.CLAIM_ID),
        document.get(SearchField.TEXT.name()),
        List.of(document.getValues(SearchField.CONTEXT.name())),
        List.of(document.getValues(SearchField.SECTION.name())),
        List.of(document.getValues(IndexFields.CLAIM_CITATION)),
        document.get(IndexFields.CLAIM_COVERAGE),
        document.get(IndexFields.CLAIM_CERTAINTY));
  }

  /** The article that a claim's document belongs to. */
  static String articleOf(Document claim) {
    return claim.get(IndexFields.CLAIM_ARTICLE_ID);
  }
}
