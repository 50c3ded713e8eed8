package org.imprimatur.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.output.Output;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.search.HouseWords;
import org.imprimatur.search.IndexBuilder;
import org.imprimatur.search.IndexStore;
import org.imprimatur.search.PreparedArticle;
import org.imprimatur.search.SearchedArticle;

/** The search index, of the articles as they are published. */
final class IndexPublisher implements Publisher {
  private static final String TREE = "index";

  private final Output output;
  private final boolean inMemory;
  private final IndexStore store;
  private final IndexBuilder index;
  private final HouseWords words;

  IndexPublisher(PublishContext context) throws IOException {
    this.output = context.output();
    Optional<Path> folder = output.folder(TREE);
    this.inMemory = folder.isEmpty();
    this.store = folder.isPresent() ? IndexStore.inFolder(folder.get()) : IndexStore.inMemory();
    ReferenceShelf shelf = context.desk().shelves();
    String text = HouseWords.text(shelf.synonyms(), shelf.glossary().entries());
    this.words = HouseWords.of(text);
    this.index =
        new IndexBuilder(
            store, text, context.catalogue().published().size(), context.desk().settings().jobs());
  }

  /** Where the index lies, to be read once it is finished. */
  IndexStore store() {
    return store;
  }

  @Override
  public Prepared prepare(PlannedArticle article) {
    CheckedArticle published = article.published();
    if (published == null) {
      return Prepared.NOTHING;
    }
    PreparedArticle prepared = PreparedArticle.of(SearchedArticle.of(published, words));
    return () -> planned -> index.add(prepared);
  }

  @Override
  public String name() {
    return "index";
  }

  @Override
  public void finish(FinishedCorpus corpus) throws IOException {
    index.finish();
    if (inMemory) {
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
