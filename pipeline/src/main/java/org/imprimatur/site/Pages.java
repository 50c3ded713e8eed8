package org.imprimatur.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A long list cut into pages: the first at the list's own address, the n-th in its folder n. None
 * grows with the corpus.
 */
final class Pages {
  /** So many items one page may have. */
  static final int MOST = 200;

  /** So many bytes the items of a page may take, if there are several: a telephone loads it. */
  private static final int LONGEST = 150_000;

  private Pages() {}

  /**
   * Cuts a list.
   *
   * @param weight about how many bytes an item takes, markup included
   * @return at least one page
   */
  static <T> List<List<T>> cut(List<T> items, ToIntFunction<T> weight) {
    List<List<T>> out = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < items.size(); i++) {
      int size = weight.applyAsInt(items.get(i));
      if (i > from && (i - from == MOST || bytes + size > LONGEST)) {
        out.add(items.subList(from, i));
        from = i;
        bytes = 0;
      }
      bytes += size;
    }
    out.add(items.subList(from, items.size()));
    return out;
  }

  /** Cuts a list into parts of so many items. */
  static <T> List<List<T>> cut(List<T> items, int size) {
    List<List<T>> out = new ArrayList<>();
    for (int from = 0; from == 0 || from < items.size(); from += size) {
      out.add(items.subList(from, Math.min(items.size(), from + size)));
    }
    return out;
  }

  /** How many bytes texts take in a page. */
  static int weight(@Nullable String... texts) {
    StringBuilder out = new StringBuilder();
    for (String text : texts) {
      if (text != null) {
        PageCharacters.escape(text, out);
      }
    }
    return out.toString().getBytes(UTF_8).length;
  }

  /** The address of a page of a list, relative to the site's folder. */
  static String path(String list, int page) {
    return page == 1 ? list : list + page + "/";
  }

  /**
   * Links to the pages: all when they are few, else the first, the last and the neighbours. Empty
   * when there is but one.
   */
  static List<PageView.PageLink> links(String root, String list, int page, int count) {
    return links(root, i -> path(list, i), page, count);
  }

  /**
   * The same.
   *
   * @param paths the address of each page, relative to the site's folder
   */
  static List<PageView.PageLink> links(
      String root, IntFunction<String> paths, int page, int count) {
    List<PageView.PageLink> out = new ArrayList<>();
    for (int i = 1; i <= count && count > 1; i++) {
      if (count <= 9 || i == 1 || i == count || Math.abs(i - page) <= 2) {
        String href = Address.inSite(root, paths.apply(i)).text();
        out.add(new PageView.PageLink(href, Integer.toString(i), i == page));
      }
    }
    return out;
  }
}
