package org.imprimatur.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Options;
import org.imprimatur.cluster.ClusterAccess;
import org.imprimatur.cluster.Publication;
import org.imprimatur.publish.BuildProfile;
import org.imprimatur.publish.EndedEditions;
import org.imprimatur.search.EngineDocuments;
import org.imprimatur.search.Searcher;
import org.imprimatur.text.Json;

/** {@code publish}. */
final class PublishCommand implements Command {
  private static final int MOST_KEPT = 100;
  private static final int MOST_SHARDS = 1_000;
  private static final int MOST_REPLICAS = 20;

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public String summary() {
    return "Build, then put the search index into a Solr or OpenSearch cluster";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "imprimatur publish --engine https://search.example:9200 --alias guidelines",
            "Publishes approved articles under the alias guidelines, and keeps the generation"
                + " before."),
        new Example(
            "imprimatur publish --engine https://solr.example/solr --alias guidelines --shards 4"
                + " --replicas 2 --keep 3",
            "In four parts of three copies each; keeps the three generations before."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    EngineOptions.add(options, "where the engine answers, such as https://search.example:9200");
    options.addOption(
        CommandLineReader.valued("alias", "NAME", "the name under which the index is searched"));
    options.addOption(
        CommandLineReader.valued("keep", "N", "how many earlier generations to keep (default: 1)"));
    options.addOption(
        CommandLineReader.valued("shards", "N", "how many parts an index has (default: 1)"));
    options.addOption(
        CommandLineReader.valued(
            "replicas", "N", "how many further copies of each part there are (default: 1)"));
    BuildOptions.add(options, BuildProfile.RELEASE);
    return options;
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of("profile", BuildProfile.words());
  }

  @Override
  public Task read(GivenArguments words) throws UsageException {
    if (!words.operands().isEmpty()) {
      throw new UsageException(
          "publish takes no words, but was given \"" + words.operands().get(0) + "\"",
          "It publishes the whole content root; name another one with --root DIR.");
    }
    EngineOptions engine = EngineOptions.read(words);
    if (engine == null) {
      throw new UsageException(
          "publish needs the address of an engine", "Write --engine URL --alias NAME.");
    }
    String alias = words.value("alias", "");
    if (!Publication.Options.isAlias(alias)) {
      throw new UsageException(
          "--alias is a name of small letters, digits, - and _ that begins with a letter, not \""
              + alias
              + "\"",
          "Write --alias NAME.");
    }
    Publication.Options options =
        new Publication.Options(
            alias,
            words.number("keep", 1, 0, MOST_KEPT),
            words.number("shards", 1, 1, MOST_SHARDS),
            words.number("replicas", 1, 0, MOST_REPLICAS));
    BuildOptions build = BuildOptions.read(words, BuildProfile.RELEASE);
    return invocation -> run(invocation, engine, options, build);
  }

  private static int run(
      Invocation invocation, EngineOptions engine, Publication.Options options, BuildOptions build)
      throws UsageException, IOException {
    // First: nothing is built for an address that cannot be asked.
    ClusterAccess access = engine.access(invocation);
    BuildRun built = BuildRun.of(invocation, build);
    int code = built.code(invocation, build);
    if (code == Exit.DEFECT) {
      return code;
    }
    EndedEditions ended = EndedEditions.of(built.workspace());
    try (EngineDocuments documents =
            new EngineDocuments(IndexFolder.store(invocation, build.out()));
        Searcher local = IndexFolder.open(invocation, build.out())) {
      Publication.Made made =
          new Publication.Made(documents, local, ended::of, ended.revokedKeys());
      Publication.Result result =
          Publication.run(access, options, made, publisher(), invocation::say);
      print(invocation, options, result);
    }
    return code;
  }

  private static Publication.Publisher publisher() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "a machine without a name";
    }
    String user = System.getProperty("user.name", "somebody");
    return new Publication.Publisher(
        user + " on " + host + " (process " + ProcessHandle.current().pid() + ")", host);
  }

  private static void print(
      Invocation invocation, Publication.Options options, Publication.Result result) {
    if (invocation.json()) {
      invocation
          .out()
          .append(
              Json.pretty(
                  Json.object(
                      "alias", options.alias(),
                      "index", result.index(),
                      "before", result.before(),
                      "documents", result.documents(),
                      "removed", result.removed())));
    } else {
      invocation.out().line(options.alias() + ": " + result.index());
    }
  }
}
