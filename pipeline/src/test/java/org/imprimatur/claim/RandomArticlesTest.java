package org.imprimatur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Policy;
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

  /** So many bodies are read as one article: most of the cost of an article is that it is one. */
  private static final int TOGETHER = 10;

  private static final Pattern KEY_BEFORE = Pattern.compile("@k\\d\\S{0,40}$");

  /**
   * A body and the same with one blank changed.
   *
   * @param plain the body
   * @param changed the same with another blank
   * @param blank that blank
   */
  private record Input(String plain, String changed, String blank) {}

  @Test
  void noBlankChangesCoverageAndNoWordIsLost() {
    Random random = new Random(SEED);
    RandomArticles articles = new RandomArticles(random);
    long end = System.nanoTime() + MINUTES * 60_000_000_000L;
    int inputs = 0;
    while (MINUTES == 0 ? inputs < INPUTS : System.nanoTime() < end) {
      List<Input> together = new ArrayList<>();
      for (int i = 0; i < TOGETHER; i++) {
        together.add(input(articles.body(), random));
      }
      if (!holds(together)) {
        together.forEach(one -> holds(List.of(one), true));
        holds(together, true);
      }
      inputs += TOGETHER;
    }
    System.out.println("articles made by chance: " + inputs + ", seed " + SEED);
  }

  private static Input input(String body, Random random) {
    String plain = body.replace(RandomArticles.SPOT, ' ');
    String blank = RandomArticles.BLANKS.get(random.nextInt(RandomArticles.BLANKS.size()));
    int spot = spot(body, random.nextInt(Math.max(1, body.length())));
    return spot < 0
        ? new Input(plain, plain, blank)
        : new Input(plain, plain.substring(0, spot) + blank + plain.substring(spot + 1), blank);
  }

  /**
   * A blank that may become another, the first from a place on or else before it; -1 if there is
   * none. It stands behind the first word of a line: before it, blanks are part of what begins a
   * block. A key in the text would take an entity right behind it for its own.
   */
  private static int spot(String body, int from) {
    for (int i = 0; i < body.length(); i++) {
      int at = (from + i) % body.length();
      if (body.charAt(at) == RandomArticles.SPOT) {
        String before = body.substring(body.lastIndexOf('\n', at) + 1, at);
        boolean behindWord = before.contains("word") || before.contains("Word");
        if (behindWord && !KEY_BEFORE.matcher(before).find()) {
          return at;
        }
      }
    }
    return -1;
  }

  private static boolean holds(List<Input> inputs) {
    return holds(inputs, false);
  }

  private static boolean holds(List<Input> inputs, boolean assertsIt) {
    String plain = inputs.stream().map(Input::plain).collect(Collectors.joining("\n\n"));
    String changed = inputs.stream().map(Input::changed).collect(Collectors.joining("\n\n"));
    Article article = article(plain);
    Claims claims = claims(article);
    List<String> lost = lost(plain, article, claims);
    List<String> expected = read(claims);
    List<String> actual = read(claims(article(changed)));
    if (assertsIt) {
      assertEquals(List.of(), lost, () -> "lost of\n" + plain);
      String where = "seed " + SEED + ", " + escaped(inputs.get(0).blank());
      assertEquals(lines(expected), lines(actual), () -> where + "\n" + escaped(changed));
    }
    return lost.isEmpty() && expected.equals(actual);
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

  private static List<String> lost(String body, Article article, Claims claims) {
    StringBuilder said = new StringBuilder();
    claims.statements().forEach(s -> said.append(s.text()).append('\n'));
    headings(article.blocks(), said);
    addresses(article.blocks(), said);
    article.blocks().stream()
        .filter(Block.CodeBlock.class::isInstance)
        .forEach(code -> said.append(((Block.CodeBlock) code).text()));
    Set<String> found =
        WORD.matcher(said).results().map(m -> m.group()).collect(Collectors.toSet());
    return WORD.matcher(body)
        .results()
        .map(m -> m.group())
        .filter(word -> !found.contains(word))
        .toList();
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

  /** "[3](word)" is a link: the word is its address, and no text. */
  private static void addresses(List<Block> blocks, StringBuilder said) {
    for (Block block : blocks) {
      if (block instanceof Block.Quote quote) {
        addresses(quote.blocks(), said);
      } else if (block instanceof Block.ListBlock list) {
        list.items().forEach(item -> addresses(item.blocks(), said));
      } else if (block instanceof Block.Heading heading) {
        linked(heading.content(), said);
      } else if (block instanceof Block.Paragraph paragraph) {
        linked(paragraph.content(), said);
      } else if (block instanceof Block.TableBlock table) {
        table.body().forEach(row -> row.cells().forEach(cell -> linked(cell.content(), said)));
      }
    }
  }

  private static void linked(List<Inline> content, StringBuilder said) {
    for (Inline inline : content) {
      if (inline instanceof Inline.Link link) {
        said.append(link.destination()).append('\n');
      }
      linked(inline.content(), said);
    }
  }

  private static Claims claims(Article article) {
    return ClaimReader.read(article, Policy.DEFAULT, key -> !key.startsWith("missing"));
  }

  private static Article article(String body) {
    return ArticleParser.parse(new ArticleId("a"), Source.of("articles/a.md", body)).article();
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
