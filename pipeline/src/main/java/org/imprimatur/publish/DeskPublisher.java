package org.imprimatur.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.examine.ApprovalErrors;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Person;
import org.imprimatur.model.Status;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.review.Action;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.PageKeys;
import org.imprimatur.review.ReviewSteps;
import org.imprimatur.review.ReviewedArticle;
import org.imprimatur.review.Trust;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.RunContext;
import org.imprimatur.site.DeskPages;
import org.imprimatur.site.SiteBuilder;
import org.imprimatur.site.SiteFile;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;

/**
 * The pages on which reviewers read and sign, and the one on which they make a passkey, for hosting
 * at one origin ({@code --desk}). They are made whole each time, after all else.
 */
final class DeskPublisher implements Publisher {
  /** What stands in the place of a reason that the page fills in. */
  private static final String OPEN = "-";

  private static final List<Action> ACTIONS =
      List.of(Action.APPROVE, Action.CONFIRM, Action.REQUEST_CHANGES);

  private final PublishContext context;
  private final RunContext desk;
  private final String origin;
  private final DeskPages pages;
  private final List<PageKeys> signers;
  private final ReviewSteps steps;
  private final SinceReview since;

  DeskPublisher(PublishContext context, DeskPages pages, String origin) throws IOException {
    this.context = context;
    this.desk = context.desk();
    this.origin = origin;
    this.pages = pages;
    this.signers =
        PageKeys.on(
            origin,
            desk.workspace().configuration().people(),
            desk.proofs().rules().board(),
            desk.settings().asOf());
    this.steps = new ReviewSteps(desk.proofs().rules(), desk.proofs().amendmentsThatCount());
    this.since = new SinceReview(desk);
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
        write(id, review(read, errors));
      }
    }
    List<SiteFile> overall = new ArrayList<>();
    pages.overall(waiting, overall::add);
    for (SiteFile file : overall) {
      write(file);
    }
    write(new SiteFile(DeskPages.FOLDER + "house.json", bytes(house())));
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

  private Map<String, ?> house() {
    Configuration configuration = desk.workspace().configuration();
    List<Object> people = new ArrayList<>();
    for (Person person : configuration.people()) {
      people.add(Json.object("id", person.id(), "name", person.name()));
    }
    return Json.object(
        "site", configuration.site().id(),
        "title", configuration.site().title(),
        "rpId", PageKeys.host(origin),
        "people", people);
  }

  private Map<String, ?> review(ReadArticle read, ApprovalErrors errors) throws IOException {
    ReviewedArticle subject = desk.proofs().subject(read);
    int count = errors.of(read.id().path(), subject.content().works().keySet()).size();
    List<Object> people = new ArrayList<>();
    for (PageKeys signer : signers) {
      people.add(person(signer, read, subject));
    }
    return Json.object(
        "site", subject.site(),
        "article", read.id().value(),
        "content", subject.content().value(),
        "rpId", PageKeys.host(origin),
        "errors", count,
        "claims", read.claims().stream().map(DeskPublisher::claim).toList(),
        "people", people);
  }

  private static Map<String, ?> claim(Claim claim) {
    List<String> above = new ArrayList<>();
    List<String> section = claim.statement().section();
    if (!section.isEmpty()) {
      above.add(section.get(section.size() - 1));
    }
    above.addAll(claim.statement().context());
    return Json.object(
        "id", claim.id(),
        "above", above,
        "text", claim.statement().text(),
        "citations", claim.citations(),
        "dose", claim.statesDose());
  }

  private Map<String, ?> person(PageKeys signer, ReadArticle read, ReviewedArticle subject)
      throws IOException {
    Person person = signer.person();
    Map<String, Object> events = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    Ledger ledger =
        Objects.requireNonNullElse(
            desk.proofs().ledger(read.id().value()), Ledger.empty(read.id().path()));
    Trust trust = desk.workspace().footing().trust(ledger, ledger.source().path());
    Instant noon = desk.settings().asOf().atTime(12, 0).toInstant(ZoneOffset.UTC);
    for (Action action : ACTIONS) {
      ReviewSteps.Request wish =
          new ReviewSteps.Request(action, person.id(), noon, OPEN, read.claims(), List.of(), null);
      ReviewSteps.Prepared prepared = steps.prepare(wish, subject, ledger, trust);
      if (prepared instanceof ReviewSteps.Ready ready) {
        String text = new String(ready.event().signedBytes(), UTF_8);
        events.put(action.word(), Objects.requireNonNull(JsonReader.read(text).value()));
      } else if (!ReviewSteps.isOutOfOrder((ReviewSteps.Refused) prepared)) {
        refused.add(((ReviewSteps.Refused) prepared).reason());
      }
    }
    SinceReview.Seen seen = since.of(read, ledger, person.id());
    return Json.object(
        "id", person.id(),
        "name", person.name(),
        "interests", person.interests() == null ? "" : person.interests(),
        "keys", signer.keys(),
        "events", events,
        "refused", refused.stream().distinct().toList(),
        "since", seen.at(),
        "compared", seen.compared(),
        "changes", seen.changes(),
        "other", seen.other());
  }
}
