package org.imprimatur.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.model.Person;
import org.imprimatur.model.Reference;
import org.imprimatur.output.ContentTransaction;
import org.imprimatur.output.ContentTransaction.Change;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.review.Amendment;
import org.imprimatur.review.AmendmentSteps;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.Refusal;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;

/** Signs harmless corrections of references, which void no approval (contract, section 7). */
public final class AmendmentDesk {
  private static final int LONGEST = 64 * 1024 * 1024;

  private final RunContext desk;

  private AmendmentDesk(RunContext desk) {
    this.desk = desk;
  }

  /**
   * Opens a content root's.
   *
   * @throws UnusableException when the policy cannot be used
   */
  public static AmendmentDesk open(Workspace workspace, Settings settings) throws IOException {
    return new AmendmentDesk(RunContext.open(workspace, settings));
  }

  /**
   * Looks whether the correction of a record, against its last other version in git's history, is
   * harmless.
   *
   * @throws RefusedException when there is no such record, now or before
   */
  public AmendmentSteps.Prepared prepare(String key, Person by, Instant at, String note)
      throws RefusedException, IOException {
    Reference now =
        desk.shelves()
            .library()
            .get(key)
            .orElseThrow(
                () ->
                    new RefusedException(
                        new Refusal.NoReference(key, desk.shelves().library().keys())));
    String before =
        new EarlierEditions(desk)
            .recordBefore(now)
            .orElseThrow(() -> new RefusedException(new Refusal.NoEarlierRecord(key)));
    String site = desk.workspace().configuration().site().id();
    return AmendmentSteps.prepare(
        new AmendmentSteps.Wish(site, before, now, note),
        by,
        at,
        desk.proofs().amendmentsThatCount());
  }

  /**
   * Records a signed correction.
   *
   * @param signature what {@code ssh-keygen -Y sign} wrote
   * @param who is told to others who want to write meanwhile
   * @return the path of the file that it was recorded in
   * @throws RefusedException when the signature does not count
   * @throws org.imprimatur.output.OutputException when the file cannot be written
   */
  public String record(AmendmentSteps.Ready ready, String signature, String who)
      throws RefusedException, IOException {
    Amendment signed = signed(ready, signature);
    ContentRoot root = desk.workspace().root();
    try (ContentTransaction transaction = desk.workspace().steps().begin(who)) {
      byte[] before =
          root.hasEntry(Proofs.AMENDMENTS)
              ? root.bytes(Proofs.AMENDMENTS, LONGEST).orElse(null)
              : null;
      ByteArrayOutputStream after = new ByteArrayOutputStream();
      after.writeBytes(Objects.requireNonNullElse(before, new byte[0]));
      after.writeBytes((signed.line() + "\n").getBytes(UTF_8));
      transaction.commit(List.of(new Change(Proofs.AMENDMENTS, before, after.toByteArray())));
    }
    return Proofs.AMENDMENTS;
  }

  private Amendment signed(AmendmentSteps.Ready ready, String signature) throws RefusedException {
    AmendmentSteps.Signed signed =
        AmendmentSteps.complete(
            ready, signature, desk.proofs().rules(), desk.proofs().trustInAmendments());
    if (signed instanceof AmendmentSteps.Completed completed) {
      return completed.amendment();
    }
    String reason = ((AmendmentSteps.Rejected) signed).reason();
    throw new RefusedException(new Refusal.RejectedSignature(reason));
  }
}
