package org.imprimatur.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Status;
import org.imprimatur.output.ContentTransaction;
import org.imprimatur.output.ContentTransaction.Change;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.review.Action;
import org.imprimatur.review.Admission;
import org.imprimatur.review.Event;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.ReviewedArticle;
import org.imprimatur.review.Trust;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.RunContext;
import org.jspecify.annotations.Nullable;

/** Takes in lines of ledgers that were signed elsewhere: on a page, or in another copy. */
public final class LineDesk {
  private final RunContext desk;
  private final ContentRoot root;
  private final Admission admission;

  LineDesk(RunContext desk) {
    this.desk = desk;
    this.root = desk.workspace().root();
    this.admission = new Admission(desk.proofs().rules(), desk.proofs().amendmentsThatCount());
  }

  /**
   * A line that somebody handed in.
   *
   * @param file by which the user calls its file
   * @param number of the line, from 1
   * @param text the line without its end
   */
  public record Given(String file, int number, String text) {}

  /**
   * What became of a line.
   *
   * @param given the line
   * @param event what it says; null when it cannot be read
   * @param added whether it was added; false also where the ledger had it already
   * @param proved what the ledger proves with it; null where it was refused
   * @param reason why it was refused, in a sentence; null where it was not
   * @param findings that stand in the way
   */
  public record Taken(
      Given given,
      @Nullable Event event,
      boolean added,
      @Nullable Status proved,
      @Nullable String reason,
      List<Finding> findings) {
    /** Copies the findings. */
    public Taken {
      findings = List.copyOf(findings);
    }

    private static Taken refused(
        Given given, @Nullable Event event, String reason, List<Finding> findings) {
      return new Taken(given, event, false, null, reason, findings);
    }
  }

  private record Read(Given given, Event event) {}

  /**
   * Adds what may be added, each line for itself: its ledger gets it and the front matter the
   * status, or neither.
   *
   * @param lines in any order
   * @param who is told to others who want to write meanwhile
   * @return what became of each line, those that cannot be read first, then in the order of their
   *     times
   * @throws org.imprimatur.output.OutputException when files cannot be written; what was added
   *     before stays
   */
  public List<Taken> add(List<Given> lines, String who) throws IOException {
    List<Taken> out = new ArrayList<>();
    List<Read> events = new ArrayList<>();
    for (Given given : lines) {
      Admission.Line line = Admission.read(given.text());
      Event event = line.event();
      if (event == null) {
        out.add(
            Taken.refused(
                given, null, "This is not a line of a ledger: " + line.fault(), List.of()));
      } else {
        events.add(new Read(given, event));
      }
    }
    // An event may build on another one that came with it.
    events.sort(Comparator.comparing(read -> read.event().at()));
    for (Read read : events) {
      out.add(added(read, who));
    }
    return out;
  }

  private Taken added(Read line, String who) throws IOException {
    Event event = line.event();
    String id = event.article();
    ArticleOnDisk probe = known(id) ? ArticleOnDisk.read(desk, id).orElse(null) : null;
    if (probe == null) {
      return Taken.refused(
          line.given(),
          event,
          "There is no article \"" + id + "\" here that can be read.",
          List.of());
    }
    List<Finding> errors =
        Admission.approves(event) ? new StandingDesk(desk).errorsOnceApproved(probe) : List.of();
    try (ContentTransaction transaction = desk.workspace().steps().begin(who)) {
      return added(line, errors, transaction, probe);
    }
  }

  private boolean known(String id) {
    return root.articles().files().stream().anyMatch(file -> file.id().equals(id));
  }

  private Taken added(
      Read line, List<Finding> errors, ContentTransaction transaction, ArticleOnDisk probe)
      throws IOException {
    Event event = line.event();
    String id = event.article();
    desk.articles().keep(probe.read());
    ArticleOnDisk read = ArticleOnDisk.read(desk, id).orElse(null);
    Ledger ledger = desk.proofs().ledger(id);
    if (read == null || ledger == null) {
      return Taken.refused(
          line.given(), event, "The ledger of this article cannot be read.", List.of());
    }
    ReviewedArticle subject = desk.proofs().subject(read.read());
    if (!subject.content().value().equals(desk.proofs().subject(probe.read()).content().value())) {
      return Taken.refused(
          line.given(), event, "The article was changed by somebody else meanwhile.", List.of());
    }
    String path = Proofs.ledgerPath(id);
    Admission.Outcome outcome = judged(event, read, ledger, errors);
    if (outcome instanceof Admission.Refused refused) {
      return Taken.refused(line.given(), event, refused.reason(), refused.findings());
    }
    if (outcome instanceof Admission.Known known) {
      return new Taken(line.given(), event, false, known.proof().proved(), null, List.of());
    }
    Status status = ((Admission.Admitted) outcome).proof().proved();
    Change written = read.withStatus(status).orElse(null);
    if (written == null) {
      return Taken.refused(
          line.given(),
          event,
          "The status of " + read.path() + " cannot be written: fix its front matter.",
          List.of());
    }
    byte[] before = root.hasEntry(path) ? root.bytes(path, Proofs.LONGEST).orElse(null) : null;
    byte[] after = Ledger.append(Objects.requireNonNullElse(before, new byte[0]), event);
    transaction.commit(List.of(new Change(path, before, after), written));
    return new Taken(line.given(), event, true, status, null, List.of());
  }

  private Admission.Outcome judged(
      Event event, ArticleOnDisk read, Ledger ledger, List<Finding> errors) {
    Optional<String> held =
        event.action() == Action.APPROVE
            ? new CommentDesk(desk).hold(read.read())
            : Optional.empty();
    if (held.isPresent()) {
      return new Admission.Refused(held.get(), List.of());
    }
    Trust trust = desk.workspace().footing().trust(ledger, ledger.source().path());
    return admission.admit(event, desk.proofs().subject(read.read()), ledger, trust, errors);
  }
}
