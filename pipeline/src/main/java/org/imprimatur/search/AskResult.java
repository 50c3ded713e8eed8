package org.imprimatur.search;

import java.util.List;
import java.util.Map;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * What answers a question: claims as they were written and reviewed, or nothing.
 *
 * @param question as asked
 * @param answers the best, by falling score, then by article id and claim id
 * @param nearest where nothing answers, the sections that come nearest
 * @param unknown words of the question that no claim holds which may answer, as typed, folded
 */
public record AskResult(
    String question, List<Answer> answers, List<Near> nearest, List<String> unknown) {

  /** Copies the lists. */
  public AskResult {
    answers = List.copyOf(answers);
    nearest = List.copyOf(nearest);
    unknown = List.copyOf(unknown);
  }

  /** Whether anything answers. */
  public boolean answered() {
    return !answers.isEmpty();
  }

  /**
   * A claim, verbatim.
   *
   * @param claim its id
   * @param text what it says
   * @param context outermost first, what it stands under
   * @param section the headings it stands under
   * @param article its article
   * @param citations the keys that cover it
   * @param coverage the rule that covers it
   * @param certainty in the contract's word, or null
   * @param notAdvised whether it stands under words that advise against it
   * @param quotation how it is shown
   * @param score as Lucene gives it
   */
  public record Answer(
      String claim,
      String text,
      List<String> context,
      List<String> section,
      Place article,
      List<String> citations,
      String coverage,
      @Nullable String certainty,
      boolean notAdvised,
      Quotation quotation,
      float score) {

    /** Copies the lists. */
    public Answer {
      context = List.copyOf(context);
      section = List.copyOf(section);
      citations = List.copyOf(citations);
    }

    /** The claim's address in the site. */
    public String url() {
      return article.id() + "/#" + claim;
    }

    private Map<String, @Nullable Object> json() {
      return Json.object(
          "claim",
          claim,
          "text",
          text,
          "context",
          context,
          "section",
          section,
          "article",
          article.id(),
          "title",
          article.title(),
          "url",
          url(),
          "citations",
          citations,
          "coverage",
          coverage,
          "certainty",
          certainty,
          "status",
          article.status(),
          "score",
          Scores.number(score),
          "notAdvised",
          notAdvised,
          "above",
          quotation.above(),
          "quoted",
          quotation.words());
    }
  }

  /**
   * The article of an answer.
   *
   * @param id its id
   * @param title its title
   * @param status its proved status
   */
  public record Place(String id, String title, String status) {}

  /**
   * A section near a question.
   *
   * @param article the id of its article
   * @param title the article's title
   * @param url the address of a claim in it
   * @param section its headings, outermost first
   */
  public record Near(String article, String title, String url, List<String> section) {
    /** Copies the list. */
    public Near {
      section = List.copyOf(section);
    }
  }

  /** The shape of {@code ask --json} (contract, section 8). */
  public Map<String, @Nullable Object> json() {
    return Json.object(
        "question",
        question,
        "answered",
        answered(),
        "answers",
        answers.stream().map(Answer::json).toList(),
        "nearest",
        nearest.stream()
            .map(
                n ->
                    Json.object(
                        "article", n.article(),
                        "title", n.title(),
                        "url", n.url(),
                        "section", n.section()))
            .toList(),
        "unknown",
        unknown);
  }
}
