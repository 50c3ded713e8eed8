package org.imprimatur.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Options;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.OneLine;
import org.imprimatur.model.Status;
import org.imprimatur.search.SearchOptions;
import org.imprimatur.search.SearchResult;
import org.imprimatur.text.Json;

/** {@code search <query>}. */
final class SearchCommand implements Command {
  private static final List<String> STATUSES =
      Arrays.stream(Status.values()).map(Status::word).toList();

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String summary() {
    return "Search the articles of the last build";
  }

  @Override
  public String operands() {
    return "<query>";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("imprimatur search back pain", "Lists the articles that fit best."),
        new Example(
            "imprimatur search --status approved --topic spine --json \"nerve root\"",
            "Lists approved articles of one topic as JSON, for other programs."),
        new Example(
            "imprimatur search '\"nerve root\" topic:spine status:approved'",
            "Words in quotation marks must be next to each other; filters may be part of the"
                + " query."),
        new Example(
            "imprimatur search 'topic:\"back pain\" radicul*'",
            "A star stands for any ending: radiculopathy, radicular."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        CommandLineReader.valued("limit", "N", "how many articles at most (default: 10)"));
    options.addOption(
        CommandLineReader.valued("status", "STATUS", "only articles with this proved status"));
    options.addOption(CommandLineReader.valued("topic", "TOPIC", "only articles of this topic"));
    options.addOption(
        CommandLineReader.valued("out", "DIR", "the output folder (default: output in the root)"));
    EngineOptions.add(
        options, "ask what publish made, such as https://search.example:9200/guidelines");
    return options;
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of("status", STATUSES);
  }

  /** What is searched for. */
  private record Sought(String query, SearchOptions options, IndexChoice index) {}

  @Override
  public Task read(GivenArguments words) throws UsageException {
    String query = words.sentence("query");
    String status = words.value("status") == null ? null : words.choice("status", STATUSES, "");
    SearchOptions options =
        new SearchOptions(
            words.number("limit", SearchOptions.DEFAULT.limit(), 1, SearchOptions.MOST),
            status,
            words.value("topic"));
    Sought sought = new Sought(query, options, IndexChoice.read(words));
    return invocation -> run(invocation, sought);
  }

  private static int run(Invocation invocation, Sought sought) throws UsageException, IOException {
    try (IndexChoice.Opened opened = sought.index().open(invocation)) {
      SearchResult result = opened.index().search(sought.query(), sought.options());
      if (invocation.json()) {
        invocation.out().append(Json.pretty(result.json()));
      } else {
        print(invocation.out(), result);
      }
    }
    return Exit.DONE;
  }

  private static void print(Printer out, SearchResult result) {
    int rank = 0;
    for (SearchResult.Hit hit : result.hits()) {
      rank++;
      out.line(rank + ". " + OneLine.withoutControls(hit.title()) + "  [" + hit.status() + "]");
      out.line("   " + OneLine.withoutControls(hit.url()));
      if (!hit.snippet().isEmpty()) {
        out.line("   " + OneLine.withoutControls(hit.snippet()));
      }
    }
    for (SearchResult.Suggestion suggestion : result.suggestions()) {
      out.line(
          "Nothing holds \""
              + suggestion.word()
              + "\". Did you mean "
              + String.join(", ", suggestion.offered())
              + "?");
    }
    List<String> offered =
        result.suggestions().stream().map(SearchResult.Suggestion::word).toList();
    for (String word : result.unknown()) {
      if (!offered.contains(word)) {
        String says = word.indexOf(':') < 0 ? "mentions" : "has";
        out.line("No article " + says + " \"" + OneLine.withoutControls(word) + "\".");
      }
    }
    String shown = rank < result.total() ? ", " + rank + " shown" : "";
    out.line(Counted.of(result.total(), "article") + " found" + shown);
  }
}
