package org.imprimatur.jats;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Change;
import org.imprimatur.model.ChangeKind;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Licence;
import org.imprimatur.model.Person;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/** What stands before the text: of the site, the article, its people, its review. */
final class JatsFront {
  private final JatsArticle article;
  private final FrontMatter front;
  private final Proof proof;
  private final Configuration.Site site;
  private final Xml out;

  JatsFront(JatsArticle article, Xml out) {
    this.article = article;
    this.front = article.checked().article().frontMatter();
    this.proof = article.checked().proof();
    this.site = article.configuration().site();
    this.out = out;
  }

  void write() {
    out.open("front").text("\n");
    site(site, out);
    out.open("article-meta").text("\n");
    ids();
    title(front.title(), caution(), out);
    new JatsPeople(article, out).write();
    Jats.date(out, "pub-date", "pub", accepted());
    history();
    events();
    licence();
    uri(article.checked().id(), site, out);
    related();
    texts();
    facts();
    out.closeLine().closeLine();
  }

  /** The front of a notice that an article was withdrawn. */
  static void notice(JatsNotice notice, Xml out) {
    Configuration.Site site = notice.configuration().site();
    out.open("front").text("\n");
    site(site, out);
    out.open("article-meta").text("\n");
    publisherId(notice.id(), site, ".withdrawal", out);
    title(notice.title(), notice.sentence(), out);
    Jats.date(out, "pub-date", "pub", notice.day());
    String url = address(notice.id(), site);
    related("retracted-article", 1, url == null ? notice.id().value() : url, url != null, out);
    out.text(notice.title()).closeLine();
    out.closeLine().closeLine();
  }

  private static void site(Configuration.Site site, Xml out) {
    out.open("journal-meta").text("\n");
    out.open("journal-id").with("journal-id-type", "publisher-id").text(site.id()).closeLine();
    out.open("journal-title-group").line("journal-title", site.title()).closeLine();
    out.open("publisher").line("publisher-name", site.title()).closeLine();
    out.closeLine();
  }

  private void ids() {
    publisherId(article.checked().id(), site, "", out);
    if (!proof.content().isEmpty()) {
      out.open("article-id")
          .with("pub-id-type", "other")
          .with("custom-type", "content-digest")
          .text(proof.content())
          .closeLine();
    }
    out.open("article-version")
        .with("article-version-type", "status")
        .text(proof.proved().word())
        .closeLine();
    out.open("article-categories").open("subj-group").with("subj-group-type", "heading");
    out.line("subject", "Clinical guideline").close().closeLine();
  }

  private static void publisherId(ArticleId id, Configuration.Site site, String more, Xml out) {
    out.open("article-id")
        .with("pub-id-type", "publisher-id")
        .text(site.id() + "/" + id.value() + more)
        .closeLine();
  }

  private static void title(String title, @Nullable String caution, Xml out) {
    out.open("title-group").line("article-title", title);
    if (caution != null) {
      out.line("subtitle", caution);
    }
    out.closeLine();
  }

  /** What no copy may be without; null where there is nothing. */
  private @Nullable String caution() {
    String sample = article.words().say("caution.sample").replace("**", "");
    String pending = article.words().say("caution.pending");
    boolean isPending = proof.proved() != Status.APPROVED;
    if (!site.sample()) {
      return isPending ? pending : null;
    }
    return isPending ? sample + " " + pending : sample;
  }

  /** The day on which the last approval was given that makes the content an approved one. */
  private @Nullable LocalDate accepted() {
    List<Proof.Approval> given = proof.approvals();
    if (proof.proved() != Status.APPROVED || given.isEmpty()) {
      return null;
    }
    int needed = Math.max(1, Math.min(proof.asked().approvals(), given.size()));
    return LocalDate.parse(given.get(needed - 1).at().substring(0, 10));
  }

  private void history() {
    LocalDate received =
        article.steps().stream()
            .filter(step -> step.event().equals("submit"))
            .map(JatsArticle.Step::date)
            .findFirst()
            .orElse(null);
    List<Change> corrected =
        front.changes().stream().filter(it -> it.kind() == ChangeKind.CORRECTED).toList();
    if (received == null && accepted() == null && front.updated() == null && corrected.isEmpty()) {
      return;
    }
    out.open("history").text("\n");
    Jats.date(out, "date", "received", received);
    Jats.date(out, "date", "accepted", accepted());
    Jats.date(out, "date", "rev-recd", front.updated());
    corrected.forEach(change -> Jats.date(out, "date", "corrected", change.date()));
    out.closeLine();
  }

