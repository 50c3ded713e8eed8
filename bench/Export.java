import java.nio.file.Files;
import java.nio.file.Path;
import org.imprimatur.search.BrowserExport;
import org.imprimatur.search.IndexStore;

/** Makes the browser's files of a finished index again: Export INDEX FOLDER. */
final class Export {
  private Export() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    try (IndexStore index = IndexStore.inFolder(Path.of(args[0]))) {
      new BrowserExport(index, Runtime.getRuntime().availableProcessors())
          .write(
              (path, content) -> {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
              });
    }
  }
}
