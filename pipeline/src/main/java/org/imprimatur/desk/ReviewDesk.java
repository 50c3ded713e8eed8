package org.imprimatur.desk;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Status;
import org.imprimatur.output.ContentTransaction;
import org.imprimatur.output.ContentTransaction.Change;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.ContentTree;
import org.imprimatur.read.MergeAttributes;
import org.imprimatur.review.Action;
import org.imprimatur.review.Board;
import org.imprimatur.review.Event;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.ReviewSteps;
import org.imprimatur.review.ReviewedArticle;
import org.imprimatur.review.Trust;
import org.imprimatur.run.ArticleComments;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.Refusal;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/** Where reviews are looked up and review steps are taken. */
public final class ReviewDesk {
  private static final int LONGEST = 64 * 1024 * 1024;
  private static final String HOLD =
      "The policy lets open comments hold an approval; imprimatur review comments shows them.";

  private final RunContext desk;
  private final ContentRoot root;
  private final ReviewSteps steps;

  private ReviewDesk(RunContext desk) {
    this.desk = desk;
    this.root = desk.workspace().root();
    this.steps = new ReviewSteps(desk.proofs().rules(), desk.proofs().amendmentsThatCount());
  }

  /**
   * Opens a content root's.
   *
   * @throws UnusableException when the policy cannot be used
   */
  public static ReviewDesk open(Workspace workspace, Settings settings) throws IOException {
    return new ReviewDesk(RunContext.open(workspace, settings));
  }

  /** Where proved statuses are written. */
  public StatusDesk statuses() {
    return new StatusDesk(desk);
  }

  /** Where people are asked to review. */
  public RequestDesk requests() {
    return new RequestDesk(desk);
  }

  /** Where claims are commented on. */
  public CommentDesk comments() {
    return new CommentDesk(desk);
  }

  /** Where lines are taken in that were signed elsewhere. */
  public LineDesk lines() {
    return new LineDesk(desk);
  }

  /** Where all articles are found that a work or a drug touches. */
  public RecallDesk recalls() {
    return new RecallDesk(desk, standings());
  }

  /** Where reviews stand. */
  public StandingDesk standings() {
    return new StandingDesk(desk);
  }

  /**
   * The lines without which git would not merge what two people signed; see {@link
   * MergeAttributes}.
   */
  public List<String> missingMergeLines() {
    return MergeAttributes.missing(root, root.articles());
  }

  /** The board that counts. */
  public Board board() {
    return desk.proofs().rules().board();
  }

  /** The articles of some ids; of all, when none is named. */
  static List<ArticleFile> files(ContentTree root, List<String> ids) throws RefusedException {
    Set<String> wanted = new TreeSet<>(ids);
    List<ArticleFile> files =
        root.articles().files().stream()
            .filter(file -> ids.isEmpty() || wanted.remove(file.id()))
            .toList();
    if (!wanted.isEmpty()) {
      throw unknown(root, wanted.iterator().next());
    }
    return files;
  }

  /** What is wrong with ledgers beside no article, with the amendments and with the board. */
  public List<Finding> otherFindings() {
    List<Finding> out = new ArrayList<>(desk.proofs().findings(root.articles()));
    desk.workspace().findings().stream()
        .filter(finding -> RuleId.CONFIG_KEY.is(finding.rule()))
        .forEach(out::add);
    out.sort(null);
    return out;
  }

  private Optional<ArticleOnDisk> read(String id) {
    return ArticleOnDisk.read(desk, id);
  }

  /**
   * What somebody wants to do.
   *
   * @param action the step
   * @param article the article's id; for {@code move}, the new one
   * @param from for {@code move}, the old id; else null
   * @param by the person's id
   * @param at when
   * @param note a remark, may be empty
   * @param work for {@code flag}, the key of the cited work because of which; else null
   */
  public record Wish(
      Action action,
      String article,
      @Nullable String from,
      String by,
      Instant at,
      String note,
      @Nullable String work) {
    /** A step that is not about one work. */
    public Wish(
        Action action, String article, @Nullable String from, String by, Instant at, String note) {
      this(action, article, from, by, at, note, null);
    }

    /** The same with another remark. */
    public Wish withNote(String other) {
      return new Wish(action, article, from, by, at, other, work);
    }
  }

