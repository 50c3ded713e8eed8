package org.imprimatur.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Options;
import org.imprimatur.intake.DraftArticle;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.Trusting;
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

  @Override
  public int run(Invocation invocation) throws UsageException, IOException {
    String word = invocation.operand("article id, such as spine/neck-pain");
    String id = word.replaceFirst("^articles/", "").replaceFirst("\\.md$", "");
    try {
      String path =
          DraftArticle.create(invocation.workspace(Trusting.NOTHING), id, invocation.asOf());
      invocation
          .out()
          .line(
              invocation.has("json")
                  ? Json.compact(Json.object("article", id, "path", path))
                  : path);
    } catch (RefusedException e) {
      throw new UsageException(e.refusal().message(), null);
    }
    return Exit.DONE;
  }
}
