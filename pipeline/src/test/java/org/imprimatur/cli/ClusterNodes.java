package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Two nodes of an engine in a process of their own, with the engine's own libraries. */
final class ClusterNodes implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;
  private List<String> urls = List.of();

  private ClusterNodes(Process process) {
    this.process = process;
    this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
  }

  /**
   * Starts nodes.
   *
   * @param engine {@code solr} or {@code opensearch}
   * @param launcher the file of the class that starts them
   */
  static ClusterNodes start(String engine, String launcher, Path folder) throws IOException {
    Path engines = Path.of(System.getProperty("imprimatur.engines", "../engines")).toAbsolutePath();
    String classPath = Files.readString(engines.resolve(engine + "/target/class.path")).strip();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                engines.resolve(engine + "/" + launcher).toString(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    ClusterNodes nodes = new ClusterNodes(process);
    List<String> words = List.of(nodes.until("ready ").split(" ", -1));
    nodes.urls = words.subList(1, words.size());
    return nodes;
  }

  /** Where a node answers. */
  String url(int node) {
    return urls.get(node);
  }

  private String until(String beginning) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    throw new IOException("the engine ended before it said \"" + beginning + "\"");
  }

  /** Stops or starts a node, and waits until that is done. */
  void order(String what, int node) throws IOException {
    in.write(what + " " + node + "\n");
    in.flush();
    until("done " + what + " " + node);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    out.close();
  }
}
