import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.solr.cloud.MiniSolrCloudCluster;
import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/**
 * Two nodes of Solr in one process, for tests. Writes {@code ready URL URL} when they answer, then
 * obeys lines of standard input: {@code stop N}, {@code start N}; ends with its input.
 */
final class SolrNodes {
  private SolrNodes() {}

  public static void main(String[] args) throws Exception {
    MiniSolrCloudCluster cluster =
        new MiniSolrCloudCluster(2, Path.of(args[0]), JettyConfig.builder().build());
    JettySolrRunner[] nodes = cluster.getJettySolrRunners().toArray(JettySolrRunner[]::new);
    System.out.println("ready " + nodes[0].getBaseUrl() + " " + nodes[1].getBaseUrl());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      JettySolrRunner node = nodes[Integer.parseInt(words[1])];
      if (words[0].equals("stop")) {
        cluster.stopJettySolrRunner(node);
        cluster.waitForJettyToStop(node);
      } else {
        cluster.startJettySolrRunner(node);
        cluster.waitForNode(node, 60);
      }
      System.out.println("done " + line);
    }
    Runtime.getRuntime().halt(0);
  }
}
