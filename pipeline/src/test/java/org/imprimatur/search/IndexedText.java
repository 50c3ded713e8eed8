package org.imprimatur.search;

import java.util.List;
import org.apache.lucene.document.Document;
import org.imprimatur.model.CheckedArticle;

/** What the index holds of an article, as text: for tests of other packages. */
public final class IndexedText {
  private IndexedText() {}

  /** All fields of all its documents, in order. */
  public static List<String> of(CheckedArticle article) {
    return PreparedArticle.of(SearchedArticle.of(article, HouseWords.NONE)).documents().stream()
        .map(IndexedText::text)
        .toList();
  }

  private static String text(Document document) {
    StringBuilder out = new StringBuilder();
    document.forEach(field -> out.append(field.name()).append('=').append(field.stringValue()));
    return out.toString();
  }
}
