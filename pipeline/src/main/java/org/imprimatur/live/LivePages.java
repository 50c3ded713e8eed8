package org.imprimatur.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.imprimatur.finding.Finding;
import org.imprimatur.publish.PreviewPages;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.search.PreparedArticle;
import org.jspecify.annotations.Nullable;

/**
 * The pages that were looked at of late, made again once what they are made of has changed. Safe to
 * share between threads.
 */
final class LivePages {
  /** So many articles' pages are held. */
  private static final int MOST = 64;

  private final Map<String, PreviewPages.Page> made = lately();

  /** How an article looked when it could be read last. */
  private final Map<String, PreviewPages.Page> readable = lately();

  private PreviewPages pages;
  private @Nullable SortedMap<String, byte[]> others;
  private long version;

  LivePages(PreviewPages pages) {
    this.pages = pages;
  }

  private static Map<String, PreviewPages.Page> lately() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, PreviewPages.Page> eldest) {
        return size() > MOST;
      }
    };
  }

  /**
   * What is known of a path.
   *
   * @param article whose page it is; null where it is the page of no article
   * @param content the file; null where there is none
   * @param isOld whether the article cannot be read as it stands, and this is what it was
   * @param findings about the article
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Known(
      @Nullable ArticleFile article,
      byte @Nullable [] content,
      boolean isOld,
      List<Finding> findings) {}

  /** Looks up a file of the site. */
  Known file(String path) {
    ArticleFile article = articleOf(path).orElse(null);
    if (article == null) {
      return new Known(null, others().get(path), false, List.of());
    }
    PreviewPages.Page page = page(article);
    if (!page.files().isEmpty()) {
      return new Known(article, page.files().get(path), false, page.findings());
    }
    synchronized (this) {
      PreviewPages.Page before = readable.get(article.id());
      byte[] content = before == null ? null : before.files().get(path);
      return new Known(article, content, true, page.findings());
    }
  }

  /** The article at whose address a file lies. */
  private Optional<ArticleFile> articleOf(String path) {
    PreviewPages current = current();
    for (int at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      Optional<ArticleFile> found = current.file(path.substring(0, at));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The file of an article; empty where there is none of that id. */
  Optional<ArticleFile> article(String id) {
    return current().file(id);
  }

  /** An article as search has it; empty where none of that id is published. */
  Optional<PreparedArticle> prepared(String id) {
    PreviewPages current = current();
    return current.file(id).flatMap(current::searched);
  }

  private synchronized PreviewPages current() {
    return pages;
  }

  private PreviewPages.Page page(ArticleFile article) {
    PreviewPages current;
    long before;
    synchronized (this) {
      PreviewPages.Page known = made.get(article.id());
      if (known != null) {
        return known;
      }
      current = pages;
      before = version;
    }
    PreviewPages.Page page = current.page(article);
    synchronized (this) {
      // Else something has changed meanwhile, and open pages hear that and ask again.
      if (before == version) {
        made.put(article.id(), page);
        if (!page.files().isEmpty()) {
          readable.put(article.id(), page);
        }
      }
    }
    return page;
  }

  /** Lists and the like. */
  private SortedMap<String, byte[]> others() {
    PreviewPages current;
    long before;
    synchronized (this) {
      if (others != null) {
        return others;
      }
      current = pages;
      before = version;
    }
    SortedMap<String, byte[]> all = current.others();
    synchronized (this) {
      if (before == version) {
        others = all;
      }
    }
    return all;
  }

  /** Some articles have other texts. */
  synchronized void edited(Set<String> ids) {
    PreviewPages after = pages.edited(ids);
    version++;
    if (after != pages) {
      // Other pages show their titles.
      made.clear();
      others = null;
    }
    made.keySet().removeAll(ids);
    pages = after;
  }

  /** All may have changed. */
  synchronized void replaced(PreviewPages after) {
    version++;
    made.clear();
    others = null;
    pages = after;
  }
}
