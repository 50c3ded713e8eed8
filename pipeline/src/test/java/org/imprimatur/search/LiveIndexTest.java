package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.imprimatur.model.CheckedArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index whose articles come, change and go finds what an index of the same articles finds. */
final class LiveIndexTest {
  private static final int ARTICLES = 100;
  private static final int CLAIMS = 4;

  @TempDir private Path folder;

  private final Random random = new Random(7);
  private final TreeMap<String, CheckedArticle> now = new TreeMap<>();

  private static Map<String, byte[]> files(Path index) throws IOException {
    Map<String, byte[]> out = new HashMap<>();
    try (IndexStore store = IndexStore.inFolder(index)) {
      store.copyTo(out::put);
    }
    return out;
  }

  private static PreparedArticle prepared(CheckedArticle article) {
    return PreparedArticle.of(SearchedArticle.of(article, HouseWords.of(Small.SYNONYMS)));
  }

  private void edit(LiveIndex live, List<CheckedArticle> all, int edit) throws IOException {
    int number = random.nextInt(ARTICLES);
    String id = all.get(number).article().id().value();
    if (random.nextInt(4) == 0) {
      now.remove(id);
      live.remove(id);
      return;
    }
    CheckedArticle other = Articles.edited(number, edit, CLAIMS);
    now.put(id, other);
    live.put(prepared(other));
  }

  private String typed() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i <= random.nextInt(3); i++) {
      out.append(Articles.word((int) Math.pow(3000, random.nextDouble()))).append(' ');
    }
    return out + (random.nextInt(4) == 0 ? "topic:\"topic 3\"" : "");
  }

  private static Map<String, Float> hits(SearchResult result) {
    Map<String, Float> out = new TreeMap<>();
    result.hits().forEach(hit -> out.put(hit.article() + hit.snippet(), hit.score()));
    return out;
  }

  private static Map<String, Float> answers(AskResult result) {
    Map<String, Float> out = new TreeMap<>();
    result.answers().forEach(each -> out.put(each.url() + each.quotation(), each.score()));
    return out;
  }

  @Test
  void itFindsWhatAnIndexOfTheSameArticlesFinds() throws Exception {
    List<CheckedArticle> all = new ArrayList<>();
    Articles.many(ARTICLES, CLAIMS).forEach(all::add);
    all.forEach(each -> now.put(each.article().id().value(), each));
    Path before = Small.build(folder.resolve("before"), all, Small.SYNONYMS);
    int found = 0;
    try (LiveIndex live = LiveIndex.of(files(before))) {
      for (int round = 0; round < 3; round++) {
        for (int edit = 0; edit < 12; edit++) {
          edit(live, all, round * 12 + edit);
        }
        Path after = Small.build(folder.resolve("r" + round), now.values(), Small.SYNONYMS);
        try (Searcher fresh = Small.open(after)) {
          for (int i = 0; i < 30; i++) {
            found += same(fresh, live, typed());
          }
        }
      }
    }
    assertTrue(found > 300, "found " + found);
  }

  private static int same(Searcher fresh, LiveIndex live, String typed) throws IOException {
    SearchOptions all = new SearchOptions(SearchOptions.MOST, null, null);
    SearchResult one = fresh.search(typed, all);
    SearchResult other = live.search(typed, all);
    assertEquals(one.total(), other.total(), typed);
    assertEquals(hits(one), hits(other), typed);
    assertEquals(one.unknown(), other.unknown(), typed);
    AskOptions any = new AskOptions(null, SearchOptions.MOST, true);
    AskResult answered = fresh.ask(typed, any);
    assertEquals(answers(answered), answers(live.ask(typed, any)), typed);
    return one.total() + answered.answers().size();
  }
}
