package org.imprimatur.site;

import java.util.ArrayList;
import java.util.List;

/** A long list cut into pages: the first at the list's own address, the n-th in its folder n. */
final class Pages {
  private Pages() {}

  /** The number of pages for so many items; at least one. */
  static int count(int items, int size) {
    return Math.max(1, (items + size - 1) / size);
  }

  /** The items of a page, from 1. */
  static <T> List<T> slice(List<T> items, int page, int size) {
    int from = Math.min(items.size(), (page - 1) * size);
    return items.subList(from, Math.min(items.size(), from + size));
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
    List<PageView.PageLink> out = new ArrayList<>();
    for (int i = 1; i <= count && count > 1; i++) {
      if (count <= 9 || i == 1 || i == count || Math.abs(i - page) <= 2) {
        String href = Address.inSite(root, path(list, i)).text();
        out.add(new PageView.PageLink(href, Integer.toString(i), i == page));
      }
    }
    return out;
  }
}
