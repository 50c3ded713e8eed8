package org.imprimatur.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Audience;
import org.imprimatur.model.Change;
import org.imprimatur.model.ChangeKind;
import org.imprimatur.model.Proof;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No list grows with the corpus: each of its pages stays small, and every article is on one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BoundedListsTest {
  private static final int ARTICLES = Integer.getInteger("imprimatur.listed", 5_000);
  private static final int TOPICS = ARTICLES / 3;
  private static final List<Status> STATUSES =
      List.of(Status.SUBMITTED, Status.UNDER_REVIEW, Status.APPROVED);
  private static final int LONGEST = 200_000;
  private static final Pattern HREF = Pattern.compile("href=\"([^\"#]*)\"");

  private final Map<String, String> pages = new TreeMap<>();
  private int feed;

  @BeforeAll
  void write() {
    List<ArticleSummary> catalogue = new ArrayList<>();
    List<ReviewStanding> standings = new ArrayList<>();
    Set<String> all = new TreeSet<>();
    for (int i = 0; i < ARTICLES; i++) {
      ArticleId id = new ArticleId("folder-" + i % 37 + "/article-" + i);
      all.add(id.value());
      ArticleSummary summary = summary(id, i);
      catalogue.add(summary);
      standings.add(standing(id, summary.title(), summary.status(), i));
    }
    Corpus corpus = new Corpus();
    corpus.otherNames.put("everything", all);
    SiteContext small = corpus.context();
    SiteContext context =
        new SiteContext(
            small.configuration(),
            small.asOf(),
            catalogue,
            List.of(),
            small.library(),
            small.rules(),
            small.version(),
            small.look());
    new SiteBuilder(context)
        .overall(
            standings,
            List.of(),
            file -> {
              String path = file.path();
              if (path.endsWith("index.html")) {
                pages.put(path, new String(file.content(), UTF_8));
              } else if (path.equals("feed.xml")) {
                feed = new String(file.content(), UTF_8).split("<entry>", -1).length - 1;
              }
            });
  }

  private static ArticleSummary summary(ArticleId id, int i) {
    String title = (char) ('A' + i % 3) + " title & <more> \u00FC" + i + " long".repeat(i % 41);
    Status status = STATUSES.get(i % 3);
    LocalDate day = LocalDate.of(2026, 1 + i % 12, 1 + i % 28);
    List<String> topics = List.of("all", "topic " + i % TOPICS, "half " + i % 2);
    Change change = new Change(day, ChangeKind.UPDATED, false, "A note.");
    return new ArticleSummary(
        id,
        title,
        i % 5 == 0 ? "What of it?" : "What of " + i + "?".repeat(i % 90),
        null,
        status,
        topics,
        Audience.PROFESSIONAL,
        day,
        day,
        List.of(change));
  }

  private static ReviewStanding standing(ArticleId id, String title, Status status, int i) {
    List<String> reasons = new ArrayList<>();
    for (int k = 0; k < i % 30; k++) {
      reasons.add("A reason of some length why it is not approved, & another, <" + k + ">.");
    }
    return new ReviewStanding(
        id,
        title,
        status,
        status == Status.APPROVED ? Corpus.approved() : Proof.submitted(reasons),
        new ReviewStanding.Lacks(true, false, 0, 2, List.of()),
        i % 4 == 0 ? Map.of("claim/uncited", i, "dose/symbol", 2) : Map.of(),
        new ReviewStanding.Published(true, null, Set.of()));
  }

  @Test
  void noPageOfAListIsLong() {
    List<String> tooLong = new ArrayList<>();
    pages.forEach(
        (path, page) -> {
          int bytes = page.getBytes(UTF_8).length;
          if (bytes > LONGEST) {
            tooLong.add(path + " " + bytes);
          }
        });
    assertEquals(List.of(), tooLong);
    assertEquals(200, feed);
  }

  /** By following links from the first page of a list, as readers do. */
  @Test
  void everyArticleIsReachedFromEachList() {
    for (String list : List.of("a-z/", "dashboard/", "topics/all/", "a-z/questions/")) {
      int reached = reached(list).size();
      boolean isWhole = !list.equals("a-z/questions/");
      assertTrue(isWhole ? reached == ARTICLES : reached > ARTICLES * 3 / 4, list + reached);
    }
    Set<String> topics = new HashSet<>();
    for (String page : pagesOf("topics/")) {
      links(page).stream().filter(it -> it.matches("topics/[a-z0-9-]+/")).forEach(topics::add);
    }
    assertEquals(TOPICS + 3, topics.size());
  }

  private Set<String> reached(String list) {
    Set<String> out = new HashSet<>();
    for (String page : pagesOf(list)) {
      links(page).stream().filter(it -> it.startsWith("folder-")).forEach(out::add);
    }
    return out;
  }

  private Set<String> pagesOf(String list) {
    Set<String> seen = new TreeSet<>(Set.of(list));
    List<String> waiting = new ArrayList<>(seen);
    while (!waiting.isEmpty()) {
      for (String link : links(waiting.remove(waiting.size() - 1))) {
        boolean isOfList =
            list.equals("a-z/")
                ? link.matches("a-z/([a-z]|0-9)/(\\d+/)?")
                : link.matches(Pattern.quote(list) + "_?\\d+/");
        if (isOfList && seen.add(link)) {
          waiting.add(link);
        }
      }
    }
    return seen;
  }

  /** What a page links to, relative to the site's folder. */
  private List<String> links(String path) {
    String page = pages.get(path + "index.html");
    List<String> out = new ArrayList<>();
    if (page == null) {
      return out;
    }
    java.net.URI here = java.net.URI.create("http://x/" + path);
    Matcher matcher = HREF.matcher(page);
    while (matcher.find()) {
      String address = here.resolve(matcher.group(1)).toString();
      if (address.startsWith("http://x/")) {
        out.add(address.substring("http://x/".length()));
      }
    }
    return out;
  }
}
