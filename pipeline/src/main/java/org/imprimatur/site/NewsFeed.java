package org.imprimatur.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Change;
import org.imprimatur.model.Status;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The Atom feed: the changes that authors name, and what the signed records and the references say:
 * approvals, withdrawals, reviews that are overdue, retractions. The newest first.
 */
final class NewsFeed {
  private static final int ENTRIES = 200;

  private final Shelf shelf;
  private final Wording words;
  private final List<News> news;

  NewsFeed(Shelf shelf, List<News> news) {
    this.shelf = shelf;
    this.words = shelf.frame().words();
    this.news = news;
  }

  /**
   * An entry.
   *
   * @param article whose page it leads to
   * @param name of the entry on that page; stays the same forever
   * @param at when, as RFC 3339 has it
   */
  private record Entry(String article, String name, String at, String title, String summary) {}

  void write(Consumer<SiteFile> out) {
    out.accept(new SiteFile("feed.xml", feed(entries()).getBytes(UTF_8)));
  }

  private List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    for (ArticleSummary article : shelf.context().catalogue()) {
      int index = 0;
      for (Change change : article.changes()) {
        all.add(changed(article, change, ++index));
      }
    }
    news.forEach(each -> all.add(happened(each)));
    all.sort(Comparator.comparing(Entry::at).reversed());
    return all.subList(0, Math.min(ENTRIES, all.size()));
  }

  private Entry changed(ArticleSummary article, Change change, int index) {
    String note = PageWords.clean(change.note());
    String title =
        words.say(
            "status.in-title",
            PageWords.of(change.kind(), words) + ": " + article.title(),
            PageWords.plain(article.status(), words));
    String more = change.conclusionsChanged() ? " " + words.say("change.conclusions") : "";
    return new Entry(
        Address.path(article.id().url()),
        change.date() + "-" + index,
        change.date() + "T00:00:00Z",
        title,
        caution(article.status()) + note + more);
  }

  private Entry happened(News each) {
    String kind = each.kind().name().toLowerCase(Locale.ROOT);
    String title = SiteBuilder.name(each.id(), each.title());
    String day = each.at().length() == 10 ? each.at() + "T00:00:00Z" : each.at();
    boolean isOfWork = each.kind() == News.Kind.RETRACTED || each.kind() == News.Kind.FLAGGED;
    String work = isOfWork ? "-" + String.join("", each.about()) : "";
    return new Entry(
        Address.path(each.id().url()),
        kind + "-" + each.at() + PageWords.slug(work),
        day,
        words.say("review.news-" + kind, title),
        summary(each));
  }

  private String summary(News each) {
    return switch (each.kind()) {
      case APPROVED ->
          words.count("review.approved", each.about().size())
              + ": "
              + PageWords.clean(String.join("; ", each.about()))
              + ".";
      case WITHDRAWN -> words.say("review.withdrawn-advice");
      case EXPIRED -> words.say("caution.overdue");
      case FLAGGED -> caution(each.status()) + words.say("review.news-again");
      case RETRACTED -> caution(each.status()) + words.say("review.news-work");
    };
  }

  /** A feed is read far from the page: what is not approved says so in each entry. */
  private String caution(Status status) {
    return status == Status.APPROVED
        ? ""
        : PageWords.caution(words) + ". " + PageWords.plain(status, words) + ". ";
  }

  private String feed(List<Entry> entries) {
    String url = shelf.frame().url();
    String base = url == null ? "" : url;
    String site = shelf.context().configuration().site().id();
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    out.append(words.language()).append("\">\n");
    String changes = words.say("site.changes-feed");
    element(out, "title", words.say("list.described", shelf.frame().title(), changes));
    element(out, "id", url == null ? urn(site, "feed") : url + "feed.xml");
    String asOf = shelf.context().asOf() + "T00:00:00Z";
    element(out, "updated", entries.isEmpty() ? asOf : entries.get(0).at());
    out.append("<author>");
    element(out, "name", shelf.frame().title());
    out.append("</author>\n");
    link(out, "alternate", base.isEmpty() ? "./" : base);
    link(out, "self", base + "feed.xml");
    entries.forEach(entry -> append(entry, url, site, out));
    return out.append("</feed>\n").toString();
  }

  private static void append(Entry entry, @Nullable String url, String site, StringBuilder out) {
    String name = entry.article() + "#" + entry.name();
    out.append("<entry>\n");
    element(out, "title", entry.title());
    element(out, "id", url == null ? urn(site, name) : url + name);
    element(out, "updated", entry.at());
    link(out, "alternate", (url == null ? "" : url) + entry.article());
    element(out, "summary", entry.summary());
    out.append("</entry>\n");
  }

  private static String urn(String site, String name) {
    return "urn:imprimatur:" + Address.path(site) + ":" + name;
  }

  private static void element(StringBuilder out, String name, String text) {
    out.append('<').append(name).append('>');
    PageCharacters.escape(text, out);
    out.append("</").append(name).append(">\n");
  }

  private static void link(StringBuilder out, String relation, String href) {
    out.append("<link rel=\"").append(relation).append("\" href=\"");
    PageCharacters.escape(href, out);
    out.append("\"/>\n");
  }
}
