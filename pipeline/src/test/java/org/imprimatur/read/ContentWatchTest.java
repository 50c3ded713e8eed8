package org.imprimatur.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which changes of files are told. */
final class ContentWatchTest {
  @TempDir Path root;
  private ContentWatch watch;

  @BeforeEach
  void open() throws Exception {
    write("imprimatur.yaml");
    write("articles/spine/neck.md");
    write("output/site/index.html");
    watch = ContentWatch.open(ContentRoot.open(root));
  }

  @AfterEach
  void close() throws Exception {
    watch.close();
  }

  private void write(String path) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, path);
  }

  /** All that is told until a path is. */
  private Set<String> until(String path) throws Exception {
    Set<String> all = new TreeSet<>();
    while (!all.contains(path)) {
      Set<String> more = watch.next();
      assertTrue(!more.isEmpty());
      all.addAll(more);
    }
    return all;
  }

  @Test
  void aSavedArticleIsToldAloneWhateverItsEditorLeavesBesideIt() throws Exception {
    for (String beside : new String[] {".neck.md.swp", "neck.md~", "4913", "#neck.md#", "a.tmp"}) {
      write("articles/spine/" + beside);
      Files.delete(root.resolve("articles/spine/" + beside));
    }
    write("output/site/index.html");
    write("articles/spine/neck.md");
    assertEquals(Set.of("articles/spine/neck.md"), until("articles/spine/neck.md"));
  }

  @Test
  void settingsReferencesThemeAndPicturesAreTold() throws Exception {
    for (String path :
        new String[] {"imprimatur.yaml", "requests.jsonl", "shared/knee.png", "theme/style.css"}) {
      write(path);
      until(path);
    }
    write("references/spine.yaml");
    until("references/spine.yaml");
  }

  @Test
  void filesInANewFolderAreTold() throws Exception {
    write("articles/hip/deep/hip.md");
    until("articles/hip/deep/hip.md");
    write("articles/hip/deep/other.md");
    until("articles/hip/deep/other.md");
    Files.delete(root.resolve("articles/hip/deep/hip.md"));
    until("articles/hip/deep/hip.md");
    Path moved = Files.move(root.resolve("articles/hip"), root.resolve("articles/knee"));
    assertTrue(Files.exists(moved));
    assertTrue(until("articles/knee/deep/other.md").contains("articles/hip"));
  }

  @Test
  void whoWaitsIsLetGoWhenItIsClosed() throws Exception {
    watch.close();
    assertEquals(Set.of(), watch.next());
  }
}
