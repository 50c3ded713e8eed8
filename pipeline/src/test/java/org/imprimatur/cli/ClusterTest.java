package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.imprimatur.cluster.ClusterAccess;
import org.imprimatur.cluster.ClusterAddress;
import org.imprimatur.cluster.ClusterException;
import org.imprimatur.cluster.ClusterSearch;
import org.imprimatur.cluster.Publication;
import org.imprimatur.search.EngineDocuments;
import org.imprimatur.search.Searcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing to an engine that misbehaves, and asking it. */
final class ClusterTest {
  /**
   * Of the moments at which something may go wrong, every so many; {@code -Dcluster.every=1} for
   * all.
   */
  private static final int EVERY = Integer.getInteger("cluster.every", 4);

  private static final int ARTICLES = 3;
  private static final FakeCluster.Reply CUT = new FakeCluster.Reply(-1, "{");

  @TempDir private static Path temp;
  private static ClusterHouse house;
  private static ClusterHouse changed;
  private FakeCluster cluster;

  @BeforeAll
  static void build() throws IOException {
    house = ClusterHouse.of(temp.resolve("house"), ARTICLES);
    house.run("build", "--quiet");
    changed = ClusterHouse.of(temp.resolve("changed"), ARTICLES);
    changed.write(2, 99);
    changed.run("build", "--quiet");
  }

