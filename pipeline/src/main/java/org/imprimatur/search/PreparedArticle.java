package org.imprimatur.search;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Statement;

/**
 * An article ready for the index: its documents, cut into tokens. Preparing is most of the work and
 * touches nothing shared, so it may be done by many threads; {@link IndexBuilder#add} then takes
 * the articles one by one.
 */
public final class PreparedArticle {
  private static final FieldType WORDS = words();

  private final String id;
  private final List<Document> documents = new ArrayList<>();
  private final Map<String, List<Tokens.Token>> tokens = new HashMap<>();
  private long size;

  private PreparedArticle(String id) {
    this.id = id;
  }

  /** Prepares an article with its claims. Safe to call from any thread. */
  public static PreparedArticle of(CheckedArticle whole) {
    CheckedArticle checked = whole.asSigned();
    PreparedArticle out = new PreparedArticle(checked.id().value());
    out.documents.add(out.article(checked));
    checked.claims().stream()
        .sorted(Comparator.comparing(Claim::id))
        .forEach(claim -> out.documents.add(out.claim(checked, claim)));
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

  private Document article(CheckedArticle checked) {
    FrontMatter front = checked.article().frontMatter();
    String question = front.question() == null ? "" : front.question();
    String body = IndexedWords.of(checked.article().blocks());
    if (front.summary() != null) {
      body = front.summary().strip() + (body.isEmpty() ? "" : " " + body);
    }
    Document out = new Document();
    out.add(new StringField(IndexFields.KIND, IndexFields.ARTICLE, Field.Store.NO));
    out.add(new StringField(IndexFields.ARTICLE_ID, cut(id), Field.Store.YES));
    out.add(
        new StringField(
            IndexFields.ARTICLE_STATUS, checked.proof().proved().word(), Field.Store.YES));
    for (String topic : front.topics()) {
      out.add(new StringField(IndexFields.ARTICLE_TOPIC, cut(topic), Field.Store.YES));
    }
    out.add(text(IndexFields.ARTICLE_TITLE, front.title(), TextField.TYPE_STORED));
    if (front.question() != null) {
      out.add(text(IndexFields.ARTICLE_QUESTION, question, TextField.TYPE_NOT_STORED));
    }
    out.add(text(IndexFields.ARTICLE_BODY, body, TextField.TYPE_NOT_STORED));
    out.add(
        new StoredField(IndexFields.ARTICLE_BODY, Snippet.upTo(body, IndexBuilder.SNIPPET_SOURCE)));
    Set<String> spelling = new LinkedHashSet<>();
    for (String text : List.of(front.title(), question, body)) {
      tokens(text).forEach(token -> spelling.add(token.word()));
    }
    out.add(new TermsField(IndexFields.SPELLING, "", List.copyOf(spelling), WORDS));
    return out;
  }

  private Document claim(CheckedArticle checked, Claim claim) {
    FrontMatter front = checked.article().frontMatter();
    Statement statement = claim.statement();
    Document out = new Document();
    out.add(new StringField(IndexFields.KIND, IndexFields.CLAIM, Field.Store.NO));
    out.add(new StoredField(IndexFields.CLAIM_ID, claim.id()));
    out.add(new StringField(IndexFields.CLAIM_ARTICLE_ID, cut(id), Field.Store.YES));
    out.add(
        new StringField(IndexFields.CLAIM_STATUS, checked.proof().proved().word(), Field.Store.NO));
    out.add(text(IndexFields.CLAIM_TEXT, statement.text(), TextField.TYPE_STORED));
    for (String context : statement.context()) {
      out.add(text(IndexFields.CLAIM_CONTEXT, context, TextField.TYPE_STORED));
    }
    for (String section : statement.section()) {
      out.add(text(IndexFields.CLAIM_SECTION, section, TextField.TYPE_STORED));
    }
    out.add(text(IndexFields.CLAIM_ARTICLE, front.title(), TextField.TYPE_NOT_STORED));
    if (front.question() != null) {
      out.add(text(IndexFields.CLAIM_ARTICLE, front.question(), TextField.TYPE_NOT_STORED));
    }
    for (String citation : claim.citations()) {
      out.add(new StoredField(IndexFields.CLAIM_CITATION, citation));
    }
    out.add(new StoredField(IndexFields.CLAIM_COVERAGE, claim.coverage().word()));
    if (claim.certainty() != null) {
      out.add(new StoredField(IndexFields.CLAIM_CERTAINTY, claim.certainty().word()));
    }
    return out;
  }

  private Field text(String name, String value, FieldType type) {
    size += value.length();
    return new TermsField(
        name, value, tokens(value).stream().map(Tokens.Token::term).toList(), type);
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
