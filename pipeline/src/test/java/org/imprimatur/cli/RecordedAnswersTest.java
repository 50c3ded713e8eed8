package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.imprimatur.cluster.ClusterAccess;
import org.imprimatur.cluster.ClusterAddress;
import org.imprimatur.cluster.ClusterSearch;
import org.imprimatur.search.Searcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What real engines once answered is read as this machine answers. Where requests or records have
 * changed, the answers are to be recorded again: see {@link RecordedEngine}.
 */
final class RecordedAnswersTest {
  /** Of the house that is recorded. */
  static final int ARTICLES = 2;

  @TempDir private static Path temp;
  private static ClusterHouse house;

  @BeforeAll
  static void build() throws IOException {
    house = ClusterHouse.of(temp.resolve("house"), ARTICLES);
    house.run("build", "--quiet");
  }

  @ParameterizedTest
  @CsvSource({"solr,/solr", "opensearch,''"})
  void answersOfRealEnginesAreReadAsTheyAreMeant(String engine, String path) throws IOException {
    try (RecordedEngine recorded = new RecordedEngine(engine);
        Searcher here = house.searcher()) {
      ClusterAddress address = ClusterAddress.of(recorded.url() + path + "/small", false);
      ClusterSearch there =
          ClusterSearch.at(new ClusterAccess(address, null, null, milliseconds -> {}));
      SameAnswers same = new SameAnswers();
      for (String query : RecordedEngine.QUERIES) {
        same.same(SameAnswers.searched(here, query), SameAnswers.searched(there, query), query);
      }
      for (String question : RecordedEngine.QUESTIONS) {
        same.same(SameAnswers.asked(here, question), SameAnswers.asked(there, question), question);
      }
      assertEquals(6, RecordedEngine.QUERIES.size() + RecordedEngine.QUESTIONS.size());
    }
  }
}
