package org.imprimatur.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.LocalDate;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Person;
import org.imprimatur.model.Placeholder;
import org.imprimatur.output.ContentWriter;
import org.imprimatur.output.OutputException;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.run.Refusal;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.Workspace;
import org.imprimatur.text.Schema;

/** A new article from a template that passes the check with nothing but warnings. */
public final class DraftArticle {
  private static final String TEMPLATE =
      """
      ---
      # yaml-language-server: $schema=%SCHEMA%
      title: %TITLE%
      question: %QUESTION%
      status: submitted
      updated: %DATE%
      authors: [%AUTHOR%]
      audience: %AUDIENCE%
      topics: [%TOPIC%]
      summary: %SUMMARY%
      ---

      %ANSWER%

      ## %SECTION%

      - %LEAD_IN%
        - %FIRST%
        - %SECOND%

      ## About this page

      %METHODS%
      """;

  private DraftArticle() {}

  /**
   * Writes the draft.
   *
   * @param id the article's id
   * @param asOf its date
   * @return its path, relative to the root
   * @throws RefusedException when the id cannot be one
   * @throws OutputException when the article exists already or cannot be written
   */
  public static String create(Workspace workspace, String id, LocalDate asOf)
      throws RefusedException, IOException {
    checkId(id);
    String path = "articles/" + id + ".md";
    String author =
        workspace.configuration().people().stream()
            .filter(person -> person.has("author"))
            .map(Person::id)
            .findFirst()
            .orElse(Placeholder.AUTHOR.words());
    new ContentWriter(workspace.root().path()).create(path, text(id, author, asOf).getBytes(UTF_8));
    return path;
  }

  /**
   * Checks what somebody names an article.
   *
   * @throws RefusedException when no article can have the id
   */
  static void checkId(String id) throws RefusedException {
    String fault = ContentRoot.idFault(id);
    if (fault != null) {
      throw new RefusedException(new Refusal.OddArticleId(id, fault));
    }
  }

  private static String text(String id, String author, LocalDate asOf) {
    boolean patient = id.endsWith(".patient");
    String words = Placeholder.name(new ArticleId(id));
    String title =
        words.isEmpty()
            ? id
            : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    return TEMPLATE
        .replace("%SCHEMA%", schema(id))
        .replace("%TITLE%", quoted(title))
        .replace("%QUESTION%", quoted(Placeholder.question(new ArticleId(id))))
        .replace("%DATE%", asOf.toString())
        .replace("%AUTHOR%", quoted(author))
        .replace("%AUDIENCE%", patient ? "patient" : "professional")
        .replace("%TOPIC%", topic(id))
        .replace("%SUMMARY%", Placeholder.SUMMARY.words())
        .replace("%ANSWER%", Placeholder.ANSWER.words())
        .replace("%SECTION%", Placeholder.SECTION.words())
        .replace("%LEAD_IN%", Placeholder.LEAD_IN.words())
        .replace("%FIRST%", Placeholder.FIRST_ITEM.words())
        .replace("%SECOND%", Placeholder.SECOND_ITEM.words())
        .replace("%METHODS%", Placeholder.METHODS.words());
  }

  /** The first folder of the id, as {@code import} takes it. */
  private static String topic(String id) {
    int slash = id.indexOf('/');
    return slash <= 0 ? "" : quoted(id.substring(0, slash));
  }

  /** The way from the article to the schema in the built site, which is there without a network. */
  private static String schema(String id) {
    long folders = 1 + id.chars().filter(c -> c == '/').count();
    return "../".repeat((int) folders) + "output/site/schema/" + Schema.FRONT_MATTER.fileName();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
