package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Which words articles hold, by the documents that an engine has of words. */
final class EngineWords implements HeldWords {
  private static final int PAGE = 1_000;

  /** Engines show no more of what is ordered otherwise than by number. */
  private static final int DEPTH = 10_000;

  private final SearchEngine engine;

  EngineWords(SearchEngine engine) {
    this.engine = engine;
  }

  @Override
  public boolean isHeld(Units.Unit unit) throws IOException {
    return count(EngineQueries.holding(unit, EngineFields.ARTICLE_WORDS)) > 0;
  }

  @Override
  public boolean stands(String term) throws IOException {
    return count(new Criterion.Holds(EngineFields.ARTICLE_WORDS, List.of(term))) > 0;
  }

  private int count(Criterion criterion) throws IOException {
    return engine.count(List.of(criterion)).get(0);
  }

  @Override
  public List<Word> near(String word, int most) throws IOException {
    Criterion begins = new Criterion.Begins(EngineFields.WORD_TEXT, word.substring(0, 1));
    Criterion length =
        new Criterion.Between(
            EngineFields.WORD_LENGTH, Math.max(1, word.length() - most), word.length() + most);
    List<Word> out = new ArrayList<>();
    int next = 0;
    boolean more = true;
    while (more) {
      Criterion behind = new Criterion.Between(EngineFields.NUMBER, next, Integer.MAX_VALUE);
      Criterion all = new Criterion.All(List.of(begins, length, behind), List.of());
      List<SearchEngine.Document> page =
          engine.find(SearchEngine.Sought.byNumber(all, PAGE)).documents();
      for (SearchEngine.Document each : page) {
        out.add(word(each));
        next = each.number() + 1;
      }
      more = page.size() == PAGE;
    }
    return out;
  }

  @Override
  public Iterable<Word> mostFrequent(String prefix) throws IOException {
    // Eight are wanted: further pages are for words of which all have the same stem.
    List<Word> first = page(prefix, 0, Units.MOST_ALTERNATIVES * 16);
    return () -> new Pages(prefix, first);
  }

  private List<Word> page(String prefix, int from, int limit) throws IOException {
    Criterion begins = new Criterion.Begins(EngineFields.WORD_TEXT, prefix);
    List<Word> out = new ArrayList<>();
    SearchEngine.Sought sought =
        new SearchEngine.Sought(
            begins, List.of(), SearchEngine.Order.ARTICLES, from, Math.min(limit, DEPTH - from));
    for (SearchEngine.Document each : engine.find(sought).documents()) {
      out.add(word(each));
    }
    return out;
  }

  private static Word word(SearchEngine.Document document) throws IOException {
    GenerationRecord.Fields fields = GenerationRecord.Fields.of(document.record());
    return new Word(fields.text("word"), fields.number("articles"));
  }

  /** Words page by page. */
  private final class Pages implements Iterator<Word> {
    private final String prefix;
    private List<Word> page;
    private int at;
    private int seen;

    Pages(String prefix, List<Word> first) {
      this.prefix = prefix;
      this.page = first;
    }

    @Override
    public boolean hasNext() {
      if (at == page.size() && at > 0 && seen < DEPTH) {
        try {
          page = page(prefix, seen, PAGE);
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        at = 0;
      }
      return at < page.size();
    }

    @Override
    public Word next() {
      if (!hasNext()) {
        throw new java.util.NoSuchElementException();
      }
      seen++;
      return page.get(at++);
    }
  }
}
