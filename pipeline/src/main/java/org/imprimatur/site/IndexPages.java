package org.imprimatur.site;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.HousePiece;
import org.imprimatur.wording.Wording;

/** Home, topics and A-Z. Long lists are cut into pages, so that none grows with the corpus. */
final class IndexPages {
  /** The markup of a row. */
  private static final int ROW = 400;

  /** The markup of a topic. */
  private static final int TOPIC = 200;

  private static final int RECENT = 10;
  private static final int HOME_TOPICS = 24;
  private static final String OTHER = "0-9";

  private final Shelf shelf;
  private final Templates templates;
  private final Wording words;
  private final List<ArticleSummary> byTitle;

  IndexPages(Shelf shelf, Templates templates) {
    this.shelf = shelf;
    this.templates = templates;
    this.words = shelf.frame().words();
    this.byTitle =
        shelf.context().catalogue().stream()
            .map(summary -> Map.entry(sortKey(summary.title()), summary))
            .sorted(
                Map.Entry.<String, ArticleSummary>comparingByKey()
                    .thenComparing(entry -> entry.getValue().id()))
            .map(Map.Entry::getValue)
            .toList();
  }

  void write(Consumer<SiteFile> out) {
    Map<String, List<ArticleSummary>> topics = byTopic();
    out.accept(home(topics));
    writeTopics(topics, out);
    writeLetters(out);
  }

  private SiteFile home(Map<String, List<ArticleSummary>> topics) {
    String title = shelf.context().configuration().site().title();
    PageHead shell = shelf.frame().page(title, shelf.frame().tagline(), "", "home");
    List<PageView.Row> recent =
        shelf.context().catalogue().stream()
            .filter(summary -> summary.updated() != null)
            .sorted(
                Comparator.comparing((ArticleSummary s) -> String.valueOf(s.updated())).reversed())
            .limit(RECENT)
            .map(summary -> ArticleRows.of(summary, shell.root(), shelf.context().asOf(), words))
            .toList();
    List<PageView.Topic> shown = topicLinks(topics, shell.root());
    PageView.Home view =
        new PageView.Home(
            shell,
            byTitle.size(),
            shelf.frame().pieces().of(HousePiece.HOME, shell.root(), 2),
            shown.subList(0, Math.min(HOME_TOPICS, shown.size())),
            recent);
    return templates.page("index.html", "home", view);
  }

  private void writeTopics(Map<String, List<ArticleSummary>> topics, Consumer<SiteFile> out) {
    List<List<PageView.Topic>> pages =
        Pages.cut(
            topicLinks(topics, "../"), topic -> TOPIC + Pages.weight(topic.name(), topic.href()));
    for (int page = 1; page <= pages.size(); page++) {
      String path = topicsPage(page);
      String title = words.say("site.topics");
      PageHead shell =
          shelf
              .frame()
              .page(
                  page == 1 ? title : words.say("list.page", title, page),
                  words.say("list.topics-intro"),
                  path,
                  "topics");
      List<PageView.Topic> shown =
          pages.get(page - 1).stream().map(topic -> topic.from(shell.root())).toList();
      out.accept(
          templates.page(
              path + "index.html",
              "topics",
              new PageView.Topics(
                  shell,
                  shown,
                  Pages.links(shell.root(), IndexPages::topicsPage, page, pages.size()))));
    }
    topics.forEach(
        (slug, articles) ->
            writeList(
                new Listed(
                    PageWords.name(slug), "topics/" + slug + "/", "topics", List.of(), articles),
                out));
  }

  /** No topic has an underscore in its address. */
  private static String topicsPage(int page) {
    return page == 1 ? "topics/" : "topics/_" + page + "/";
  }

  private void writeLetters(Consumer<SiteFile> out) {
    Map<String, List<ArticleSummary>> letters = new TreeMap<>();
    for (ArticleSummary summary : byTitle) {
      letters.computeIfAbsent(letter(summary.title()), l -> new ArrayList<>()).add(summary);
    }
    boolean isShort = Pages.cut(byTitle, IndexPages::weight).size() == 1;
    PageHead shell =
        shelf.frame().page(words.say("list.a-z-title"), words.say("list.a-z-intro"), "a-z/", "a-z");
    List<PageView.Group> groups = new ArrayList<>();
    List<PageView.PageLink> links = new ArrayList<>();
    letters.forEach(
        (letter, articles) -> {
          String href = isShort ? "#_" + letter : Address.inSite("./", folder(letter)).text();
          links.add(new PageView.PageLink(href, letter, false));
          if (isShort) {
            groups.add(new PageView.Group("_" + letter, letter, rows(articles, shell.root())));
          }
        });
    String choose = isShort ? "" : " " + words.say("list.choose");
    out.accept(
        templates.page(
            "a-z/index.html",
            "listing",
            new PageView.Listing(
                shell,
                intro(byTitle.size()) + choose,
                LookUpLists.views(shell.root(), "titles", words),
                links,
                groups,
                List.of())));
    if (!isShort) {
      letters.forEach((letter, articles) -> writeLetter(letter, letters, articles, out));
    }
  }