  @BeforeEach
  void start() throws IOException {
    cluster = new FakeCluster();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private ClusterAccess access(String path) throws IOException {
    return new ClusterAccess(
        ClusterAddress.of(cluster.url() + path, false), null, null, milliseconds -> {});
  }

  private Publication.Result publish(ClusterHouse from) throws IOException {
    return publish(from, 1, said -> {});
  }

  private Publication.Result publish(ClusterHouse from, int keep, Consumer<String> say)
      throws IOException {
    try (EngineDocuments documents = from.documents();
        Searcher local = from.searcher()) {
      return Publication.run(
          access(""),
          new Publication.Options("house", keep, 1, 1),
          new Publication.Made(documents, local, id -> 0, ""),
          new Publication.Publisher("us", "here"),
          say);
    }
  }

  private String refused(ClusterHouse from) {
    return String.valueOf(assertThrows(ClusterException.class, () -> publish(from)).getMessage());
  }

  /** Puts 20 queries to the engine and to the index that was published. */
  private void answersAs(ClusterHouse published) throws IOException {
    try (EngineDocuments documents = published.documents();
        Searcher here = published.searcher()) {
      ClusterSearch there = ClusterSearch.at(access("/house"));
      int compared = new SameAnswers().all(documents.canned(20), here, there);
      assertTrue(compared > 15, "only " + compared);
    }
  }

  @Test
  void theEngineAnswersAsThisMachine() throws IOException {
    Publication.Result result = publish(house);
    assertEquals(result.index(), cluster.aliases.get("house"));
    answersAs(house);
    String engine = cluster.url() + "/house";
    for (String query :
        List.of("kidney", "\"nerve root\"", "ibu*", "nothingholdsthis", "topic:gout")) {
      CommandLine.Ran here = house.run("search", query);
      assertEquals(here.out(), house.run("search", "--engine", engine, query).out());
    }
    String question = "Which dose of ibuprofen helps in asthma?";
    CommandLine.Ran here = house.run("ask", "--include-pending", question);
    CommandLine.Ran there = house.run("ask", "--include-pending", "--engine", engine, question);
    assertEquals(here.out(), there.out());
  }

  @Test
  void whatIsPublishedAlreadyIsNotSentAgain() throws IOException {
    publish(house);
    cluster.behave();
    Publication.Result again = publish(house);
    assertEquals(again.index(), again.before());
    assertEquals(0, cluster.asked.stream().filter(line -> line.contains("_bulk")).count());
  }

  @Test
  void anEngineThatIsBusyIsAskedAgain() throws IOException {
    cluster.misbehave(
        (request, number) ->
            number % 3 == 1 ? new FakeCluster.Reply(429, "{\"error\":\"busy\"}") : null);
    publish(house);
    cluster.behave();
    answersAs(house);
  }

  @Test
  void documentsForWhichThereIsNoTimeAreSentAgain() throws IOException {
    List<String> refused = new ArrayList<>();
    cluster.misbehave(
        (request, number) -> {
          if (!request.line().contains("_bulk") || refused.size() > 2) {
            return null;
          }
          refused.add(request.line());
          int documents = request.body().split("\n", -1).length / 2;
          String item = "{\"create\":{\"status\":429}}";
          return new FakeCluster.Reply(
              200,
              "{\"items\":["
                  + String.join(
                      ",",
                      List.of(item).stream()
                          .flatMap(x -> java.util.Collections.nCopies(documents, x).stream())
                          .toList())
                  + "]}");
        });
    publish(house);
    assertEquals(3, refused.size());
    cluster.behave();
    answersAs(house);
  }

  @Test
  void connectionsThatBreakAreMadeAgain() throws IOException {
    cluster.misbehave((request, number) -> number % 4 == 2 ? CUT : null);
    publish(house);
    cluster.behave();
    answersAs(house);
  }

  /** The answer of an engine that got what was asked, and then broke the connection. */
  @Test
  void whatWasDoneBeforeAConnectionBrokeIsNotDoneTwice() throws IOException {
    publish(house);
    Set<Integer> cut = Set.of(2, 5, 6, 9, 12, 15, 18);
    cluster.misbehave((request, number) -> cut.contains(number) ? FakeCluster.DONE_AND_CUT : null);
    publish(changed);
    cluster.behave();
    answersAs(changed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>busy</html>", "[]", "{\"hits\":{},\"_shards\":7}"})
  void anAnswerOfAnotherFormLeavesTheAliasWhereItWas(String body) throws IOException {
    String before = publish(house).index();
    cluster.behave();
    String after = publish(changed).index();
    int requests = cluster.asked.size();
    int refused = 0;
    for (int wrong = 1;
        wrong <= requests;
        wrong += EVERY * (wrong < 12 || wrong > requests - 8 ? 1 : 40)) {
      cluster.close();
      cluster = new FakeCluster();
      publish(house);
      int at = wrong;
      cluster.misbehave(
          (request, number) -> number == at ? new FakeCluster.Reply(200, body) : null);
      try {
        publish(changed);
      } catch (IOException e) {
        refused++;
        assertFalse(String.valueOf(e.getMessage()).contains("Exception"), e.getMessage());
      }
      String names = cluster.aliases.get("house");
      assertTrue(Set.of(before, after).contains(names), names);
    }
    assertTrue(refused > 5 / EVERY, "only " + refused + " of " + requests);
  }

  @Test
  void whereverThePublisherEndsTheNextOneGoesOn() throws IOException {
    String before = publish(house).index();
    cluster.behave();
    String after = publish(changed).index();
    int requests = cluster.asked.size();
    for (int point = 1; point <= 10; point += EVERY) {
      cluster.close();
      cluster = new FakeCluster();
      publish(house);
      int at = point * requests / 11;
      cluster.misbehave((request, number) -> number >= at ? CUT : null);
      assertThrows(ClusterException.class, () -> publish(changed));
      assertTrue(Set.of(before, after).contains(cluster.aliases.get("house")));
      cluster.behave();
      answersAs(before.equals(cluster.aliases.get("house")) ? house : changed);
      publish(changed);
      answersAs(changed);
    }
  }

  @Test
  void aPublisherThatLivesIsNotDisturbed() throws IOException {
    publish(house);
    int[] beat = new int[1];
    cluster.misbehave(
        (request, number) -> {
          if (request.line().startsWith("GET " + FakeCluster.LEASES)) {
            beat[0]++;
            cluster.lease("house", Map.of("by", "Ann on tower", "host", "tower", "beat", beat[0]));
          }
          return null;
        });
    List<String> said = new ArrayList<>();
    ClusterException refused =
        assertThrows(ClusterException.class, () -> publish(changed, 1, said::add));
    assertTrue(
        String.valueOf(refused.getMessage()).startsWith("Ann on tower is publishing to house"),
        refused.getMessage());
    assertTrue(said.get(0).contains("Ann on tower"), said.toString());
    answersAs(house);
  }

  @Test
  void aPublisherThatWasTakenForDeadChangesNothing() throws IOException {
    publish(house);
    cluster.misbehave(
        (request, number) -> {
          if (request.line().contains("_refresh")) {
            cluster.lease("house", Map.of("by", "Ann on tower", "host", "tower"));
          }
          return null;
        });
    assertTrue(refused(changed).contains("somebody else took over"));
    cluster.behave();
    answersAs(house);
  }

  @Test
  void anAliasOfSomethingElseIsLeftAlone() {
    cluster.aliases.put("house", "patients");
    assertTrue(refused(house).contains("which this program did not make"));
    assertEquals("patients", cluster.aliases.get("house"));
  }

  @Test
  void whatTheEngineLostIsSeenBeforeTheAliasMoves() throws IOException {
    publish(house);
    cluster.misbehave(
        (request, number) -> {
          if (request.line().contains("_refresh")) {
            cluster.indices.values().forEach(documents -> documents.remove("3"));
          }
          return null;
        });
    assertTrue(refused(changed).contains("nothing was published"));
  }

  @Test
  void whatTheEngineReadsOtherwiseIsSeenBeforeTheAliasMoves() throws IOException {
    String before = publish(house).index();
    cluster.misbehave(
        (request, number) -> {
          if (request.line().contains("_refresh")) {
            cluster.indices.forEach(
                (name, documents) ->
                    documents.replaceAll(
                        (id, doc) -> name.equals(before) ? doc : FakeSearch.withoutWords(doc)));
          }
          return null;
        });
    assertTrue(refused(changed).contains("does not answer as this machine does"));
    assertEquals(before, cluster.aliases.get("house"));
  }

  @Test
  void asManyGenerationsStayAsAreKept() throws IOException {
    String first = publish(house).index();
    String second = publish(changed).index();
    assertEquals(Set.of(first, second), cluster.generations());
    assertEquals(List.of(second), publish(house, 0, said -> {}).removed());
    assertEquals(Set.of(first), cluster.generations());
    assertNotEquals(first, second);
  }

  @Test
  void aPartOfAnAnswerIsNone() throws IOException {
    publish(house);
    ClusterSearch there = ClusterSearch.at(access("/house"));
    for (String part :
        List.of(
            "{\"timed_out\":true,\"_shards\":{\"failed\":0},\"hits\":{}}",
            "{\"timed_out\":false,\"_shards\":{\"failed\":1},\"hits\":{}}",
            "{\"timed_out\":false,\"_shards\":{\"failed\":0},\"hits\":{\"total\":{\"value\":9,"
                + "\"relation\":\"gte\"},\"hits\":[]}}")) {
      cluster.misbehave((request, number) -> new FakeCluster.Reply(200, part));
      ClusterException refused =
          assertThrows(ClusterException.class, () -> SameAnswers.searched(there, "kidney"));
      assertTrue(
          String.valueOf(refused.getMessage()).matches("http://127.*(a part|some) of the .*only.*"),
          refused.getMessage());
    }
  }

  @Test
  void aGenerationThatGoesWhileItIsAskedIsAskedForAgain() throws IOException {
    String first = publish(house).index();
    cluster.misbehave(
        (request, number) ->
            request.line().contains(first) && number == 2
                ? new FakeCluster.Reply(404, "{\"error\":{\"reason\":\"no such index\"}}")
                : null);
    answersAs(house);
  }

  @Test
  void anotherEngineIsNamed() {
    String elastic = "{\"version\":{\"number\":\"8.1.0\",\"lucene_version\":\"9.0\"}}";
    cluster.misbehave((request, number) -> new FakeCluster.Reply(200, elastic));
    assertTrue(refused(house).contains("is Elasticsearch 8.1.0; this program publishes to"));
    cluster.misbehave((request, number) -> new FakeCluster.Reply(404, "nothing"));
    assertTrue(refused(house).contains("is neither OpenSearch nor Solr"));
    String alone = "{\"mode\":\"std\",\"lucene\":{\"solr-spec-version\":\"9.10.1\"}}";
    cluster.misbehave(
        (request, number) ->
            new FakeCluster.Reply(request.line().contains("/solr/") ? 200 : 404, alone));
    assertTrue(refused(house).contains("start it in cloud mode"));
  }
}
