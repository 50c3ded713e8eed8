package org.imprimatur.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Options;
import org.imprimatur.intake.DraftArticle;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.text.Json;

/** {@code new <id>}. */
final class NewCommand implements Command {
  @Override
  public String name() {
    return "new";
  }

  @Override
  public String summary() {
    return "Write a draft article from a template";
  }

  @Override
  public String operands() {
    return "<id>";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("imprimatur new spine/neck-pain", "Writes articles/spine/neck-pain.md."),
        new Example(
            "imprimatur new spine/neck-pain.patient", "The same article in plain language."));
  }

  @Override
  public Options options() {
    return new Options();
  }

  /** What is to be made. */
  private record Draft(String id, LocalDate asOf) {}

  @Override
  public Task read(GivenArguments words) throws UsageException {
    String word = words.operand("article id, such as spine/neck-pain");
    String id = word.replaceFirst("^articles/", "").replaceFirst("\\.md$", "");
    String proposed = proposed(id);
    if (!proposed.equals(id)) {
      throw new UsageException(
          "the article id \"" + id + "\" has spaces, which no address may have",
          "Write: imprimatur new " + proposed);
    }
    Draft draft = new Draft(id, words.asOf());
    return invocation -> run(invocation, draft);
  }

  /** The id that somebody means who writes words: {@code Spine Neck} is {@code spine-neck}. */
  private static String proposed(String id) {
    List<String> parts = new ArrayList<>();
    for (String part : id.split("/", -1)) {
      String bare = part.replaceFirst("\\.patient$", "");
      boolean words = bare.matches(".*\\s.*") && !bare.startsWith(".");
      String slug = words ? FirstPeople.slug(bare, bare) : bare;
      parts.add(slug + part.substring(bare.length()));
    }
    return String.join("/", parts);
  }

  private static int run(Invocation invocation, Draft draft) throws UsageException, IOException {
    String id = draft.id();
    try {
      String path =
          DraftArticle.create(invocation.workspace(TrustRequest.NOTHING), id, draft.asOf());
      invocation
          .out()
          .line(invocation.json() ? Json.compact(Json.object("article", id, "path", path)) : path);
    } catch (RefusedException e) {
      throw new UsageException(e.refusal().message(), null);
    }
    return Exit.DONE;
  }
}
