import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.join.ParentJoinPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/**
 * Two nodes of OpenSearch in one process, for tests. Writes {@code ready URL URL} when they answer,
 * then obeys lines of standard input: {@code stop N}, {@code start N}; ends with its input.
 */
final class OpenSearchNodes {
  private final Path folder;
  private final int[] http = new int[2];
  private final int[] transport = new int[2];
  private final Node[] nodes = new Node[2];

  private OpenSearchNodes(Path folder) throws Exception {
    this.folder = folder;
    for (int i = 0; i < nodes.length; i++) {
      http[i] = free();
      transport[i] = free();
    }
  }

  /** A node whose plugins are classes, not files. */
  private static final class PluginNode extends Node {
    PluginNode(Environment environment) {
      super(
          environment,
          List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, ParentJoinPlugin.class),
          false);
    }
  }

  private static int free() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void start(int n) throws Exception {
    Path home = folder.resolve("node-" + n);
    Settings settings =
        Settings.builder()
            .put("cluster.name", "test")
            .put("node.name", "node-" + n)
            .put("path.home", home.toString())
            .put("path.data", home.resolve("data").toString())
            .put("network.host", "127.0.0.1")
            .put("http.port", http[n])
            .put("transport.port", transport[n])
            .putList(
                "discovery.seed_hosts", "127.0.0.1:" + transport[0], "127.0.0.1:" + transport[1])
            .put("cluster.initial_cluster_manager_nodes", "node-0")
            // One vote: the cluster lives on with the first node alone.
            .put("node.roles", n == 0 ? "cluster_manager,data,ingest" : "data,ingest")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .put("transport.type", "netty4")
            .put("http.type", "netty4")
            .build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "node-" + n);
    nodes[n] = new PluginNode(environment).start();
  }

  private String url(int n) {
    nodes[n].injector().getInstance(HttpServerTransport.class);
    return "http://127.0.0.1:" + http[n];
  }

  public static void main(String[] args) throws Exception {
    OpenSearchNodes all = new OpenSearchNodes(Path.of(args[0]));
    all.start(0);
    all.start(1);
    System.out.println("ready " + all.url(0) + " " + all.url(1));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int n = Integer.parseInt(line.split(" ")[1]);
      if (line.startsWith("stop")) {
        all.nodes[n].close();
      } else {
        all.start(n);
      }
      System.out.println("done " + line);
    }
    Runtime.getRuntime().halt(0);
  }
}
