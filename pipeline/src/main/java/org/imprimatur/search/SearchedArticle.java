package org.imprimatur.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What of an article is searched and shown as a hit, whatever it is searched with. Lucene's
 * documents are made of it.
 *
 * @param id the article's id
 * @param status its proved status, as a word
 * @param topics by which hits may be narrowed
 * @param title searched
 * @param question searched; null when it has none
 * @param named what of title and question holds for all claims: nothing of one that names several
 *     conditions
 * @param body summary and all that a reader sees below it, a text a block; searched
 * @param shown what its hits may show, in order: nothing that misleads alone
 * @param claims those that may answer, by id
 */
public record SearchedArticle(
    String id,
    String status,
    List<String> topics,
    String title,
    @Nullable String question,
    List<String> named,
    List<String> body,
    List<Quotation> shown,
    List<SearchedClaim> claims) {
  /** What is longer is not shown by a hit. */
  private static final int LONGEST = 1_000;

  /** Copies the lists. */
  public SearchedArticle {
    topics = List.copyOf(topics);
    named = List.copyOf(named);
    body = List.copyOf(body);
    shown = List.copyOf(shown);
    claims = List.copyOf(claims);
  }

  /**
   * Of an article as it was signed. Safe to call from any thread.
   *
   * @param words of the house: a dose without a drug is quoted with all around it
   */
  public static SearchedArticle of(CheckedArticle whole, HouseWords words) {
    return of(whole, words, new CutTexts());
  }

  /**
   * The same, with the article's texts, which {@link PreparedArticle#of(SearchedArticle, CutTexts)}
   * may ask for again.
   */
  public static SearchedArticle of(CheckedArticle whole, HouseWords words, CutTexts cut) {
    CheckedArticle checked = whole.asSigned();
    FrontMatter front = checked.article().frontMatter();
    List<String> body = new ArrayList<>(IndexedWords.of(checked.article().blocks()));
    if (front.summary() != null) {
      body.add(0, front.summary().strip());
    }
    int length = body.stream().mapToInt(String::length).sum();
    Quoting quoting = new Quoting(words.drugs(), checked.references(), length);
    IdentityHashMap<Statement, Quotation> quoted = new IdentityHashMap<>();
    for (Statement statement : checked.statements()) {
      Quotation quotation = quoting.of(statement);
      if (quotation != null) {
        quoted.put(statement, quotation);
      }
    }
    return new SearchedArticle(
        checked.id().value(),
        checked.proof().proved().word(),
        front.topics(),
        front.title(),
        front.question(),
        named(front, words),
        body,
        shown(front.summary(), checked.statements(), quoted),
        claims(
            checked.claims(),
            new CarriedOn(words, cut, checked.statements(), quoted).quotations(),
            words,
            cut));
  }

  private static List<String> named(FrontMatter front, HouseWords words) {
    List<String> out = new ArrayList<>();
    for (String line : Arrays.asList(front.title(), front.question())) {
      if (line != null) {
        out.addAll(words.known().named(line, front.topics(), words.synonyms()));
      }
    }
    return out;
  }

  private static List<SearchedClaim> claims(
      List<Claim> claims,
      IdentityHashMap<Statement, Quotation> quoted,
      HouseWords words,
      CutTexts cut) {
    List<SearchedClaim> out = new ArrayList<>();
    claims.stream()
        .sorted(Comparator.comparing(Claim::id))
        .forEach(
            claim -> {
              Quotation quotation = quoted.get(claim.statement());
              if (quotation != null) {
                out.add(
                    SearchedClaim.of(claim, quotation, headings(claim.statement(), words, cut)));
              }
            });
    return out;
  }

  /** The headings of a statement, nearest first, to the first that names a condition. */
  private static List<String> headings(Statement statement, HouseWords words, CutTexts cut) {
    List<String> out = new ArrayList<>();
    List<String> section = statement.section();
    for (int i = section.size() - 1; i >= 0; i--) {
      out.add(section.get(i));
      if (words.known().namesCondition(cut.of(section.get(i)))) {
        break;
      }
    }
    return out;
  }

  /** As many as hits are made of; a row that stands for each of its cells is there once. */
  private static List<Quotation> shown(
      @Nullable String summary,
      List<Statement> statements,
      IdentityHashMap<Statement, Quotation> quoted) {
    List<Quotation> all = new ArrayList<>();
    if (summary != null) {
      all.add(new Quotation(List.of(), summary.strip(), ""));
    }
    for (Statement statement : statements) {
      Quotation quotation = quoted.get(statement);
      if (quotation != null) {
        all.add(quotation);
      }
    }
    List<Quotation> out = new ArrayList<>();
    Quotation last = null;
    long left = IndexBuilder.SNIPPET_SOURCE;
    for (Quotation each : all) {
      boolean repeats = last != null && each.words().equals(last.words());
      boolean sameAbove = last != null && each.above().equals(last.above());
      long length = each.words().length();
      for (String part : sameAbove ? List.<String>of() : each.above()) {
        length += part.length();
      }
      if (!(repeats && sameAbove) && length <= Math.min(LONGEST, left)) {
        out.add(each);
        left -= length;
        last = each;
      }
    }
    return out;
  }
}
