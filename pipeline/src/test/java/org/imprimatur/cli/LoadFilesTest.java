package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imprimatur.search.Searcher;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files with which a house loads an engine by itself. */
final class LoadFilesTest {
  @TempDir private static Path temp;
  private static ClusterHouse house;

  @BeforeAll
  static void build() throws IOException {
    house = ClusterHouse.of(temp.resolve("house"), 3);
    house.run("build", "--quiet");
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> out = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        out.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return out;
  }

  private static Map<String, String> exported(String engine, String name) throws IOException {
    house.run("export", "--to", engine, temp.resolve(name).toString());
    return files(temp.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"solr", "opensearch"})
  void theSameIndexGivesTheSameBytes(String engine) throws IOException {
    Map<String, String> files = exported(engine, engine + "-1");
    assertEquals(files, exported(engine, engine + "-2"));
    assertNotNull(files.get("README.md"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"solr", "opensearch"})
  void everySampleRequestIsOfTheSchema(String engine) throws IOException {
    Map<String, String> files = exported(engine, engine + "-3");
    Schema schema =
        SchemaRegistry.withDialect(Dialects.getDraft7()).getSchema(files.get("query.schema.json"));
    List<String> lines = files.getOrDefault("queries.jsonl", "").lines().toList();
    assertTrue(lines.size() > 20, "only " + lines.size());
    for (String line : lines) {
      Map<?, ?> sample = (Map<?, ?>) JsonReader.read(line).value();
      assertNotNull(sample);
      String request = Json.compact(sample.get("request"));
      assertEquals(List.of(), schema.validate(request, InputFormat.JSON), request);
    }
    assertFalse(schema.validate("{\"query\":{\"match_all\":{}}}", InputFormat.JSON).isEmpty());
  }

  @Test
  void whoLoadsByHandFindsWhatTheSamplesSay() throws Exception {
    Map<String, String> files = exported("opensearch", "opensearch-4");
    String index = files.getOrDefault("name.txt", "").strip();
    try (FakeCluster cluster = new FakeCluster();
        Searcher here = house.searcher()) {
      send(cluster, "PUT", "/" + index, files.getOrDefault("template.json", ""));
      for (String name : files.keySet()) {
        if (name.startsWith("bulk/")) {
          send(cluster, "POST", "/" + index + "/_bulk", files.getOrDefault(name, ""));
        }
      }
      send(cluster, "POST", "/" + index + "/_refresh", "");
      for (String line : files.getOrDefault("queries.jsonl", "").lines().toList()) {
        Map<?, ?> sample = (Map<?, ?>) JsonReader.read(line).value();
        assertNotNull(sample);
        String found =
            send(cluster, "POST", "/" + index + "/_search", Json.compact(sample.get("request")));
        Map<?, ?> hits = object(object(JsonReader.read(found).value()).get("hits"));
        assertEquals(sample.get("total"), object(hits.get("total")).get("value"), line);
        List<?> numbers =
            ((List<?>) Objects.requireNonNull(hits.get("hits")))
                .stream().map(hit -> object(object(hit).get("_source")).get("number")).toList();
        assertEquals(sample.get("numbers"), numbers, line);
      }
      cluster.aliases.put("guidelines", index);
      CommandLine.Ran there =
          house.run("search", "--json", "--engine", cluster.url() + "/guidelines", "kidney");
      Map<?, ?> answer = (Map<?, ?>) JsonReader.read(there.out()).value();
      assertNotNull(answer);
      assertEquals(
          (long) here.search("kidney", org.imprimatur.search.SearchOptions.DEFAULT).total(),
          answer.get("total"));
    }
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static String send(FakeCluster cluster, String method, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(cluster.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("there"));
    CommandLine.Ran ran =
        CommandLine.run(house.folder(), "export", "--to", "solr", folder.toString());
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("exists already"), ran.err());
    ran = CommandLine.run(house.folder(), "export", "--to", "lucene", "x");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("--to is one of solr, opensearch"), ran.err());
    ran = CommandLine.run(house.folder(), "export", "x");
    assertEquals(2, ran.code());
  }
}
