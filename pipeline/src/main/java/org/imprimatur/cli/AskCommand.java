package org.imprimatur.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Options;
import org.imprimatur.finding.OneLine;
import org.imprimatur.search.AskOptions;
import org.imprimatur.search.AskResult;
import org.imprimatur.search.SearchOptions;
import org.imprimatur.text.Json;

/** {@code ask <question>}. */
final class AskCommand implements Command {
  @Override
  public String name() {
    return "ask";
  }

  @Override
  public String summary() {
    return "Answer a question by quoting claims of the last build word for word";
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
            "Answers from one article, whether it is approved or not."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(CommandLineReader.valued("article", "ID", "only claims of this article"));
    options.addOption(
        CommandLineReader.flag("include-pending", "also claims of articles that are not approved"));
    options.addOption(
        CommandLineReader.valued("limit", "N", "how many claims at most (default: 5)"));
    options.addOption(
        CommandLineReader.valued("out", "DIR", "the output folder (default: output in the root)"));
    EngineOptions.add(
        options, "ask what publish made, such as https://search.example:9200/guidelines");
    return options;
  }

  /** What is asked for. */
  private record Asked(String question, AskOptions options, IndexChoice index) {}

  @Override
  public Task read(GivenArguments words) throws UsageException {
    String question = words.sentence("question");
    AskOptions options =
        new AskOptions(
            words.value("article"),
            words.number("limit", AskOptions.DEFAULT.limit(), 1, SearchOptions.MOST),
            words.has("include-pending"));
    Asked asked = new Asked(question, options, IndexChoice.read(words));
    return invocation -> run(invocation, asked);
  }

  private static int run(Invocation invocation, Asked asked) throws UsageException, IOException {
    try (IndexChoice.Opened opened = asked.index().open(invocation)) {
      AskResult result = opened.index().ask(asked.question(), asked.options());
      if (invocation.json()) {
        invocation.out().append(Json.pretty(result.json()));
      } else {
        print(invocation.out(), result, asked.options().includePending());
      }
    }
    return Exit.DONE;
  }

  private static void print(Printer out, AskResult result, boolean pending) {
    for (AskResult.Answer answer : result.answers()) {
      if (!answer.quotation().above().isEmpty()) {
        out.line(OneLine.withoutControls(String.join(" > ", answer.quotation().above())));
      }
      answer.quotation().words().lines().forEach(line -> out.line(OneLine.withoutControls(line)));
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
      silence(out, result, pending);
    }
  }

  /** Says why nothing answers, and what comes near. */
  private static void silence(Printer out, AskResult result, boolean pending) {
    out.line(pending ? "No claim answers this." : "No approved article answers this.");
    String none = pending ? "No article" : "No approved article";
    for (String word : result.unknown()) {
      out.line(none + " mentions \"" + OneLine.withoutControls(word) + "\".");
    }
    if (result.unknown().isEmpty() && !result.nearest().isEmpty()) {
      out.line("Articles mention each of these words, but no single claim says enough about them.");
    }
    for (AskResult.Near near : result.nearest()) {
      List<String> place = new ArrayList<>(List.of(near.title()));
      place.addAll(near.section());
      String where = OneLine.withoutControls(String.join(" > ", place));
      out.line("Nearest: " + where + "  " + OneLine.withoutControls(near.url()));
    }
  }
}