  /** A step that may be signed. */
  public static final class Step {
    private final Wish wish;
    private final ArticleOnDisk read;
    private final ReviewSteps.Ready ready;

    private Step(Wish wish, ArticleOnDisk read, ReviewSteps.Ready ready) {
      this.wish = wish;
      this.read = read;
      this.ready = ready;
    }

    /** What is being signed, in plain words, line by line. */
    public List<String> description() {
      return ready.description();
    }

    /** The content digest of the article as it is signed. */
    public String content() {
      return ready.event().content();
    }

    /** The same with the claims that are not agreed with, each with a word on why. */
    public Step disagreeing(Map<String, String> words) {
      return new Step(wish, read, ready.disagreeing(words));
    }

    /** What is signed of every article alike when the same step is taken for many. */
    public List<String> shared() {
      Event event = ready.event();
      return List.of(
          event.meaning(),
          "Your remark: " + event.note(),
          "You sign as: " + event.name() + ", " + event.role() + ", at " + event.at());
    }

    /** The bytes to be signed. */
    public byte[] signedBytes() {
      return ready.event().signedBytes();
    }
  }

  /** Either a step or why it is refused. */
  public record Prepared(@Nullable Step step, ReviewSteps.@Nullable Refused refused) {}

  /**
   * Looks whether a step may be taken.
   *
   * @throws RefusedException when there is no such article, or its ledger cannot be read
   */
  public Prepared prepare(Wish wish) throws RefusedException, IOException {
    String from = wish.from();
    ReviewSteps.Refused unmovable = from == null ? null : whyNotMoved(from, wish.article());
    if (unmovable != null) {
      return new Prepared(null, unmovable);
    }
    ArticleOnDisk read = read(wish.article()).orElseThrow(() -> unknown(root, wish.article()));
    Ledger ledger = ledger(from == null ? wish.article() : from);
    String held =
        wish.action() == Action.APPROVE ? comments().hold(read.read()).orElse(null) : null;
    if (held != null) {
      return new Prepared(null, refused(held, HOLD));
    }
    boolean clean = wish.action() == Action.APPROVE || wish.action() == Action.CONFIRM;
    ReviewSteps.Prepared prepared =
        steps.prepare(
            new ReviewSteps.Request(
                wish.action(),
                wish.by(),
                wish.at(),
                wish.note(),
                read.read().claims(),
                clean ? standings().errorsOnceApproved(read) : List.of(),
                from == null ? null : new ArticleId(from),
                wish.work()),
            subject(read),
            ledger,
            trust(ledger));
    return prepared instanceof ReviewSteps.Ready ready
        ? new Prepared(new Step(wish, read, ready), null)
        : new Prepared(null, (ReviewSteps.Refused) prepared);
  }

  /** Why the record of one address cannot be carried to another, or null. */
  private ReviewSteps.@Nullable Refused whyNotMoved(String from, String to) {
    if (root.hasEntry("articles/" + from + ".md")) {
      return refused(
          "There is still an article \"" + from + "\".",
          "Rename its file to articles/" + to + ".md first, then run this again.");
    }
    if (!root.hasEntry(Proofs.ledgerPath(from))) {
      return refused(
          "There is no record of a review under \"" + from + "\" that could be moved.",
          "imprimatur review status lists the ids that there are.");
    }
    if (root.hasEntry(Proofs.ledgerPath(to))) {
      return refused(
          "The article \"" + to + "\" already has a record of its own.",
          "Records of two reviews cannot be joined: take the steps again.");
    }
    return null;
  }

  private static ReviewSteps.Refused refused(String reason, String hint) {
    return new ReviewSteps.Refused(reason, hint, List.of());
  }

