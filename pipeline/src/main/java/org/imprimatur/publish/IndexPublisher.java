package org.imprimatur.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.output.Output;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.search.CutTexts;
import org.imprimatur.search.HouseWords;
import org.imprimatur.search.IndexBuilder;
import org.imprimatur.search.IndexStore;
import org.imprimatur.search.IndexedArticle;
import org.imprimatur.search.PreparedArticle;
import org.imprimatur.search.SearchedArticle;

/** The search index, of the articles as they are published. */
final class IndexPublisher implements Publisher {
  private static final String TREE = "index";

  /** What is made of the finished index. */
  private static final String MADE_OF_IT = BrowserIndexPublisher.FOLDER;

  private final Output output;
  private final EarlierBuild earlier;
  private final boolean isWanted;
  private final boolean inMemory;
  private final IndexStore store;
  private final IndexBuilder index;
  private final HouseWords words;

  IndexPublisher(PublishContext context) throws IOException {
    this.output = context.output();
    this.isWanted = output.keeps(TREE + "/") || output.keeps(MADE_OF_IT);
    this.earlier = context.earlier();
    Optional<Path> folder = output.folder(TREE);
    this.inMemory = folder.isEmpty();
    this.store = folder.isPresent() ? IndexStore.inFolder(folder.get()) : IndexStore.inMemory();
    String text = houseText(context.desk().shelves());
    this.words = HouseWords.of(text);
    this.index =
        IndexBuilder.after(
            (name, key) -> earlier.takeSegment(name, key, output),
            store,
            text,
            context.catalogue().published().size(),
            context.desk().settings().jobs());
  }

  private static String houseText(ReferenceShelf shelf) {
    return HouseWords.text(shelf.synonyms(), shelf.glossary().entries());
  }

  /** The words of a house, as articles are prepared with them. */
  static HouseWords words(ReferenceShelf shelf) {
    return HouseWords.of(houseText(shelf));
  }

  /** Where the index lies, to be read once it is finished. */
  IndexStore store() {
    return store;
  }

  /** The keys of the segments of the finished index, by their names. */
  Map<String, String> segments() {
    return index.segments();
  }

  /** Whether the finished index is that of the build before. */
  boolean isUnchanged() {
    return index.isAllEarlier() && earlier.hasSegments(index.segments());
  }

  @Override
  public Prepared prepare(PlannedArticle article) {
    CheckedArticle published = isWanted ? article.published() : null;
    if (published == null) {
      return Prepared.NOTHING;
    }
    CutTexts cut = new CutTexts();
    SearchedArticle searched = SearchedArticle.of(published, words, cut);
    PreparedArticle prepared = PreparedArticle.of(searched, cut);
    return left -> {
      // Only now: until all is prepared, more may be asked of the article.
      String key = earlier.indexKey(article.id());
      left.searched(prepared.size(), key);
      earlier.texts().leave(key, searched);
      return planned -> index.add(IndexedArticle.of(prepared, key));
    };
  }

  @Override
  public Prepared again(CachedArticle cached, Supplier<PlannedArticle> remade) {
    if (cached.searched() < 0) {
      return Prepared.NOTHING;
    }
    String id = cached.record().id();
    String key = cached.indexKey();
    IndexedArticle article =
        new IndexedArticle(
            id,
            cached.searched(),
            key,
            () ->
                PreparedArticle.of(
                    earlier.texts().of(id, key).orElseGet(() -> searched(id, remade))));
    return left -> planned -> index.add(article);
  }

  private SearchedArticle searched(String id, Supplier<PlannedArticle> remade) {
    CheckedArticle published = remade.get().published();
    if (published == null) {
      throw new IllegalStateException(id + " is not published any more");
    }
    return SearchedArticle.of(published, words);
  }

  @Override
  public String name() {
    return "index";
  }

  @Override
  public void finish(FinishedCorpus corpus) throws IOException {
    index.finish();
    if (inMemory && output.keeps(TREE + "/")) {
      store.copyTo((name, content) -> output.write(TREE + "/" + name, content));
    }
  }

  @Override
  public void close() throws IOException {
    try (store) {
      index.close();
    }
  }
}
