package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What refuses an approval is the same for the step, for the status and on the dashboard. */
final class ApprovalErrorsAgreeTest {
  @TempDir Path temp;

  @Test
  void aCitedRecordThatLeadsNowhere() throws Exception {
    ReviewFolder.needs("git", "ssh-keygen");
    ReviewFolder folder = new ReviewFolder(temp);
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    assertTrue(!folder.run("review", "status", "--json").out().contains("link/broken"));
    folder.write(
        "references/works.yaml",
        folder.text("references/works.yaml").stripTrailing() + "\n    article: gone/away\n");
    CommandLine.Ran refused = folder.step("approve", "r.one");
    assertEquals(1, refused.code(), refused.err());
    assertTrue(refused.err().contains("link/broken"), refused.err());
    String json = folder.run("review", "status", "--json").out();
    assertTrue(json.contains("\"link/broken\" : 1"), json);
    String table = folder.run("review", "status").out();
    assertTrue(table.contains("refused for 1 error (link/broken)"), table);
    folder.run("build");
    String dashboard = folder.text("output/site/dashboard/index.html");
    assertTrue(dashboard.contains("link-broken") || dashboard.contains("link/broken"), dashboard);
  }
}
