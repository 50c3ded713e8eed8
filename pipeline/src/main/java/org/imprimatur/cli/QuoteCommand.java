package org.imprimatur.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Options;
import org.imprimatur.intake.QuoteTaking;
import org.imprimatur.model.Reference;
import org.imprimatur.run.Progress;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** {@code quote KEY WORDS}. */
final class QuoteCommand implements Command {
  @Override
  public String name() {
    return "quote";
  }

  @Override
  public String summary() {
    return "Find the sentence of a work that has these words, and put it on the work's record";
  }

  @Override
  public String operands() {
    return "<key> <word>...";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "imprimatur quote smith2020trial less pain",
            "Finds the sentence in the work's abstract or stored text, and writes it with its"
                + " place."),
        new Example(
            "imprimatur quote smith2020trial \"5 mg\" daily --name dose",
            "The same, to be cited as [@smith2020trial]{q=dose}."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        CommandLineReader.valued(
            "name", "NAME", "what citations call the quote (default: the next of q1, q2 ...)"));
    options.addOption(
        CommandLineReader.flag(
            "void-approvals", "write although this ends approvals of articles that cite the work"));
    return options;
  }

  @Override
  public Task read(GivenArguments words) throws UsageException {
    List<String> operands = words.operands();
    String name = words.value("name");
    if (operands.size() < 2) {
      throw new UsageException(
          "a key and words of the sentence are needed",
          "Write them so: imprimatur quote smith2020trial less pain.");
    }
    if (name != null && !Reference.Quote.isId(name)) {
      throw new UsageException(
          "a quote cannot be called \"" + name + "\"",
          "Choose one word of letters, digits and hyphens.");
    }
    QuoteTaking.Wish wish =
        new QuoteTaking.Wish(
            operands.get(0).replaceFirst("^@", ""),
            List.copyOf(operands.subList(1, operands.size())),
            name,
            words.has("void-approvals"));
    Settings settings = new Settings(words.asOf(), words.jobs(), Progress.NONE);
    return invocation -> run(invocation, wish, settings);
  }

  private static int run(Invocation invocation, QuoteTaking.Wish wish, Settings settings)
      throws UsageException, IOException {
    QuoteTaking quotes = new QuoteTaking(invocation.workspace(TrustRequest.NOTHING), settings);
    if (!quotes.has(wish.key())) {
      throw new UsageException(
          "no reference has the key \"" + wish.key() + "\"", quotes.nearest(wish.key()));
    }
    QuoteTaking.Result result = quotes.take(wish);
    if (result instanceof QuoteTaking.Taken taken) {
      taken(invocation, taken);
      return Exit.DONE;
    }
    notTaken(invocation, (QuoteTaking.NotTaken) result);
    return Exit.FINDINGS;
  }

  private static void taken(Invocation invocation, QuoteTaking.Taken taken) throws IOException {
    String cite = "[@" + taken.key() + "]" + (taken.id().isEmpty() ? "" : "{q=" + taken.id() + "}");
    Reference.Quote quote = taken.quote();
    if (invocation.json()) {
      invocation.out().append(Json.pretty(json(taken, cite)));
      return;
    }
    invocation.out().line(quote.sentence() + " (" + quote.place() + ")");
    invocation.out().line("cite it: " + cite);
    invocation.say(
        taken.path() == null ? "it was on record already" : "written to " + taken.path());
  }

  private static Map<String, @Nullable Object> json(QuoteTaking.Taken taken, String cite) {
    return Json.object(
        "key", taken.key(),
        "id", taken.id(),
        "sentence", taken.quote().sentence(),
        "place", taken.quote().place(),
        "cite", cite,
        "written", taken.path());
  }

  private static void notTaken(Invocation invocation, QuoteTaking.NotTaken result)
      throws IOException {
    invocation.warn("imprimatur: " + result.reason());
    if (invocation.json()) {
      invocation
          .out()
          .append(
              Json.pretty(
                  Json.object(
                      "sentences",
                      result.sentences().stream()
                          .map(it -> Json.object("sentence", it.sentence(), "place", it.place()))
                          .toList())));
    } else {
      for (Reference.Quote quote : result.sentences()) {
        invocation.out().line(quote.sentence() + " (" + quote.place() + ")");
      }
    }
    invocation.warn("hint: " + result.hint());
  }
}