  /**
   * What a step did.
   *
   * @param event the event, signed
   * @param status what the ledger proves with it
   * @param reasons why it proves no more, in sentences
   * @param path of the ledger
   */
  public record Done(Event event, Status status, List<String> reasons, String path) {
    /** Copies the reasons. */
    public Done {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Records a step: its line is added to the ledger, and the front matter's status follows, both or
   * neither. What others recorded meanwhile is kept.
   *
   * @param step as prepared
   * @param signature what {@code ssh-keygen -Y sign} wrote
   * @param who is told to others who want to write meanwhile
   * @throws RefusedException when the signature does not count, or the article says something else
   *     by now
   * @throws org.imprimatur.output.OutputException when the files cannot be written; they are then
   *     as they were
   */
  public Done record(Step step, String signature, String who) throws RefusedException, IOException {
    Wish wish = step.wish;
    String from = wish.from();
    String path = Proofs.ledgerPath(wish.article());
    try (ContentTransaction transaction = desk.workspace().steps().begin(who)) {
      ArticleOnDisk read = again(step);
      Ledger ledger = ledger(from == null ? wish.article() : from);
      ReviewSteps.Signed signed =
          steps.complete(step.ready, signature, subject(read), ledger, trust(ledger));
      if (!(signed instanceof ReviewSteps.Completed completed)) {
        String reason = ((ReviewSteps.Rejected) signed).reason();
        throw new RefusedException(new Refusal.RejectedSignature(reason));
      }
      String old = from == null ? path : Proofs.ledgerPath(from);
      byte[] before = root.hasEntry(old) ? root.bytes(old, LONGEST).orElse(null) : null;
      byte[] after =
          Ledger.append(Objects.requireNonNullElse(before, new byte[0]), completed.event());
      List<Change> changes = new ArrayList<>();
      changes.add(new Change(path, from == null ? before : null, after));
      changes.add(status(read, completed.status()));
      if (from != null) {
        changes.add(new Change(old, before, null));
        moveComments(from, wish.article(), changes);
      }
      transaction.commit(changes);
      return new Done(completed.event(), completed.status(), completed.reasons(), path);
    }
  }

  private void moveComments(String from, String to, List<Change> changes) {
    String old = ArticleComments.path(from);
    byte[] lines = root.hasEntry(old) ? root.bytes(old, LONGEST).orElse(null) : null;
    if (lines != null) {
      changes.add(new Change(ArticleComments.path(to), null, lines));
      changes.add(new Change(old, lines, null));
    }
  }

  /** The article as it lies there now: another's step may have changed its status, no more. */
  private ArticleOnDisk again(Step step) throws RefusedException {
    // Where it says what it said, it is not parsed again.
    desk.articles().keep(step.read.read());
    ArticleOnDisk read = read(step.wish.article()).orElse(null);
    if (read == null
        || !subject(read).content().value().equals(step.ready.event().content())
        || (step.wish.from() != null
            && whyNotMoved(step.wish.from(), step.wish.article()) != null)) {
      throw new RefusedException(new Refusal.ChangedMeanwhile());
    }
    return read;
  }

  private Trust trust(Ledger ledger) {
    return desk.workspace().footing().trust(ledger, ledger.source().path());
  }

  private static Change status(ArticleOnDisk read, Status status) throws RefusedException {
    return read.withStatus(status)
        .orElseThrow(() -> new RefusedException(new Refusal.UnwritableStatus(read.path())));
  }

  private ReviewedArticle subject(ArticleOnDisk read) {
    return desk.proofs().subject(read.read());
  }

  private Ledger ledger(String id) throws RefusedException {
    Ledger ledger = desk.proofs().ledger(id);
    if (ledger == null) {
      throw new RefusedException(new Refusal.UnreadableLedger(id));
    }
    return ledger;
  }

  /** There is no such article. */
  static RefusedException unknown(ContentTree root, String id) {
    List<String> known = root.articles().files().stream().map(ArticleFile::id).toList();
    return new RefusedException(new Refusal.NoArticle(id, known));
  }
}
