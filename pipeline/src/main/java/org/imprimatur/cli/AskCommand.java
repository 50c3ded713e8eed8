package org.imprimatur.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Options;
import org.imprimatur.finding.OneLine;
import org.imprimatur.search.AskOptions;
import org.imprimatur.search.AskResult;
import org.imprimatur.search.SearchOptions;
import org.imprimatur.search.Searcher;
import org.imprimatur.text.Json;

/** {@code ask <question>}. */
final class AskCommand implements Command {
  @Override
  public String name() {
    return "ask";
  }

  @Override
  public String summary() {
    return "Answer a question with claims of the last build, word for word";
  }

  @Override
  public String operands() {
    return "<question>";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "imprimatur ask \"When is imaging needed?\"", "Answers from approved articles."),
        new Example(
            "imprimatur ask --include-pending --article spine/pinched-nerve \"Which NSAID?\"",
            "Answers from one article, reviewed or not."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(CommandLineReader.valued("article", "ID", "only claims of this article"));
    options.addOption(
        CommandLineReader.flag(
            "include-pending", "claims of articles, too, that are not approved"));
    options.addOption(
        CommandLineReader.valued("limit", "N", "how many claims at most (default: 5)"));
    options.addOption(
        CommandLineReader.valued("out", "DIR", "the output folder (default: output in the root)"));
    return options;
  }

  @Override
  public int run(Invocation invocation) throws UsageException, IOException {
    String question = invocation.sentence("question");
    AskOptions options =
        new AskOptions(
            invocation.value("article"),
            invocation.number("limit", AskOptions.DEFAULT.limit(), 1, SearchOptions.MOST),
            invocation.has("include-pending"));
    try (Searcher searcher = IndexFolder.open(invocation)) {
      AskResult result = searcher.ask(question, options);
      if (invocation.has("json")) {
        invocation.out().append(Json.pretty(result.json()));
      } else {
        print(invocation.out(), result, options.includePending());
      }
    }
    return Exit.DONE;
  }

  private static void print(Printer out, AskResult result, boolean pending) {
    for (AskResult.Answer answer : result.answers()) {
      answer
          .context()
          .forEach(context -> out.append(OneLine.withoutControls(context)).append(" > "));
      out.line(OneLine.withoutControls(answer.text()));
      out.line(
          "   "
              + OneLine.withoutControls(answer.article().title())
              + "  ["
              + answer.article().status()
              + "]");
      out.line("   " + answer.url());
      String works =
          answer.citations().isEmpty() ? "uncited" : "@" + String.join(", @", answer.citations());
      String certainty = answer.certainty();
      out.line("   " + works + (certainty == null ? "" : "; certainty: " + certainty));
    }
    if (!result.answered()) {
      out.line(pending ? "No claim answers this." : "No approved article answers this.");
      result
          .nearest()
          .forEach(
              near ->
                  out.line(
                      "Nearest: " + OneLine.withoutControls(near.title()) + "  " + near.url()));
    }
  }
}
