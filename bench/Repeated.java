import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.model.ArticleId;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.parse.Parsed;
import org.imprimatur.source.Source;

/** Reads each unit of repeated.txt repeated to n and to 4n characters, and prints how the time grows. */
public final class Repeated {
  private static final int ROUNDS = 3;

  private Repeated() {}

  /** Arguments: the list of units, and n. Ends with 1 where four times the text costs more than ten times the time. */
  public static void main(String[] arguments) throws Exception {
    int n = Integer.parseInt(arguments[1]);
    boolean bad = false;
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      String unit = line.substring(1, line.length() - 1).translateEscapes();
      time(unit, n);
      double one = time(unit, n);
      double four = time(unit, 4 * n);
      // Below a few milliseconds the clock tells more of the machine than of the program.
      boolean steep = four > 10 * Math.max(one, 5);
      bad |= steep;
      System.out.printf("%-24s %8.1f ms %8.1f ms %6.1f %s%n", line, one, four, four / one, steep ? "STEEP" : "");
    }
    System.exit(bad ? 1 : 0);
  }

  private static double time(String unit, int length) {
    Source source = Source.of("articles/a.md", "---\ntitle: x\n---\n\n" + unit.repeat(length / unit.length()));
    double best = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      Parsed parsed = ArticleParser.parse(new ArticleId("a"), source);
      ClaimReader.read(parsed.article(), List.of(), key -> true);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }
}