  private void events() {
    if (article.steps().isEmpty() && front.changes().isEmpty()) {
      return;
    }
    out.open("pub-history").text("\n");
    for (JatsArticle.Step step : article.steps()) {
      String who = step.name() + " (" + step.role() + "): " + step.meaning();
      event(step.event(), who, step.date());
    }
    for (Change change : front.changes()) {
      String changed = change.conclusionsChanged() ? " (conclusions changed)" : "";
      event(change.kind().word(), change.note() + changed, change.date());
    }
    out.closeLine();
  }

  private void event(String type, String words, LocalDate day) {
    out.open("event").with("event-type", type);
    out.open("event-desc").text(words).close();
    Jats.date(out, "date", type, day);
    out.closeLine();
  }

  private void licence() {
    String licence = front.licence();
    if (licence == null) {
      return;
    }
    String web = licence.strip().matches("https://\\S+") ? licence.strip() : null;
    String address = new Licence(licence).address().orElse(web);
    out.open("permissions").open("license").with("xlink:href", address);
    out.open("license-p").text(licence).close().close().closeLine();
  }

  private static void uri(ArticleId id, Configuration.Site site, Xml out) {
    String address = address(id, site);
    if (address != null) {
      out.open("self-uri").with("xlink:href", address).closeLine();
    }
  }

  static @Nullable String address(ArticleId id, Configuration.Site site) {
    return site.url() == null ? null : site.url() + id.url();
  }

  /** What it corrects is what stood at its own address before. */
  private void related() {
    int number = 0;
    String own = address(article.checked().id(), site);
    for (Change change : front.changes()) {
      if (change.kind() == ChangeKind.CORRECTED) {
        String target = own == null ? article.checked().id().value() : own;
        related("corrected-article", ++number, target, own != null, out);
        out.text(change.date() + ": " + change.note()).closeLine();
      }
    }
    for (ArticleSummary other : article.related()) {
      String url = address(other.id(), site);
      String target = url == null ? other.id().value() : url;
      related("companion", ++number, target, url != null, out);
      out.text(other.title()).closeLine();
    }
  }

  /** Opens a related article. */
  private static void related(String type, int number, String target, boolean isUrl, Xml out) {
    out.open("related-article")
        .with("related-article-type", type)
        .with("id", "related-" + number)
        .with("ext-link-type", isUrl ? "uri" : "publisher-id")
        .with("xlink:href", target);
  }

  private void texts() {
    String summary = front.summary();
    if (summary != null) {
      out.open("abstract").open("p").text(summary).close().closeLine();
    }
    if (!front.topics().isEmpty()) {
      out.open("kwd-group").with("kwd-group-type", "topics");
      front.topics().forEach(topic -> out.line("kwd", topic));
      out.closeLine();
    }
    String funding = front.funding();
    if (funding != null) {
      out.open("funding-group").open("funding-statement").text(funding).close().closeLine();
    }
  }

  private void facts() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("review-status", proof.proved().word());
    facts.put("question", front.question());
    facts.put("audience", front.audience().word());
    facts.put("population", front.population());
    facts.put("evidence-to", front.evidenceTo());
    facts.put("last-reviewed", proof.lastReviewed());
    facts.put("review-due", proof.due());
    facts.put("withdrawn", proof.marks().withdrawn());
    out.open("custom-meta-group").text("\n");
    facts.forEach(
        (name, value) -> {
          if (value != null) {
            out.open("custom-meta").open("meta-name").text(name).close();
            out.open("meta-value").text(value.toString()).close().closeLine();
          }
        });
    for (Proof.Flag flag : proof.marks().flags()) {
      out.open("custom-meta").open("meta-name").text("flagged").close();
      out.open("meta-value").text(flag.on().toString()).close().closeLine();
    }
    out.closeLine();
  }

  /** A person of the board; null for a name that is not one of them. */
  static @Nullable Person person(Configuration configuration, String id) {
    return configuration.people().stream()
        .filter(person -> person.id().equals(id))
        .findFirst()
        .orElse(null);
  }
}
