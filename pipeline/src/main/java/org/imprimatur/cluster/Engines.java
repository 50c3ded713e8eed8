package org.imprimatur.cluster;

import java.io.IOException;

/** Which engine answers at an address. */
final class Engines {
  private Engines() {}

  /**
   * Connects for publishing.
   *
   * @throws ClusterException when it is neither OpenSearch 2 nor Solr 9 in cloud mode
   */
  static Engine at(ClusterAccess access) throws IOException {
    ClusterHttp http = new ClusterHttp(access, ClusterHttp.PUBLISHING);
    if (access.address().base().getRawPath().endsWith("/solr")) {
      return solr(http);
    }
    ClusterHttp.Reply root = http.send(ClusterHttp.Call.get("/", ""));
    if (root.isDone() && root.text().contains("\"lucene_version\"")) {
      return openSearch(http, Answer.of(root));
    }
    if (root.status() == 401 || root.status() == 403) {
      throw root.failure("to say what it is");
    }
    return solr(http.at(access.address().base().getRawPath() + "/solr"));
  }

  private static Engine openSearch(ClusterHttp http, Answer root) throws ClusterException {
    Answer version = root.object("version");
    boolean isKnown =
        "opensearch".equals(version.all().get("distribution"))
            && version.text("number").startsWith("2.");
    if (!isKnown) {
      throw new ClusterException(
          http.address()
              + " is "
              + (version.all().get("distribution") == null
                  ? "Elasticsearch"
                  : version.text("distribution"))
              + " "
              + version.text("number")
              + "; this program publishes to OpenSearch 2 and Solr 9");
    }
    return new OpenSearchEngine(http);
  }

  private static Engine solr(ClusterHttp http) throws ClusterException {
    ClusterHttp.Reply reply = http.send(ClusterHttp.Call.get("/admin/info/system", "wt=json"));
    if (reply.status() == 404) {
      throw new ClusterException(http.address() + " is neither OpenSearch nor Solr");
    }
    Answer system = Answer.of(reply.orFail("to say what it is"));
    String version = system.object("lucene").text("solr-spec-version");
    if (!version.startsWith("9.")) {
      throw new ClusterException(
          http.address()
              + " is Solr "
              + version
              + "; this program publishes to OpenSearch 2 and Solr 9");
    }
    if (!"solrcloud".equals(system.all().get("mode"))) {
      throw new ClusterException(
          http.address() + " is a Solr without aliases: start it in cloud mode");
    }
    return new SolrEngine(http);
  }
}
