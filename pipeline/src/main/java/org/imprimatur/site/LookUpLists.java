package org.imprimatur.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.wording.Wording;

/** Articles by what readers ask and by other names than those of the titles, beside A to Z. */
final class LookUpLists {
  /** The markup of a name. */
  private static final int ROW = 250;

  /** The markup of an article under it. */
  private static final int ARTICLE = 250;

  /** So many articles a name lists; the search finds the others. */
  private static final int MOST_OF_ONE = 20;

  private final Shelf shelf;
  private final Templates templates;
  private final Wording words;

  LookUpLists(Shelf shelf, Templates templates) {
    this.shelf = shelf;
    this.templates = templates;
    this.words = shelf.frame().words();
  }

  /** The lists of A to Z, as links, with the one marked that a page is. */
  static List<PageView.PageLink> views(String root, String here, Wording words) {
    List<PageView.PageLink> out = new ArrayList<>();
    for (String name : List.of("titles", "questions", "names")) {
      String path = name.equals("titles") ? "a-z/" : "a-z/" + name + "/";
      String href = Address.inSite(root, path).text();
      out.add(new PageView.PageLink(href, words.say("list.by-" + name), name.equals(here)));
    }
    return out;
  }

  void write(Consumer<SiteFile> out) {
    Map<String, List<ArticleSummary>> questions = new TreeMap<>(order());
    for (ArticleSummary article : shelf.context().catalogue()) {
      String question = PageWords.orNull(article.question());
      if (question != null) {
        questions.computeIfAbsent(question, key -> new ArrayList<>()).add(article);
      }
    }
    write("questions", questions, out);
    Map<String, List<ArticleSummary>> names = new TreeMap<>(order());
    shelf
        .context()
        .library()
        .otherNames()
        .forEach((name, ids) -> names.put(PageWords.clean(name), articles(ids)));
    names.values().removeIf(List::isEmpty);
    write("names", names, out);
  }

  private static Comparator<String> order() {
    return Comparator.comparing((String name) -> name.toLowerCase(Locale.ROOT))
        .thenComparing(Comparator.naturalOrder());
  }

  private List<ArticleSummary> articles(Set<String> ids) {
    List<ArticleSummary> out = new ArrayList<>();
    for (String id : ids.stream().sorted().toList()) {
      ArticleSummary summary = shelf.catalogue().get(id);
      if (summary != null) {
        out.add(summary);
      }
    }
    return out;
  }

  private static List<ArticleSummary> first(List<ArticleSummary> articles) {
    return articles.subList(0, Math.min(MOST_OF_ONE, articles.size()));
  }

  private int weight(Map.Entry<String, List<ArticleSummary>> entry) {
    int weight = ROW + 4 * Pages.weight(entry.getKey());
    for (ArticleSummary article : first(entry.getValue())) {
      weight += ARTICLE + Pages.weight(article.title(), article.id().value());
    }
    return weight;
  }

  private void write(
      String list, Map<String, List<ArticleSummary>> entries, Consumer<SiteFile> out) {
    List<Map.Entry<String, List<ArticleSummary>>> all = List.copyOf(entries.entrySet());
    List<List<Map.Entry<String, List<ArticleSummary>>>> pages = Pages.cut(all, this::weight);
    int count = pages.size();
    for (int page = 1; page <= count; page++) {
      String folder = "a-z/" + list + "/";
      String path = Pages.path(folder, page);
      String title = words.say("list.title-" + list);
      PageHead shell =
          shelf
              .frame()
              .page(
                  page == 1 ? title : words.say("list.page", title, page),
                  words.say("list.intro-" + list),
                  path,
                  "a-z");
      List<PageView.NameRow> rows = new ArrayList<>();
      for (Map.Entry<String, List<ArticleSummary>> entry : pages.get(page - 1)) {
        List<ArticleSummary> articles = entry.getValue();
        rows.add(
            new PageView.NameRow(
                entry.getKey(),
                first(articles).stream()
                    .map(article -> ReferenceList.other(shell.root(), article, words))
                    .toList(),
                articles.size() - first(articles).size(),
                Address.search(shell.root(), entry.getKey()).text()));
      }
      PageView.Names view =
          new PageView.Names(
              shell,
              views(shell.root(), list, words),
              rows,
              Pages.links(shell.root(), folder, page, count));
      out.accept(templates.page(path + "index.html", "names", view));
    }
  }
}
