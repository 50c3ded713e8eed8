package org.imprimatur.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.examine.ApprovalErrors;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Status;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.review.Action;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.RunContext;
import org.imprimatur.site.DeskPages;
import org.imprimatur.site.SiteBuilder;
import org.imprimatur.site.SiteFile;
import org.imprimatur.text.Json;

/**
 * The pages on which reviewers read and sign, and the one on which they make a passkey, for hosting
 * at one origin ({@code --desk}). They are made whole each time, after all else.
 */
final class DeskPublisher implements Publisher {
  private static final List<Action> ACTIONS =
      List.of(Action.APPROVE, Action.CONFIRM, Action.REQUEST_CHANGES);

  private final PublishContext context;
  private final RunContext desk;
  private final DeskPages pages;
  private final ReviewSubjects subjects;

  DeskPublisher(PublishContext context, DeskPages pages, String origin) throws IOException {
    this.context = context;
    this.desk = context.desk();
    this.pages = pages;
    this.subjects =
        new ReviewSubjects(desk, origin, ReviewSubjects.withPasskeys(desk, origin), ACTIONS);
  }

  @Override
  public String name() {
    return "review pages";
  }

  @Override
  public void finish(FinishedCorpus corpus) throws IOException {
    ApprovalErrors errors =
        new ApprovalErrors(
            corpus.report().findings(),
            desk.shelves(),
            desk.workspace().configuration().policy().levels());
    Instant noon = desk.settings().asOf().atTime(12, 0).toInstant(ZoneOffset.UTC);
    List<DeskPages.Waiting> waiting = new ArrayList<>();
    for (ArticleFile file : corpus.listing().files()) {
      ArticleId id = new ArticleId(file.id());
      ReadArticle read = SiteBuilder.isReserved(id) ? null : desk.articles().read(id).orElse(null);
      if (read == null || !desk.proofs().hasLedger(file.id())) {
        continue;
      }
      Status status = desk.proofs().of(read, false).proof().proved();
      if (status != Status.SUBMITTED) {
        String title = read.article().frontMatter().title();
        waiting.add(new DeskPages.Waiting(id, title, status, read.digest().value()));
        write(pages.article(waiting.get(waiting.size() - 1)));
        int count = errors.of(read.id().path(), read.digest().works().keySet()).size();
        write(id, subjects.review(read, count, noon));
      }
    }
    List<SiteFile> overall = new ArrayList<>();
    pages.overall(waiting, overall::add);
    for (SiteFile file : overall) {
      write(file);
    }
    write(new SiteFile(DeskPages.FOLDER + "house.json", bytes(subjects.house())));
  }

  private void write(ArticleId id, Map<String, ?> review) throws IOException {
    write(new SiteFile(DeskPages.FOLDER + id.url() + "review.json", bytes(review)));
  }

  private void write(SiteFile file) throws IOException {
    context.output().write("site/" + file.path(), file.content());
  }

  private static byte[] bytes(Map<String, ?> value) {
    return (Json.compact(value) + "\n").getBytes(UTF_8);
  }
}