  private void writeLetter(
      String letter,
      Map<String, List<ArticleSummary>> letters,
      List<ArticleSummary> articles,
      Consumer<SiteFile> out) {
    List<String> names = List.copyOf(letters.keySet());
    writeList(
        new Listed(
            words.say("list.letter", letter), "a-z/" + folder(letter), "a-z", names, articles),
        out);
  }

  /** A list of articles at an address, on as many pages as it needs. */
  private record Listed(
      String title,
      String path,
      String here,
      List<String> letters,
      List<ArticleSummary> articles) {}

  private void writeList(Listed list, Consumer<SiteFile> out) {
    List<List<ArticleSummary>> pages = Pages.cut(list.articles(), IndexPages::weight);
    int count = pages.size();
    for (int page = 1; page <= count; page++) {
      String path = Pages.path(list.path(), page);
      String title = page == 1 ? list.title() : words.say("list.page", list.title(), page);
      PageHead shell =
          shelf
              .frame()
              .page(
                  title,
                  words.say("list.described", title, intro(list.articles().size())),
                  path,
                  list.here());
      List<PageView.PageLink> letters = new ArrayList<>();
      for (String letter : list.letters()) {
        String folder = "a-z/" + folder(letter);
        letters.add(
            new PageView.PageLink(
                Address.inSite(shell.root(), folder).text(), letter, folder.equals(list.path())));
      }
      List<ArticleSummary> part = pages.get(page - 1);
      PageView.Group group = new PageView.Group("", "", rows(part, shell.root()));
      List<PageView.PageLink> links = Pages.links(shell.root(), list.path(), page, count);
      out.accept(
          templates.page(
              path + "index.html",
              "listing",
              new PageView.Listing(
                  shell,
                  intro(list.articles().size()),
                  List.of(),
                  letters,
                  List.of(group),
                  links)));
    }
  }

  private static int weight(ArticleSummary summary) {
    return ROW + Pages.weight(summary.title(), summary.question(), summary.id().value());
  }

  private List<PageView.Row> rows(List<ArticleSummary> articles, String root) {
    return articles.stream()
        .map(s -> ArticleRows.of(s, root, shelf.context().asOf(), words))
        .toList();
  }

  /** Slug to articles by title; two spellings of one slug are one topic. */
  private Map<String, List<ArticleSummary>> byTopic() {
    Map<String, List<ArticleSummary>> topics = new TreeMap<>();
    for (ArticleSummary summary : byTitle) {
      for (String slug : summary.topics().stream().map(PageWords::slug).distinct().toList()) {
        if (!slug.isEmpty()) {
          topics.computeIfAbsent(slug, s -> new ArrayList<>()).add(summary);
        }
      }
    }
    return topics;
  }

  private static List<PageView.Topic> topicLinks(
      Map<String, List<ArticleSummary>> topics, String root) {
    List<PageView.Topic> out = new ArrayList<>();
    topics.forEach(
        (slug, articles) ->
            out.add(
                new PageView.Topic(
                    Address.inSite(root, "topics/" + slug + "/").text(),
                    PageWords.name(slug),
                    articles.size())));
    return out;
  }

  private String intro(int count) {
    return words.count("list.articles", count);
  }

  private static String folder(String letter) {
    return letter.toLowerCase(Locale.ROOT) + "/";
  }

  private static String letter(String title) {
    String key = sortKey(title);
    char first = key.isEmpty() ? '0' : key.charAt(0);
    return first >= 'a' && first <= 'z' ? key.substring(0, 1).toUpperCase(Locale.ROOT) : OTHER;
  }

  /** Letters and digits without marks and case: what titles are ordered by. */
  private static String sortKey(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c) || (c == ' ' && !out.isEmpty())) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
