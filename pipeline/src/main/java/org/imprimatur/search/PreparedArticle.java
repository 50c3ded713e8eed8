package org.imprimatur.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;

/**
 * An article ready for the index: Lucene's documents of it, cut into tokens. Preparing is most of
 * the work and touches nothing shared, so it may be done by many threads; {@link IndexBuilder#add}
 * then takes the articles one by one.
 */
public final class PreparedArticle {
  private static final FieldType WORDS = unscored(IndexOptions.DOCS);
  private static final FieldType FOUND = unscored(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

  private final String id;
  private final CutTexts cut;
  private final List<Document> documents = new ArrayList<>();
  private long size;

  private PreparedArticle(String id, CutTexts cut) {
    this.id = id;
    this.cut = cut;
  }

  /** Prepares an article with its claims. Safe to call from any thread. */
  public static PreparedArticle of(SearchedArticle article) {
    return of(article, new CutTexts());
  }

  /**
   * The same, with the article's texts, of which some may be cut already.
   *
   * @param cut is empty afterwards
   */
  public static PreparedArticle of(SearchedArticle article, CutTexts cut) {
    PreparedArticle out = new PreparedArticle(article.id(), cut);
    out.documents.add(out.article(article));
    article.claims().forEach(claim -> out.documents.add(out.claim(article, claim)));
    cut.clear();
    return out;
  }

  /** The article's id. */
  String id() {
    return id;
  }

  /** The article's document, then those of its claims in the order of their ids. */
  List<Document> documents() {
    return documents;
  }

  /** How many characters its fields hold, as a measure of the memory that indexing takes. */
  public long size() {
    return size;
  }

  private Document article(SearchedArticle article) {
    Document out = new Document();
    out.add(new StringField(IndexFields.KIND, IndexFields.ARTICLE, Field.Store.NO));
    out.add(new StringField(IndexFields.ARTICLE_ID, cut(id), Field.Store.YES));
    out.add(new StringField(IndexFields.ARTICLE_STATUS, article.status(), Field.Store.YES));
    for (String topic : article.topics()) {
      out.add(new StoredField(IndexFields.ARTICLE_TOPIC, topic));
      String key = cut(QuerySyntax.key(topic));
      out.add(new StringField(IndexFields.ARTICLE_TOPIC_KEY, key, Field.Store.NO));
    }
    store(IndexFields.ARTICLE_TITLE, article.title(), out);
    for (int i = 0; i < SearchField.TITLE; i++) {
      out.add(text(SearchField.WORDS, article.title(), TextField.TYPE_NOT_STORED));
    }
    List<String> rest = new ArrayList<>(article.body());
    if (article.question() != null) {
      rest.add(0, article.question());
    }
    rest.forEach(part -> out.add(text(SearchField.WORDS, part, TextField.TYPE_NOT_STORED)));
    article.named().forEach(part -> out.add(text(SearchField.NAMED, part, FOUND)));
    shown(article, out);
    Set<String> spelling = new LinkedHashSet<>();
    rest.add(0, article.title());
    rest.forEach(part -> cut.of(part).forEach(token -> spelling.add(token.word())));
    out.add(new TermsField(IndexFields.SPELLING, "", List.copyOf(spelling), WORDS));
    return out;
  }

  private void shown(SearchedArticle article, Document out) {
    Map<List<String>, Integer> above = new HashMap<>();
    for (Quotation quotation : article.shown()) {
      Integer number = above.get(quotation.above());
      if (number == null) {
        number = above.size();
        above.put(quotation.above(), number);
        store(IndexFields.ARTICLE_ABOVE, StoredRecords.joined(quotation.above()), out);
      }
      store(IndexFields.ARTICLE_SHOWN, number + " " + quotation.words(), out);
    }
  }

  private void store(String field, String value, Document out) {
    size += value.length();
    out.add(new StoredField(field, value));
  }

  private void quotation(SearchedClaim claim, Document out) {
    Quotation quotation = claim.quotation();
    if (!quotation.words().equals(claim.text())) {
      store(IndexFields.CLAIM_QUOTED, quotation.words(), out);
    }
    if (!quotation.above().equals(Quotation.under(claim.section(), claim.context()))) {
      store(IndexFields.CLAIM_ABOVE, StoredRecords.joined(quotation.above()), out);
    }
    if (claim.notAdvised()) {
      store(IndexFields.CLAIM_NOT_ADVISED, "1", out);
    }
  }

  private Document claim(SearchedArticle article, SearchedClaim claim) {
    Document out = new Document();
    out.add(new StringField(IndexFields.KIND, IndexFields.CLAIM, Field.Store.NO));
    out.add(new StoredField(IndexFields.CLAIM_ID, claim.id()));
    out.add(new StringField(IndexFields.CLAIM_ARTICLE_ID, cut(id), Field.Store.YES));
    out.add(new StringField(IndexFields.CLAIM_STATUS, article.status(), Field.Store.NO));
    store(IndexFields.CLAIM_TEXT, claim.text(), out);
    claim.context().forEach(context -> store(IndexFields.CLAIM_CONTEXT, context, out));
    claim.section().forEach(section -> store(IndexFields.CLAIM_SECTION, section, out));
    for (String part : parts(claim)) {
      out.add(text(SearchField.CLAIM, part, TextField.TYPE_NOT_STORED));
    }
    out.add(new TermsField(SearchField.MARKS.name(), "", ClaimMark.of(claim, cut), FOUND));
    quotation(claim, out);
    for (String citation : claim.citations()) {
      out.add(new StoredField(IndexFields.CLAIM_CITATION, citation));
    }
    out.add(new StoredField(IndexFields.CLAIM_COVERAGE, claim.coverage()));
    if (claim.certainty() != null) {
      out.add(new StoredField(IndexFields.CLAIM_CERTAINTY, claim.certainty()));
    }
    return out;
  }

  private static List<String> parts(SearchedClaim claim) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < SearchField.SAID; i++) {
      out.add(claim.text());
      out.addAll(claim.context());
    }
    out.add(claim.quotation().antecedent());
    out.addAll(claim.headings());
    out.add(claim.caption());
    out.removeIf(String::isEmpty);
    return out;
  }

  private Field text(SearchField field, String value, FieldType type) {
    size += value.length();
    return new TermsField(
        field.name(), value, cut.of(value).stream().map(Tokens.Token::term).toList(), type);
  }

  /** Lucene refuses terms of more than 32766 bytes; no path on a disk is that long. */
  static String cut(String term) {
    return Snippet.upTo(term, 8000);
  }

  private static FieldType unscored(IndexOptions options) {
    FieldType out = new FieldType();
    out.setTokenized(true);
    out.setOmitNorms(true);
    out.setIndexOptions(options);
    out.freeze();
    return out;
  }
}
