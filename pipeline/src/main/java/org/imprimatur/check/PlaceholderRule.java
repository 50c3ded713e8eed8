package org.imprimatur.check;

import java.util.List;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Headings;
import org.imprimatur.model.Placeholder;
import org.imprimatur.model.Statement;
import org.imprimatur.source.Span;

/** {@code article/placeholder}: words of the template that nobody has replaced. */
final class PlaceholderRule implements Rule.OfArticle {

  @Override
  public String id() {
    return RuleId.ARTICLE_PLACEHOLDER.id();
  }

  @Override
  public void check(RuleInput input, Sink sink) {
    FrontMatter front = input.front();
    if (front.places().containsKey("title")
        && front.title().equals(Placeholder.IMPORTED_TITLE.words())) {
      report(sink, front.place("title"), front.title(), "write the article's title");
    }
    String question = front.question();
    if (question != null && question.equals(Placeholder.question(input.article().id()))) {
      report(sink, front.place("question"), question, "write what a reader asked");
    }
    if (Placeholder.SUMMARY.words().equals(front.summary())) {
      String hint = "write one paragraph that answers the question";
      report(sink, front.place("summary"), Placeholder.SUMMARY.words(), hint);
    }
    for (int i = 0; i < front.authors().size(); i++) {
      String author = front.authors().get(i);
      if (Placeholder.isAuthor(author)) {
        String hint = "write the id of a person of imprimatur.yaml";
        report(sink, front.place("authors[" + i + "]"), author, hint);
      }
    }
    for (Statement statement : input.checked().statements()) {
      if (Placeholder.isInBody(statement.text())) {
        report(sink, statement.span(), statement.text(), "write the article's own words");
      }
    }
    headings(input.article().blocks(), sink);
  }

  private void headings(List<Block> blocks, Sink sink) {
    for (Block.Heading heading : Headings.top(blocks)) {
      if (Placeholder.isInBody(heading.text())) {
        report(sink, heading.span(), heading.text(), "write the section's heading");
      }
    }
  }

  private void report(Sink sink, Span place, String words, String hint) {
    sink.report(id(), place, WordForms.quote(words) + " stands here until it is replaced", hint);
  }
}
