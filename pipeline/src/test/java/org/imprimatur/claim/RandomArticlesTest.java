package org.imprimatur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Statement;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Blanks;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;

/**
 * Two properties of the reading of statements, on articles made by chance: a blank between two
 * words of one line of running text may become any other blank, and no statement's coverage
 * changes; and every word of the body stands in a statement or a heading.
 *
 * <p>{@code -Dimprimatur.random.minutes=20 -Dimprimatur.random.seed=7} runs for longer on other
 * articles; the inputs are counted and printed.
 */
final class RandomArticlesTest {
  private static final long SEED = Long.getLong("imprimatur.random.seed", 20261010L);
  private static final int MINUTES = Integer.getInteger("imprimatur.random.minutes", 0);
  private static final int INPUTS = 20_000;
  private static final Pattern WORD = Pattern.compile("[Ww]ord[a-z]+e");

  /** Behind a word; a key in the text would take an entity right behind it for its own. */
  private static final Pattern BETWEEN = Pattern.compile(".*[Ww]ord.*(?<!@k\\d\\S{0,40})");

  private static final Pattern SPOTS = Pattern.compile(String.valueOf(RandomArticles.SPOT));

  @Test
  void noBlankChangesCoverageAndNoWordIsLost() {
    Random random = new Random(SEED);
    RandomArticles articles = new RandomArticles(random);
    long end = System.nanoTime() + MINUTES * 60_000_000_000L;
    int inputs = 0;
    while (MINUTES == 0 ? inputs < INPUTS : System.nanoTime() < end) {
      String body = articles.body();
      String plain = body.replace(RandomArticles.SPOT, ' ');
      Article article = article(plain);
      Claims claims = claims(article);
      lost(plain, article, claims);
      List<String> expected = read(claims);
      List<Integer> spots = spots(body);
      if (!spots.isEmpty()) {
        int spot = spots.get(random.nextInt(spots.size()));
        String blank = RandomArticles.BLANKS.get(random.nextInt(RandomArticles.BLANKS.size()));
        String changed =
            (body.substring(0, spot) + blank + body.substring(spot + 1))
                .replace(RandomArticles.SPOT, ' ');
        List<String> actual = read(claims(article(changed)));
        if (!expected.equals(actual)) {
          String where = "input " + inputs + ", seed " + SEED + ", " + escaped(blank);
          assertEquals(lines(expected), lines(actual), where + "\n" + escaped(changed));
        }
      }
      inputs++;
    }
    System.out.println("articles made by chance: " + inputs + ", seed " + SEED);
  }

  /** Behind the first word of a line: before it, blanks are part of what begins a block. */
  private static List<Integer> spots(String body) {
    return SPOTS
        .matcher(body)
        .results()
        .map(found -> found.start())
        .filter(at -> BETWEEN.matcher(body.substring(body.lastIndexOf('\n', at) + 1, at)).matches())
        .toList();
  }

  /** Each statement with what covers it, whatever its blanks are. */
  private static List<String> read(Claims read) {
    Map<Statement, Claim> claims = new LinkedHashMap<>();
    read.claims().forEach(claim -> claims.put(claim.statement(), claim));
    List<String> out = new ArrayList<>();
    for (Statement statement : read.statements()) {
      Claim claim = claims.get(statement);
      String cover =
          claim == null
              ? String.valueOf(statement.exemption())
              : claim.coverage().word() + claim.citations() + claim.unknown();
      out.add(cover + " | " + letters(statement.text()));
    }
    return out;
  }

  private static void lost(String body, Article article, Claims claims) {
    StringBuilder said = new StringBuilder();
    claims.statements().forEach(s -> said.append(s.text()).append('\n'));
    headings(article.blocks(), said);
    article.blocks().stream()
        .filter(Block.CodeBlock.class::isInstance)
        .forEach(code -> said.append(((Block.CodeBlock) code).text()));
    List<String> found = WORD.matcher(said).results().map(m -> m.group()).toList();
    List<String> missing =
        WORD.matcher(body).results().map(m -> m.group()).collect(Collectors.toList());
    missing.removeAll(found);
    if (!missing.isEmpty()) {
      fail("lost: " + missing + " of\n" + body);
    }
  }

  private static void headings(List<Block> blocks, StringBuilder said) {
    for (Block block : blocks) {
      if (block instanceof Block.Heading heading) {
        said.append(heading.text()).append('\n');
      } else if (block instanceof Block.Quote quote) {
        headings(quote.blocks(), said);
      } else if (block instanceof Block.ListBlock list) {
        list.items().forEach(item -> headings(item.blocks(), said));
      }
    }
  }

  private static Claims claims(Article article) {
    return ClaimReader.read(article, List.of(), key -> !key.startsWith("missing"));
  }

  private static Article article(String body) {
    String text = body;
    return ArticleParser.parse(new ArticleId("a"), Source.of("articles/a.md", text)).article();
  }

  /**
   * A text without its blanks, and without marks of emphasis: CommonMark takes some blanks for
   * letters beside them, so that readers see the marks.
   */
  private static String letters(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Blanks.isBlank(c) && !Blanks.isNothing(c) && c != '*' && c != '_') {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String lines(List<String> statements) {
    return String.join("\n", statements);
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(
            c ->
                c == '\n' || (c >= ' ' && c < 0x7F)
                    ? Character.toString(c)
                    : String.format(Locale.ROOT, "\\u%04X", c))
        .collect(Collectors.joining());
  }
}
