package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imprimatur.cluster.ClusterAccess;
import org.imprimatur.cluster.ClusterAddress;
import org.imprimatur.cluster.ClusterException;
import org.imprimatur.cluster.ClusterSearch;
import org.imprimatur.search.CannedQueries;
import org.imprimatur.search.EngineDocuments;
import org.imprimatur.search.SearchableIndex;
import org.imprimatur.search.Searcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Publishing to, and asking, two nodes of each engine, with two shards and a copy of each. Run by
 * {@code mvn verify -Pclusters} alone.
 */
@Tag("clusters")
final class ClustersIT {
  private static final int QUERIES = 600;
  private static final int AT_A_STOP = 200;
  private static final int POINTS = 10;
  private static final int ARTICLES = 220;

  @Nested
  final class Solr extends Both {
    Solr() {
      super("solr", "SolrNodes.java");
    }
  }

  @Nested
  final class OpenSearch extends Both {
    OpenSearch() {
      super("opensearch", "OpenSearchNodes.java");
    }
  }

  /** What holds for both. */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  abstract static class Both {
    private final String engine;
    private final String launcher;
    @TempDir private static Path folder;
    private @Nullable ClusterNodes nodes;
    private @Nullable ClusterHouse house;

    Both(String engine, String launcher) {
      this.engine = engine;
      this.launcher = launcher;
    }

    @BeforeAll
    void start() throws IOException {
      nodes = ClusterNodes.start(engine, launcher, folder.resolve(engine));
      house = ClusterHouse.of(folder.resolve(engine + "-house"), ARTICLES);
    }

    @AfterAll
    void stop() throws IOException {
      if (nodes != null) {
        nodes.close();
      }
    }

    private ClusterHouse house() {
      return java.util.Objects.requireNonNull(house);
    }

    private ClusterNodes nodes() {
      return java.util.Objects.requireNonNull(nodes);
    }

    private ClusterSearch reader(int node) throws IOException {
      ClusterAddress address = ClusterAddress.of(nodes().url(node) + "/house", false);
      return ClusterSearch.at(new ClusterAccess(address, null, null, Thread::sleep));
    }

    private void publish(String... more) {
      List<String> all = new ArrayList<>(List.of("--shards", "2", "--replicas", "1"));
      all.addAll(List.of(more));
      CommandLine.Ran ran = house().publish(nodes().url(0), all.toArray(String[]::new));
      assertEquals(0, ran.code(), ran.err());
    }

    @Test
    @Order(1)
    void answersAreThoseOfThisMachine() throws IOException {
      publish();
      try (EngineDocuments documents = house().documents();
          Searcher here = house().searcher()) {
        SameAnswers same = new SameAnswers();
        int queries = same.all(queries(documents, QUERIES), here, reader(0));
        assertEquals(QUERIES, queries);
        System.out.println(
            engine
                + ": "
                + queries
                + " queries to "
                + documents.facts().documents()
                + " documents; "
                + same.scores());
      }
    }

    /** So many different ones, half of them questions. */
    private static CannedQueries queries(EngineDocuments documents, int number) throws IOException {
      CannedQueries all = documents.canned(2 * number);
      return new CannedQueries(
          all.searches().subList(0, number / 2), all.questions().subList(0, number / 2));
    }

    @Test
    @Order(0)
    void whatIsAnsweredIsRecorded() throws IOException {
      ClusterHouse small =
          ClusterHouse.of(folder.resolve(engine + "-small"), RecordedAnswersTest.ARTICLES);
      try (CountingProxy proxy = new CountingProxy(nodes().url(0))) {
        CommandLine.Ran ran = small.publish(proxy.url(), "--alias", "small", "--shards", "2");
        assertEquals(0, ran.code(), ran.err());
        proxy.exchanges.clear();
        ClusterAddress address = ClusterAddress.of(proxy.url() + "/small", false);
        SearchableIndex there =
            ClusterSearch.at(new ClusterAccess(address, null, null, Thread::sleep));
        for (String query : RecordedEngine.QUERIES) {
          SameAnswers.searched(there, query);
        }
        for (String question : RecordedEngine.QUESTIONS) {
          SameAnswers.asked(there, question);
        }
        List<String> lines = new ArrayList<>();
        proxy.exchanges.forEach((asked, said) -> lines.add(RecordedEngine.line(asked, said)));
        assertTrue(lines.size() > 12, lines.toString());
        if (Boolean.getBoolean("imprimatur.record")) {
          Files.createDirectories(RecordedEngine.file(engine).getParent());
          Files.write(RecordedEngine.file(engine), lines);
        }
      }
    }

    @Test
    @Order(2)
    void aReaderSeesOneGenerationOrTheOther() throws Exception {
      List<String> queries =
          List.of("ibuprofen dose", "kidney pressure fever", "rest status:submitted");
      List<Map<String, Map<String, @Nullable Object>>> known = new ArrayList<>();
      known.add(answers(queries, null));
      AtomicBoolean done = new AtomicBoolean();
      SearchableIndex reader = reader(1);
      List<Map.Entry<String, Map<String, @Nullable Object>>> seen = new ArrayList<>();
      CompletableFuture<Void> reading =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; !done.get(); i++) {
                  String query = queries.get(i % queries.size());
                  seen.add(Map.entry(query, answer(reader, query)));
                }
              });
      for (int round = 1; round <= 3; round++) {
        house().write(round, 1_000L + round);
        publish("--keep", "0");
        known.add(answers(queries, null));
      }
      done.set(true);
      reading.get(60, TimeUnit.SECONDS);
      for (Map.Entry<String, Map<String, @Nullable Object>> each : seen) {
        assertTrue(
            known.stream().anyMatch(all -> each.getValue().equals(all.get(each.getKey()))),
            each.getKey());
      }
      assertNotEquals(known.get(0), known.get(3));
      System.out.println(
          engine + ": " + seen.size() + " answers while the alias moved three times");
    }

    private static Map<String, @Nullable Object> answer(SearchableIndex index, String query) {
      try {
        return SameAnswers.without(SameAnswers.searched(index, query));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    /** What this machine answers, or an index. */
    private Map<String, Map<String, @Nullable Object>> answers(
        List<String> queries, @Nullable SearchableIndex there) throws IOException {
      Map<String, Map<String, @Nullable Object>> out = new java.util.TreeMap<>();
      try (Searcher here = house().searcher()) {
        for (String query : queries) {
          out.put(query, answer(there == null ? here : there, query));
        }
      }
      return out;
    }

    @Test
    @Order(3)
    void killedAtTenPointsItIsWhollyTheOldOrTheNew() throws Exception {
      List<String> queries = List.of("ibuprofen dose", "kidney pressure fever");
      try (CountingProxy proxy = new CountingProxy(nodes().url(0))) {
        house().write(7, 7_000);
        proxy.at(Integer.MAX_VALUE, () -> {});
        String[] size = {"--shards", "2", "--replicas", "1"};
        assertEquals(0, house().publish(proxy.url(), size).code());
        int requests = proxy.count();
        Map<String, Map<String, @Nullable Object>> before = answers(queries, null);
        house().write(8, 8_000);
        house().run("build", "--quiet");
        Map<String, Map<String, @Nullable Object>> after = answers(queries, null);
        assertNotEquals(before, after);
        for (int point = 1; point <= POINTS; point++) {
          kill(proxy, Math.max(2, point * requests / (POINTS + 1)));
          assertTrue(Set.of(before, after).contains(answers(queries, reader(0))), "point " + point);
        }
        proxy.at(Integer.MAX_VALUE, () -> {});
        CommandLine.Ran last = house().publish(proxy.url(), size);
        assertEquals(0, last.code(), last.err());
        assertEquals(after, answers(queries, reader(0)));
        System.out.println(engine + ": killed at ten points of " + requests + " requests");
      }
    }

    /** Publishes in a process of its own, which is killed at a request. */
    private void kill(CountingProxy proxy, int at) throws Exception {
      CompletableFuture<Process> started = new CompletableFuture<>();
      proxy.at(at, () -> started.join().destroyForcibly());
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx300m",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.imprimatur.cli.Main",
                  "publish",
                  "--as-of",
                  "2026-06-01",
                  "--profile",
                  "preview",
                  "--engine",
                  proxy.url(),
                  "--alias",
                  "house",
                  "--shards",
                  "2")
              .directory(house().folder().toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      started.complete(process);
      assertTrue(process.waitFor(120, TimeUnit.SECONDS));
      assertEquals(137, process.exitValue(), "it ended by itself before request " + at);
    }

    @Test
    @Order(4)
    void aNodeThatStopsChangesNoAnswer() throws Exception {
      CannedQueries queries;
      try (EngineDocuments documents = house().documents()) {
        queries = queries(documents, AT_A_STOP);
      }
      SearchableIndex there = reader(0);
      int same = 0;
      List<String> errors = new ArrayList<>();
      CompletableFuture<Void> stopping = CompletableFuture.completedFuture(null);
      try (Searcher here = house().searcher()) {
        List<String> all = new ArrayList<>(queries.searches());
        all.addAll(queries.questions());
        assertEquals(AT_A_STOP, all.size());
        for (int i = 0; i < all.size(); i++) {
          if (i == all.size() / 4) {
            stopping = CompletableFuture.runAsync(this::stopOne);
          }
          String query = all.get(i);
          boolean asks = i >= queries.searches().size();
          try {
            Map<String, @Nullable Object> found =
                asks ? SameAnswers.asked(there, query) : SameAnswers.searched(there, query);
            new SameAnswers()
                .same(
                    asks ? SameAnswers.asked(here, query) : SameAnswers.searched(here, query),
                    found,
                    query);
            same++;
          } catch (ClusterException e) {
            errors.add(String.valueOf(e.getMessage()));
          }
        }
        stopping.get(120, TimeUnit.SECONDS);
        assertEquals(AT_A_STOP, same + errors.size());
        assertTrue(same > AT_A_STOP / 2, errors.toString());
        System.out.println(
            engine + ": a node stopped; " + same + " same answers, errors " + errors);
      }
    }

    private void stopOne() {
      try {
        nodes().order("stop", 1);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
