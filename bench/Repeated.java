import com.sun.management.OperatingSystemMXBean;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.cli.Main;
import org.imprimatur.cli.Surroundings;

/**
 * Checks an article of each unit of repeated.txt repeated to n and to 4n characters, findings and
 * all, and prints how the processor time grows.
 */
public final class Repeated {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Repeated() {}

  /** Arguments: the list of units, and n. Ends with 1 where four times the text costs more than ten times the time. */
  public static void main(String[] arguments) throws Exception {
    int n = Integer.parseInt(arguments[1]);
    Path root = Files.createTempDirectory("repeated");
    Path article = Files.createDirectory(root.resolve("articles")).resolve("a.md");
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: s, title: S}\n");
    boolean bad = false;
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      String unit = line.substring(1, line.length() - 1).translateEscapes();
      time(root, article, unit, n);
      double one = time(root, article, unit, n);
      double four = time(root, article, unit, 4 * n);
      // Below some milliseconds the clock tells more of the machine than of the program.
      boolean steep = four > 10 * Math.max(one, 30);
      bad |= steep;
      System.out.printf("%-32s %8.0f ms %8.0f ms %6.1f %s%n", line, one, four, four / one, steep ? "STEEP" : "");
    }
    Files.delete(article);
    Files.delete(article.getParent());
    Files.delete(root.resolve("imprimatur.yaml"));
    Files.delete(root);
    System.exit(bad ? 1 : 0);
  }

  private static double time(Path root, Path article, String unit, int length) throws Exception {
    Files.writeString(article, "---\ntitle: x\n---\n\n" + unit.repeat(length / unit.length()));
    long start = SYSTEM.getProcessCpuTime();
    int code =
        Main.run(
            List.of("check", "--format", "json"),
            new Surroundings(
                root,
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of(),
                Set.of(),
                () -> Instant.EPOCH));
    if (code > 1) {
      throw new IllegalStateException("check ended with " + code + " on " + unit);
    }
    return (SYSTEM.getProcessCpuTime() - start) / 1e6;
  }
}
