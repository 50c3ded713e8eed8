package org.imprimatur.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.model.Article;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Block;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Polarity;
import org.imprimatur.model.Statement;
import org.imprimatur.model.Status;
import org.imprimatur.source.Span;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/** What the body of one page needs to know and keeps count of while it is made. */
final class PageScope {
  private final Article article;
  private final boolean pending;
  private final Links links;
  private final Wording words;
  private final boolean numbers;
  private final PageFiles files;
  private final CitationMarks citations;
  private final ClaimSpans claims;
  private final Findings findings;
  private int recommendations;
  private final Map<String, Polarity.Kind> turning = new HashMap<>();
  private final GlossaryTerms glossary;
  private final Map<GlossaryEntry, Integer> terms = new LinkedHashMap<>();
  private final Map<Integer, Attributes> graded = new HashMap<>();
  private final Set<String> usedIds = new HashSet<>();

  PageScope(
      CheckedArticle checked, Links links, PageFiles files, GlossaryTerms glossary, Frame frame) {
    this.words = frame.words();
    this.numbers = frame.numbersRecommendations();
    this.article = checked.article();
    this.pending = checked.proof().proved() != Status.APPROVED;
    this.links = links;
    this.files = files;
    this.glossary = glossary;
    this.citations = new CitationMarks(checked.references(), frame.words());
    this.claims = new ClaimSpans(checked.claims());
    this.findings = new Findings(checked, words, numbers);
    for (Claim claim : checked.claims()) {
      if (claim.polarity() != null) {
        turning.put(claim.polarity().words(), claim.polarity().kind());
      }
    }
    for (NumberedReference reference : checked.references()) {
      usedIds.add(reference.anchor());
    }
    for (Statement statement : checked.statements()) {
      if (!statement.isClaim() && !statement.attributes().isEmpty()) {
        graded.put(statement.span().end(), statement.attributes());
      }
    }
  }

  /** The words of the pages. */
  Wording words() {
    return words;
  }

  Article article() {
    return article;
  }

  /** Whether the article is not approved, so that its gaps are shown. */
  boolean isPending() {
    return pending;
  }

  CitationMarks citations() {
    return citations;
  }

  ClaimSpans claims() {
    return claims;
  }

  /** The links between recommendations and what they rest on. */
  Findings findings() {
    return findings;
  }

  /** What a heading says of all that stands below it; null where it says nothing. */
  Polarity.@Nullable Kind polarity(Block.Heading heading) {
    return turning.get(heading.text());
  }

  /** How a link leads there, if it may be one. */
  Optional<Links.Way> link(String destination) {
    return links.resolve(destination);
  }

  /** An image, if it can be shown. */
  Optional<PageFiles.Image> image(String destination) {
    return files.image(destination);
  }

  /** Whether recommendations are numbered. */
  boolean numbers() {
    return numbers;
  }

  /** The number of the next recommendation of the page, from 1. */
  int nextRecommendation() {
    return ++recommendations;
  }

  /** What a statement that is not a claim says of itself where its attribute block ends. */
  Attributes gradeAt(Span marks) {
    return graded.getOrDefault(marks.end(), Attributes.NONE);
  }

  /** The next term of the glossary that the page has not explained yet, or null. */
  GlossaryTerms.@Nullable Match term(String text, int from) {
    GlossaryTerms.Match match = glossary.next(text, from);
    while (match != null && terms.containsKey(match.entry())) {
      match = glossary.next(text, match.end());
    }
    return match;
  }

  /** The id of the explanation of a term that the page now shows. */
  String explain(GlossaryEntry entry) {
    return termId(terms.computeIfAbsent(entry, e -> terms.size() + 1));
  }

  /** The terms that the page shows, in order. */
  List<GlossaryEntry> terms() {
    return new ArrayList<>(terms.keySet());
  }

  /** The id of the explanation of the n-th term, from 1. Our own ids begin with {@code _}. */
  static String termId(int number) {
    return "_term-" + number;
  }

  /** Takes an id for an element; false when an element of the page has it, or may come to. */
  boolean take(String id) {
    return !id.startsWith("_") && !isMark(id) && usedIds.add(Address.idText(id));
  }

  /** Whether the claim's id is still free, and takes it. */
  boolean take(Claim claim) {
    return take(claim.id());
  }

  private static boolean isMark(String id) {
    return id.startsWith("cite-") && id.length() > 5 && Character.isDigit(id.charAt(5));
  }
}
