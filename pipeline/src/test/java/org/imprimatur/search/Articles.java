package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Audience;
import org.imprimatur.model.Block;
import org.imprimatur.model.Certainty;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Coverage;
import org.imprimatur.model.Exemption;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Statement;
import org.imprimatur.model.Status;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** Articles for tests, made of records: written out one by one, or by the thousand. */
final class Articles {
  private static final Span NOWHERE = new Span(0, 0);
  private static final List<Status> STATES =
      List.of(Status.SUBMITTED, Status.UNDER_REVIEW, Status.APPROVED);

  private final String id;
  private final String title;
  private @Nullable String question;
  private Status status = Status.APPROVED;
  private List<String> topics = List.of();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private List<String> section = List.of();

  private Articles(String id, String title) {
    this.id = id;
    this.title = title;
  }

  static Articles article(String id, String title) {
    return new Articles(id, title);
  }

  Articles question(String text) {
    question = text;
    return this;
  }

  Articles status(Status value) {
    status = value;
    return this;
  }

  Articles topics(String... values) {
    topics = List.of(values);
    return this;
  }

  Articles section(String... headings) {
    section = List.of(headings);
    return this;
  }

  /** A claim under its context, outermost first. */
  Articles claim(String claimId, String text, String... context) {
    Statement statement =
        new Statement(
            NOWHERE, text, List.of(context), section, null, null, List.of(), Attributes.NONE);
    statements.add(statement);
    claims.add(
        new Claim(
            Claim.named(claimId),
            statement,
            Coverage.DIRECT,
            List.of("key-of-" + claimId),
            List.of(),
            claims.size() % 3 == 0 ? Certainty.VERY_LOW : null,
            null,
            false));
    for (String line : context) {
      block(line);
    }
    return block(text);
  }

  /** Text that is no claim. */
  Articles text(String text) {
    statements.add(
        new Statement(
            NOWHERE,
            text,
            List.of(),
            section,
            Exemption.MARKED,
            "a sample",
            List.of(),
            Attributes.NONE));
    return block(text);
  }

  private Articles block(String text) {
    blocks.add(new Block.Paragraph(List.of(new Inline.Text(text, NOWHERE)), NOWHERE));
    return this;
  }

  CheckedArticle checked() {
    FrontMatter front =
        new FrontMatter(
            title,
            question,
            status,
            null,
            List.of(),
            topics,
            Audience.PROFESSIONAL,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            List.of(),
            Map.of());
    Article article =
        new Article(new ArticleId(id), Source.of("articles/" + id + ".md", ""), front, blocks);
    Proof proof = new Proof(status, List.of(), null, null, "", List.of());
    return new CheckedArticle(article, statements, claims, List.of(), proof);
  }

  /** A number of articles of a made-up language whose words are as rare as those of real ones. */
  static Iterable<CheckedArticle> many(int count, int claims) {
    return () ->
        java.util.stream.IntStream.range(0, count).mapToObj(i -> made(i, i, claims)).iterator();
  }

  /** One of these with other words. */
  static CheckedArticle edited(int number, int edit, int claims) {
    return made(number, 1_000_000 + 1000 * edit + number, claims);
  }

  /** The word of a rank: the higher the rarer. */
  static String word(int rank) {
    String[] syllables = {"ka", "ro", "mi", "tel", "sun", "vor", "pla", "den", "gi", "stra", "lo"};
    StringBuilder out = new StringBuilder();
    for (int rest = rank; rest > 0 || out.length() == 0; rest /= syllables.length) {
      out.append(syllables[rest % syllables.length]);
    }
    return out.append(rank % 3 == 0 ? "x" : "").toString();
  }

  private static CheckedArticle made(int number, int seed, int claims) {
    Random random = new Random(seed);
    String digits = String.valueOf(1_000_000 + number).substring(1);
    Articles out = article("a" + digits + "/topic-" + number % 7, sentence(random, 5));
    out.status(STATES.get(number % 10 == 0 ? number / 10 % 2 : 2));
    out.topics("Topic " + number % 7, word(number % 5) + "-" + word(number % 3));
    if (number % 4 != 0) {
      out.question(sentence(random, 9));
    }
    for (int i = 0; i < claims; i++) {
      out.section(word(random.nextInt(40)), sentence(random, 2));
      String context = random.nextInt(3) == 0 ? sentence(random, 6) : word(random.nextInt(300));
      out.claim("c-" + digits + "-" + i, sentence(random, 8 + random.nextInt(22)), context);
    }
    return out.checked();
  }

  private static String sentence(Random random, int words) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words; i++) {
      int rank = (int) Math.pow(30_000, random.nextDouble());
      out.append(i == 0 ? "" : " ").append(i % 5 == 1 ? "of" : word(rank));
    }
    return out.append('.').toString();
  }
}
