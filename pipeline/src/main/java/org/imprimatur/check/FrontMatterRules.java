package org.imprimatur.check;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Person;
import org.imprimatur.recorded.DayQuestions;
import org.jspecify.annotations.Nullable;

/** The rules about front matter that need the board or the date. */
final class FrontMatterRules {

  private FrontMatterRules() {}

  static List<Rule> all() {
    return List.of(new DateInFuture(), new UnknownAuthor());
  }

  /** {@code frontmatter/date-in-future}: something is said to have happened that has not yet. */
  private static final class DateInFuture implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.FRONTMATTER_DATE_IN_FUTURE.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      FrontMatter front = input.front();
      check(input, "updated", front.updated(), sink);
      check(input, "evidence-to", front.evidenceTo(), sink);
      for (int i = 0; i < front.changes().size(); i++) {
        check(input, "changes[" + i + "].date", front.changes().get(i).date(), sink);
      }
    }

    private void check(RuleInput input, String key, @Nullable LocalDate date, Sink sink) {
      LocalDate today = input.context().asOf();
      if (date != null && DayQuestions.isAhead(date, today)) {
        DayQuestions.note(today);
        sink.report(
            id(),
            input.front().place(key),
            "\"" + key + "\" is " + date + ", which is after " + today,
            "write the day it happened, not the day it is planned for");
      }
    }
  }

  /** {@code frontmatter/unknown-author}: an author who is not on the board. */
  private static final class UnknownAuthor implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.FRONTMATTER_UNKNOWN_AUTHOR.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      List<Person> people = input.context().configuration().people();
      List<String> authors = input.front().authors();
      for (int i = 0; i < authors.size(); i++) {
        String author = authors.get(i);
        if (input.context().configuration().person(author).isEmpty()) {
          sink.report(
              id(),
              input.front().place("authors[" + i + "]"),
              "the author \"" + author + "\" is not among the people of imprimatur.yaml",
              hint(author, people));
        }
      }
    }

    private static String hint(String author, List<Person> people) {
      for (Person person : people) {
        if (person.name().equalsIgnoreCase(author)) {
          return "write the id, " + person.id();
        }
      }
      List<String> near = Nearest.of(author, people.stream().map(Person::id).toList(), 1);
      return near.isEmpty()
          ? "add the person to imprimatur.yaml and write the id; a free name is for drafts only"
          : near.stream().collect(Collectors.joining(", ", "did you mean ", "?"));
    }
  }
}
