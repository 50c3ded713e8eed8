package org.imprimatur.publish;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.examine.ApprovalErrors;
import org.imprimatur.examine.Check;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Person;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.output.MemoryOutput;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.report.CheckReport;
import org.imprimatur.review.Action;
import org.imprimatur.run.OpenRequests;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.site.DeskPages;
import org.imprimatur.site.Look;
import org.imprimatur.site.SiteBuilder;
import org.imprimatur.site.SiteContext;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a desk on this machine, as the content root lies there now: what waits for whom, and
 * an article with all steps that each person of the board may take.
 */
public final class DeskReviews {
  private static final List<Action> ACTIONS =
      List.of(
          Action.APPROVE,
          Action.CONFIRM,
          Action.REQUEST_CHANGES,
          Action.SUBMIT,
          Action.START,
          Action.WITHDRAW,
          Action.FLAG);

  /** From so many days before a review is due on, it waits. */
  private static final int SOON_DAYS = 60;

  private final RunContext desk;
  private final DeskPages pages;
  private final ReviewSubjects subjects;
  private final Instant now;

  private DeskReviews(RunContext desk, DeskPages pages, ReviewSubjects subjects, Instant now) {
    this.desk = desk;
    this.pages = pages;
    this.subjects = subjects;
    this.now = now;
  }

  /**
   * Reads what is there.
   *
   * @param version of the program
   * @param origin of the pages, under which passkeys sign
   * @param now the time that steps would be signed at
   * @throws org.imprimatur.run.UnusableException when the policy cannot be used
   */
  public static DeskReviews open(
      Workspace workspace, Settings settings, String version, String origin, Instant now)
      throws IOException {
    RunContext desk = RunContext.open(workspace, settings);
    PublishContext context =
        new PublishContext(
            desk,
            new Publishing(desk, BuildProfile.PREVIEW),
            new Catalogue(List.of()),
            new MemoryOutput(),
            new EarlierBuild(null, ""),
            version);
    SiteContext shared = SitePublisher.shared(context);
    // What a branch says of looks and words never stands on a page that signs.
    DeskPages pages =
        new DeskPages(workspace.footing().isIndependent() ? shared : shared.with(Look.PLAIN));
    ReviewSubjects subjects =
        new ReviewSubjects(desk, origin, ReviewSubjects.all(desk, origin), ACTIONS);
    return new DeskReviews(desk, pages, subjects, now);
  }

  /** The page of an article; empty where there is none that can be read. */
  public Optional<byte[]> page(String id) {
    ReadArticle read = read(id).orElse(null);
    if (read == null) {
      return Optional.empty();
    }
    Status status = desk.proofs().of(read, false).proof().proved();
    DeskPages.Waiting waiting =
        new DeskPages.Waiting(
            read.id(), read.article().frontMatter().title(), status, read.digest().value());
    return Optional.of(pages.article(waiting).content());
  }

  /** The page of all that waits. */
  public byte[] list() {
    return pages.queue().content();
  }

  /** People and site. */
  public String house(@Nullable String as) {
    Map<String, Object> house = new LinkedHashMap<>(subjects.house());
    house.put("as", as == null ? "" : as);
    String remark = desk.workspace().remark();
    house.put("remark", remark == null ? "" : sentence(remark));
    return Json.compact(house);
  }

