package org.imprimatur.parse;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.imprimatur.text.YamlComments;
import org.jspecify.annotations.Nullable;

/** Reports texts of front matter that a comment cuts short: readers would see half a title. */
final class FrontMatterComments {

  /** The keys whose values are words; a comment behind a date or a status cuts nothing. */
  private static final List<String> TEXTS =
      List.of("title", "question", "summary", "population", "funding", "licence");

  private FrontMatterComments() {}

  static List<Problem> of(Source source, Node.Mapping map) {
    List<Problem> problems = new ArrayList<>();
    for (String key : TEXTS) {
      add(source, key, map.get(key), problems);
    }
    if (map.get("changes") instanceof Node.Sequence changes) {
      for (Node change : changes.items()) {
        if (change instanceof Node.Mapping entry) {
          add(source, "note", entry.get("note"), problems);
        }
      }
    }
    return problems;
  }

  private static void add(Source source, String key, @Nullable Node value, List<Problem> problems) {
    Span comment = value instanceof Node.Scalar ? YamlComments.behind(source, value.span()) : null;
    if (value instanceof Node.Scalar scalar && comment != null) {
      problems.add(
          Problem.of(
              RuleId.FRONTMATTER_COMMENT,
              comment,
              "\" #\" begins a comment: \"" + key + "\" is only \"" + scalar.text().strip() + "\"",
              "put the whole value in quotes; or, if this is a comment, put it on a line of its own"
                  + " above"));
    }
  }
}
