package org.imprimatur.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.claim.Claims;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Reference;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.parse.Parsed;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentTree;
import org.imprimatur.read.Loaded;
import org.imprimatur.site.GlossaryTerms;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads the articles of a content tree, from their bytes to their claims and digests: the one place
 * where that is done, for today and for the past. Safe to share between threads.
 */
public final class ArticleReader {
  /** So many characters of articles are kept at most, those of 250 usual ones. */
  private static final int MOST_KEPT = 2 * 1024 * 1024;

  private final ContentTree tree;
  private final Policy policy;
  private final Set<String> keys;
  private final PageContent page;
  private final Map<ArticleId, ReadArticle> kept = new HashMap<>();
  private int keptLength;

  /**
   * A reader.
   *
   * @param tree where the articles, their pictures and linked files are
   * @param configuration the policy and the types of linked files that count
   * @param shelf references and glossary of the tree
   */
  public ArticleReader(ContentTree tree, Configuration configuration, ReferenceShelf shelf) {
    this.tree = tree;
    this.policy = configuration.policy();
    this.keys = shelf.library().keySet();
    this.page =
        new PageContent(
            GlossaryTerms.of(shelf.glossary().entries()),
            new PageContent.Files(tree, configuration.site().files()),
            shelf.library()::get);
  }

  /** The front matter of an article, which then has no blocks; empty when it cannot be read. */
  static Optional<Article> frontMatter(ContentTree tree, ArticleId id) {
    return frontMatter(id, tree.read(id.path()));
  }

  /** As {@link #read(ArticleId)}, the front matter alone: the article has no blocks. */
  public Optional<Article> frontMatter(ArticleId id) {
    return frontMatter(id, load(id));
  }

  private static Optional<Article> frontMatter(ArticleId id, Loaded loaded) {
    Source source = loaded.source();
    return source == null
        ? Optional.empty()
        : Optional.of(ArticleParser.parseFrontMatter(id, source).article());
  }

  /** From a key to its record. */
  public Function<String, Optional<Reference>> works() {
    return page.works();
  }

  /** An article's text, or what is wrong with its file. */
  public Loaded load(ArticleId id) {
    return tree.read(new ArticleFile(id.value(), id.path()));
  }

  /** Reads an article; empty when its file cannot be read as text. */
  public Optional<ReadArticle> read(ArticleId id) {
    return read(id, load(id));
  }

  /** As {@link #read(ArticleId)}; where its text is that of another one, it is not parsed again. */
  public Optional<ReadArticle> read(ArticleId id, @Nullable ReadArticle other) {
    return read(id, load(id), other);
  }

  /**
   * Reads an article that was loaded. Where the same text was kept, it is not parsed again.
   *
   * @return empty when it holds no text
   */
  public Optional<ReadArticle> read(ArticleId id, Loaded loaded) {
    return read(id, loaded, taken(id));
  }

  private Optional<ReadArticle> read(ArticleId id, Loaded loaded, @Nullable ReadArticle other) {
    Source source = loaded.source();
    if (source == null) {
      return Optional.empty();
    }
    Parsed parsed =
        other != null && other.id().equals(id) && isSame(other.article().source(), source)
            ? other.parsed()
            : ArticleParser.parse(id, source);
    // The references that there are may be others than they were, and pictures, too.
    Claims claims = ClaimReader.read(parsed.article(), policy, keys::contains).with(works());
    return Optional.of(new ReadArticle(parsed, claims, loaded.findings(), page::digest));
  }

  private static boolean isSame(Source one, Source other) {
    return one.length() == other.length() && one.text().equals(other.text());
  }

  /**
   * Keeps an article for whoever reads it next, unless much is kept already: memory must not grow
   * with the number of articles.
   */
  public synchronized void keep(ReadArticle article) {
    int length = article.article().source().length();
    if (length <= MOST_KEPT - keptLength && kept.putIfAbsent(article.id(), article) == null) {
      keptLength += length;
    }
  }

  /** An article that is kept for whoever reads it next; null when none is. */
  public synchronized @Nullable ReadArticle kept(ArticleId id) {
    return kept.get(id);
  }

  private synchronized @Nullable ReadArticle taken(ArticleId id) {
    ReadArticle article = kept.remove(id);
    if (article != null) {
      keptLength -= article.article().source().length();
    }
    return article;
  }
}
