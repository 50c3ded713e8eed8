package org.imprimatur.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Status;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.site.News;

/** What happened to an article, for the feed. Nothing is said of what nobody can read. */
final class NewsDesk {
  private final LocalDate asOf;
  private final List<News> news = new ArrayList<>();

  private NewsDesk(LocalDate asOf) {
    this.asOf = asOf;
  }

  /** What happened to an article, up to a day. */
  static List<News> of(PlannedArticle planned, LocalDate asOf) {
    NewsDesk desk = new NewsDesk(asOf);
    desk.add(planned);
    return desk.news;
  }

  private void add(PlannedArticle planned) {
    CheckedArticle published = planned.published();
    if (published != null) {
      ofPublished(published);
    }
    ReviewProof.Taken taken = planned.plan().taken();
    if (taken != null) {
      CheckedArticle today = planned.examined().article();
      boolean isShown = planned.plan().isTitleProved() && today != null;
      String title = isShown && today != null ? today.article().frontMatter().title() : null;
      news.add(
          new News(
              new ArticleId(planned.id()),
              title,
              Status.SUBMITTED,
              News.Kind.WITHDRAWN,
              taken.at(),
              List.of()));
    }
  }

  private void ofPublished(CheckedArticle article) {
    Proof proof = article.proof();
    if (proof.proved() == Status.APPROVED && !proof.approvals().isEmpty()) {
      List<Proof.Approval> approvals = proof.approvals();
      List<String> names = approvals.stream().map(Proof.Approval::name).toList();
      String last = approvals.stream().map(Proof.Approval::at).max(String::compareTo).orElse("");
      add(article, News.Kind.APPROVED, last, names);
    }
    LocalDate due = proof.due();
    if (proof.proved() == Status.APPROVED && due != null && due.isBefore(asOf)) {
      add(article, News.Kind.EXPIRED, due.toString(), List.of());
    }
    Set<List<String>> told = new HashSet<>();
    for (Proof.Flag flag : proof.marks().flags()) {
      String day = flag.on().toString();
      List<String> same = new ArrayList<>(flag.works());
      same.add(day);
      if (told.add(same)) {
        add(article, News.Kind.FLAGGED, day, flag.works());
      }
    }
    for (NumberedReference reference : article.references()) {
      Reference.Notice retraction = reference.reference().governance().retraction();
      if (retraction != null) {
        String key = reference.reference().key();
        add(article, News.Kind.RETRACTED, retractedOn(retraction, article), List.of(key));
      }
    }
  }

  /** Where nobody recorded the day, it stands at that of the article's own last change. */
  private String retractedOn(Reference.Notice retraction, CheckedArticle article) {
    LocalDate day = retraction.date();
    LocalDate changed = article.article().frontMatter().updated();
    return String.valueOf(day != null ? day : changed != null ? changed : asOf);
  }

  private void add(CheckedArticle article, News.Kind kind, String at, List<String> about) {
    String title = article.article().frontMatter().title();
    news.add(new News(article.id(), title, article.proof().proved(), kind, at, about));
  }
}
