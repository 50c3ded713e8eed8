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
  private static final FieldType WORDS = words();

  private final String id;
  private final List<Document> documents = new ArrayList<>();
  private final Map<String, List<Tokens.Token>> tokens = new HashMap<>();
  private final Map<String, Boolean> severals = new HashMap<>();
  private long size;

  private PreparedArticle(String id) {
    this.id = id;
  }

  /** Prepares an article with its claims. Safe to call from any thread. */
  public static PreparedArticle of(SearchedArticle article) {
    PreparedArticle out = new PreparedArticle(article.id());
    out.documents.add(out.article(article));
    article.claims().forEach(claim -> out.documents.add(out.claim(article, claim)));
    out.tokens.clear();
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
  long size() {
    return size;
  }

  private Document article(SearchedArticle article) {
    String question = article.question() == null ? "" : article.question();
    String body = article.body();
    Document out = new Document();
    out.add(new StringField(IndexFields.KIND, IndexFields.ARTICLE, Field.Store.NO));
    out.add(new StringField(IndexFields.ARTICLE_ID, cut(id), Field.Store.YES));
    out.add(new StringField(IndexFields.ARTICLE_STATUS, article.status(), Field.Store.YES));
    for (String topic : article.topics()) {
      out.add(new StringField(IndexFields.ARTICLE_TOPIC, cut(topic), Field.Store.YES));
    }
    store(IndexFields.ARTICLE_TITLE, article.title(), out);
    for (int i = 0; i < SearchField.TITLE; i++) {
      out.add(words(SearchField.WORDS, article.title()));
    }
    out.add(words(SearchField.WORDS, question));
    out.add(words(SearchField.WORDS, body));
    shown(article, out);
    Set<String> spelling = new LinkedHashSet<>();
    for (String text : List.of(article.title(), question, body)) {
      tokens(text).forEach(token -> spelling.add(token.word()));
    }
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
    if (!quotation.antecedent().isEmpty()) {
      out.add(words(SearchField.CLAIM, quotation.antecedent()));
    }
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
    ownWords(claim, out);
    around(article, claim, out);
    List<String> marks = ClaimMark.of(claim);
    out.add(new TermsField(SearchField.MARKS.name(), "", marks, TextField.TYPE_NOT_STORED));
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

  private void ownWords(SearchedClaim claim, Document out) {
    store(IndexFields.CLAIM_TEXT, claim.text(), out);
    out.add(words(SearchField.CLAIM, claim.text()));
    for (String context : claim.context()) {
      store(IndexFields.CLAIM_CONTEXT, context, out);
      out.add(words(SearchField.CLAIM, context));
    }
  }

  private void around(SearchedArticle article, SearchedClaim claim, Document out) {
    int depth = claim.section().size();
    for (int i = 0; i < depth; i++) {
      String heading = claim.section().get(i);
      store(IndexFields.CLAIM_SECTION, heading, out);
      out.add(words(i + 1 == depth ? SearchField.CLAIM : SearchField.AROUND, heading));
    }
    List<String> lines = new ArrayList<>(List.of(article.title()));
    if (article.question() != null) {
      lines.add(article.question());
    }
    for (String line : lines) {
      boolean several =
          severals.computeIfAbsent(line, l -> KnownWords.namesSeveral(l, article.topics()));
      out.add(words(several ? SearchField.AROUND : SearchField.ARTICLE, line));
    }
  }

  private Field words(SearchField field, String value) {
    size += value.length();
    List<String> terms = tokens(value).stream().map(Tokens.Token::term).toList();
    return new TermsField(field.name(), value, terms, TextField.TYPE_NOT_STORED);
  }

  /** The claims of one article share headings, lead-ins and title: each is cut once. */
  private List<Tokens.Token> tokens(String text) {
    return tokens.computeIfAbsent(text, Tokens::of);
  }

  /** Lucene refuses terms of more than 32766 bytes; no path on a disk is that long. */
  private static String cut(String term) {
    return Snippet.upTo(term, 8000);
  }

  private static FieldType words() {
    FieldType out = new FieldType();
    out.setTokenized(true);
    out.setOmitNorms(true);
    out.setIndexOptions(IndexOptions.DOCS);
    out.freeze();
    return out;
  }
}
