package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which engines are asked, and as whom. */
final class ClusterAccessTest {
  @TempDir private static Path temp;
  private FakeCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new FakeCluster();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private CommandLine.Ran search(Map<String, String> environment, String... more) {
    List<String> args = new ArrayList<>(List.of("search", "kidney"));
    args.addAll(List.of(more));
    return CommandLine.run(temp, environment, args.toArray(String[]::new));
  }

  @Test
  void theUserComesFromTheEnvironmentOrNetrcAlone() throws IOException {
    cluster.misbehave((request, number) -> new FakeCluster.Reply(400, "{}"));
    String engine = cluster.url() + "/house";
    Map<String, String> variables =
        Map.of("IMPRIMATUR_ENGINE_USER", "ann", "IMPRIMATUR_ENGINE_PASSWORD", "s3cret");
    assertEquals(2, search(variables, "--engine", engine).code());
    assertEquals(List.of("Basic YW5uOnMzY3JldA=="), cluster.headers.get("Authorization"));
    Path netrc = temp.resolve("netrc");
    Files.writeString(
        netrc,
        """
        machine other.example login bob password wrong
        # machine 127.0.0.1 login eve password wrong
        macdef init
        machine 127.0.0.1 login eve password wrong

        machine 127.0.0.1
          login ann
          password s3cret
        """);
    assertEquals(2, search(Map.of("NETRC", netrc.toString()), "--engine", engine).code());
    assertEquals(List.of("Basic YW5uOnMzY3JldA=="), cluster.headers.get("Authorization"));
    assertEquals(2, search(Map.of(), "--engine", engine).code());
    assertFalse(cluster.headers.containsKey("Authorization"));
    CommandLine.Ran refused = search(Map.of(), "--engine", engine.replace("//", "//ann:s3cret@"));
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("IMPRIMATUR_ENGINE_PASSWORD"), refused.err());
    assertFalse(refused.err().contains("s3cret"), refused.err());
  }

  @Test
  void nothingGoesOverTheNetworkInPlainSightUnlessThatIsSaid() {
    CommandLine.Ran refused = search(Map.of(), "--engine", "http://search.example/house");
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("--plain-http"), refused.err());
    Map<String, String> user = Map.of("IMPRIMATUR_ENGINE_USER", "ann");
    refused = search(user, "--plain-http", "--engine", "http://search.example/house");
    assertTrue(refused.err().contains("a password would go to"), refused.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://search.example/house",
        "search.example",
        "https://search.example/",
        "https://search.example/house?x=1",
        "https://search.example/House",
        "https://search.example/a,b",
        "https:///house",
        "::"
      })
  void anAddressThatIsNoneIsWrongUsage(String address) {
    CommandLine.Ran ran = search(Map.of(), "--engine", address);
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().startsWith("imprimatur: --engine "), ran.err());
  }
}