  /** "note: this" of the command line as a page says it: "This". */
  private static String sentence(String remark) {
    String words = remark.replaceFirst("^note: ", "");
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  /** What the page of an article shows; empty where there is none that can be read. */
  public Optional<String> review(String id, @Nullable String as) throws IOException {
    ReadArticle read = read(id).orElse(null);
    if (read == null) {
      return Optional.empty();
    }
    Map<String, Object> review = new LinkedHashMap<>(subjects.review(read, errors(read), now));
    review.put("desk", true);
    review.put("variants", variants(read.id()));
    review.put("as", as == null ? "" : as);
    return Optional.of(Json.compact(review));
  }

  /** The versions of an article for other readers that are not withdrawn. */
  private List<String> variants(ArticleId id) {
    return desk.workspace().listing().files().stream()
        .map(file -> new ArticleId(file.id()))
        .filter(other -> !other.equals(id) && other.base().equals(id.base()))
        .map(other -> read(other.value()).orElse(null))
        .filter(
            other ->
                other != null && desk.proofs().of(other, false).proof().marks().withdrawn() == null)
        .map(other -> other.id().value())
        .toList();
  }

  private Optional<ReadArticle> read(String id) {
    boolean isHere =
        desk.workspace().listing().files().stream().anyMatch(file -> file.id().equals(id));
    return isHere && !SiteBuilder.isReserved(new ArticleId(id))
        ? desk.articles().read(new ArticleId(id))
        : Optional.empty();
  }

  private int errors(ReadArticle read) throws IOException {
    Set<String> cited = new HashSet<>();
    String path = read.id().path();
    CheckReport report =
        new Check(desk)
            .run(Selection.of(Set.of(path)), examined -> cited.addAll(examined.cited()))
            .report();
    Configuration configuration = desk.workspace().configuration();
    return new ApprovalErrors(report.findings(), desk.shelves(), configuration.policy().levels())
        .of(path, cited)
        .size();
  }

  /** What waits for somebody, and the rest. */
  public String queue(String person) {
    Person signer = desk.workspace().configuration().person(person).orElse(null);
    OpenRequests asked = OpenRequests.of(desk);
    List<Object> rows = new ArrayList<>();
    if (signer != null) {
      for (ArticleFile file : desk.workspace().listing().files()) {
        ReadArticle read = mayWait(file, signer) ? read(file.id()).orElse(null) : null;
        if (read != null) {
          rows.add(row(read, signer, asked));
        }
      }
    }
    return Json.compact(rows);
  }

  /** Without a record, an article waits for those who hand it in. */
  private boolean mayWait(ArticleFile file, Person person) {
    if (desk.proofs().hasLedger(file.id())) {
      return true;
    }
    return person.has("editor")
        || desk.articles()
            .frontMatter(new ArticleId(file.id()))
            .filter(article -> article.frontMatter().authors().contains(person.id()))
            .isPresent();
  }

  private Map<String, ?> row(ReadArticle read, Person person, OpenRequests asked) {
    Proofs.Proved proved = desk.proofs().of(read, false);
    Proof proof = proved.proof();
    FrontMatter front = read.article().frontMatter();
    ReviewSubjects.Steps steps = subjects.steps(person, read, desk.proofs().subject(read), now);
    LocalDate due = proof.due();
    LocalDate soon = desk.settings().asOf().plusDays(SOON_DAYS);
    Set<String> may = new HashSet<>(steps.events().keySet());
    boolean isAsked =
        asked.of(read.id().value()).stream().anyMatch(it -> it.to().equals(person.id()));
    boolean confirms = may.contains(Action.CONFIRM.word()) && due != null && !due.isAfter(soon);
    boolean starts = may.contains(Action.START.word()) && proved.lacks().isHandedIn();
    return Json.object(
        "article", read.id().value(),
        "title", front.title(),
        "status", proof.proved().word(),
        "content", read.digest().value().substring("sha256:".length(), "sha256:".length() + 8),
        "waits", isAsked || may.contains(Action.APPROVE.word()) || confirms || starts,
        "asked", isAsked,
        "due", due == null ? null : due.toString(),
        "given", proved.lacks().given(),
        "needed", proved.lacks().needed(),
        "approvals",
            proof.approvals().stream()
                .map(it -> Json.object("name", it.name(), "at", it.at()))
                .toList(),
        "may", steps.events().keySet().stream().toList(),
        "conflicted",
            desk.workspace().configuration().people().stream()
                .filter(it -> !conflicts(it, front).isEmpty())
                .map(
                    it ->
                        Json.object(
                            "id", it.id(), "name", it.name(), "topics", conflicts(it, front)))
                .toList());
  }

  private List<String> conflicts(Person person, FrontMatter front) {
    return desk.workspace().configuration().policy().conflictsOf(person.id(), front.topics());
  }
}
