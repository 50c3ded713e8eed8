package org.imprimatur.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.claim.Claims;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.imprimatur.text.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of queries of every element of the syntax, and every word and character, put to Lucene
 * and to the modules of the pages in Node.js: the same hits, order, scores, snippets, marks.
 */
@Tag("program")
final class SearchSyntaxIT {
  /** Together over 5,000. */
  private static final int OF_EACH_CORPUS = 2600 / SearchCall.EVERY;

  private static final List<String> ODD =
      List.of(
          "\"",
          "*",
          "topic:",
          "status:",
          "topic:*",
          "TOPIC:spine",
          "topic:\"spine",
          "status:under-review",
          "Status:Approved",
          "status:app*",
          "status:aproved",
          "topic:nowhere",
          "\u201Cof the\u201D",
          "\"the\"",
          "the*",
          "t*",
          "5*",
          "5 mg",
          "x:y",
          "(a OR b)",
          "\uD83D\uDE00");

  @TempDir private Path folder;

  @Test
  void theRepositoryIsSearchedAlike() throws Exception {
    Path articles = Path.of("..", "articles");
    List<CheckedArticle> checked = new ArrayList<>();
    try (Stream<Path> files = Files.walk(articles)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        String id = articles.relativize(file).toString().replace('\\', '/');
        checked.add(article(id.substring(0, id.length() - 3), Files.readString(file)));
      }
    }
    checked.sort(java.util.Comparator.comparing(c -> c.id().value()));
    compare(checked, Files.readString(Path.of("..", "references", "synonyms.txt")));
  }

  @Test
  void aGeneratedCorpusIsSearchedAlike() throws Exception {
    compare(Articles.many(120, 6), Small.SYNONYMS);
  }

  private static CheckedArticle article(String id, String text) {
    Source source = Source.of("articles/" + id + ".md", text);
    Article article = ArticleParser.parse(new ArticleId(id), source).article();
    Claims claims = ClaimReader.read(article, Policy.DEFAULT, key -> true);
    return new CheckedArticle(
        article, claims.statements(), claims.claims(), List.of(), Proof.submitted(List.of("new")));
  }

  private void compare(Iterable<CheckedArticle> articles, String synonyms) throws Exception {
    Path index = Small.build(folder.resolve("index"), articles, synonyms);
    Small.export(index, (path, content) -> SameBytesTest.write(folder.resolve(path), content));
    List<String> texts = new ArrayList<>();
    articles.forEach(article -> texts.addAll(IndexedText.of(article)));
    List<String> queries = queries(texts, synonyms);
    List<String> calls = new ArrayList<>();
    List<Object> expected = new ArrayList<>();
    try (Searcher searcher = Small.open(index)) {
      for (String query : queries) {
        calls.add("[\"search\"," + Answers.ascii(query) + ",{\"limit\":5}]");
        SearchOptions five = new SearchOptions(5, null, null);
        expected.add(Json.compact(searcher.search(query, five).json()));
      }
    }
    for (String text : words(texts)) {
      calls.add("[\"digest\"," + Answers.ascii(text) + ",{}]");
      expected.add("\"" + digest(text) + "\"");
    }
    List<?> given = NodeScripts.run(folder, calls);
    int found = 0;
    for (int i = 0; i < calls.size(); i++) {
      Object lucene = Answers.read(expected.get(i).toString());
      assertEquals(lucene, Answers.floats(given.get(i)), calls.get(i));
      found += lucene instanceof Map<?, ?> map && !List.of().equals(map.get("hits")) ? 1 : 0;
    }
    assertTrue(found > OF_EACH_CORPUS / 4, found + " found something");
  }

  private static List<String> queries(List<String> texts, String synonyms) {
    Random random = new Random(12);
    List<String> words = new ArrayList<>();
    texts.forEach(
        text -> Tokens.of(text).forEach(t -> words.add(text.substring(t.start(), t.end()))));
    List<String> rules = new ArrayList<>(Synonyms.parse(synonyms).rules().keySet());
    List<String> out = new ArrayList<>(ODD);
    while (out.size() < OF_EACH_CORPUS) {
      StringBuilder query = new StringBuilder();
      for (int left = 1 + random.nextInt(4); left > 0; left--) {
        query.append(element(words, rules, random)).append(random.nextInt(20) == 0 ? "  " : " ");
      }
      out.add(random.nextBoolean() ? query.toString() : query.toString().strip());
    }
    return out;
  }

  private static String element(List<String> words, List<String> rules, Random random) {
    int at = random.nextInt(words.size() - 3);
    String word = words.get(at);
    return switch (random.nextInt(15)) {
      case 0, 1, 2 -> word;
      case 3, 4 -> "\"" + word + " " + words.get(at + 1) + "\"";
      case 5 -> "\u201C" + String.join(" ", words.subList(at, at + 3)) + "\u201D";
      case 6 -> "\"" + words.get(random.nextInt(words.size())) + " " + word + "\"";
      case 7, 8 -> word.substring(0, 1 + random.nextInt(word.length())) + "*";
      case 9 -> rules.get(random.nextInt(rules.size()));
      case 10 ->
          word.substring(0, word.length() / 2)
              + word.substring(word.length() / 2 + word.length() % 2);
      case 11 -> "topic:" + List.of("t", "spine", "res", "k").get(random.nextInt(4)) + "*";
      case 12 ->
          random.nextBoolean() ? "topic:neurology" : "topic:\"topic " + random.nextInt(8) + "\"";
      case 13 ->
          "status:" + List.of("submitted", "under-review", "approved", "a*").get(random.nextInt(4));
      default -> ODD.get(random.nextInt(ODD.size()));
    };
  }

  /** Every distinct word, a thousand a text. */
  private static List<String> words(List<String> texts) {
    Set<String> words = new TreeSet<>();
    texts.forEach(text -> Tokens.of(text).forEach(token -> words.add(token.word())));
    List<String> all = List.copyOf(words);
    List<String> out = new ArrayList<>();
    for (int from = 0; from < all.size(); from += 1000) {
      out.add(String.join(" ", all.subList(from, Math.min(all.size(), from + 1000))));
    }
    return out;
  }

  /** Every character between a letter and a digit. */
  @Test
  void everyCharacterIsReadAlike() throws Exception {
    Path index = Small.build(folder.resolve("index"));
    Small.export(index, (path, content) -> SameBytesTest.write(folder.resolve(path), content));
    List<String> calls = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int from = 0; from <= Character.MAX_CODE_POINT; from += 4096) {
      StringBuilder text = new StringBuilder();
      for (int c = from; c < from + 4096; c++) {
        text.append('a').appendCodePoint(c).append("1 ");
      }
      calls.add("[\"digest\"," + Answers.ascii(text.toString()) + ",{}]");
      expected.add(digest(text.toString()));
    }
    assertEquals(expected, NodeScripts.run(folder, calls));
  }

  private static String digest(String text) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (Tokens.Token token : Tokens.of(text)) {
      lines.append(token.term()).append(' ').append(token.word()).append(' ');
      lines.append(token.start()).append(' ').append(token.end()).append('\n');
    }
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(UTF_8)));
  }
}
