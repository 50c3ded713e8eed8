package org.imprimatur.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.model.Status;
import org.imprimatur.output.ContentTransaction;
import org.imprimatur.output.ContentTransaction.Change;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.run.OrderedWork;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.RunContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes what ledgers prove into front matter (contract, section 7): of two approvals on two
 * branches, neither could write the status that both prove together.
 */
public final class StatusDesk {
  private static final int LONGEST = 64 * 1024 * 1024;

  private final RunContext desk;
  private final ContentRoot root;

  StatusDesk(RunContext desk) {
    this.desk = desk;
    this.root = desk.workspace().root();
  }

  /**
   * An article that declared another status than is proved.
   *
   * @param article its id
   * @param declared what its front matter said
   * @param proved what its ledger proves
   * @param reason why that was not written, in a sentence; null when it was
   */
  public record Settled(String article, Status declared, Status proved, @Nullable String reason) {}

  /** One of them, with what is to be written. */
  private record Found(Settled settled, List<Change> changes) {}

  /**
   * Writes the proved status into each article that declares another one, all of them or none.
   *
   * @param ids which articles; empty for all
   * @param who is told to others who want to write meanwhile
   * @return those that declared another one, by id
   * @throws RefusedException when there is no article of an id
   * @throws org.imprimatur.output.OutputException when the files cannot be written, or somebody
   *     else changed them meanwhile; they are then as they were
   */
  public List<Settled> settle(List<String> ids, String who) throws RefusedException, IOException {
    List<ArticleFile> files = ReviewDesk.files(root, ids);
    List<Settled> out = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    OrderedWork.<ArticleFile, Optional<Found>, RuntimeException>run(
        files,
        desk.settings().jobs(),
        this::found,
        found ->
            found.ifPresent(
                one -> {
                  out.add(one.settled());
                  changes.addAll(one.changes());
                }));
    if (!changes.isEmpty()) {
      try (ContentTransaction transaction = desk.workspace().steps().begin(who)) {
        transaction.commit(changes);
      }
    }
    return out;
  }

  private Optional<Found> found(ArticleFile file) {
    String ledger = Proofs.ledgerPath(file.id());
    byte[] signed = root.hasEntry(ledger) ? root.bytes(ledger, LONGEST).orElse(null) : null;
    ArticleOnDisk written = ArticleOnDisk.read(desk, file.id()).orElse(null);
    if (written == null) {
      return Optional.empty();
    }
    Proofs.Proved proved = desk.proofs().of(written.read(), false);
    Status declared = written.article().frontMatter().status();
    Status status = proved.proof().proved();
    if (declared == status) {
      return Optional.empty();
    }
    Change change = written.withStatus(status).orElse(null);
    String reason = null;
    if (proved.isBroken()) {
      reason = Objects.requireNonNullElse(first(proved.proof().reasons()), "");
    } else if (change == null) {
      reason = "The status cannot be written into this front matter: fix it first.";
    }
    Settled settled = new Settled(file.id(), declared, status, reason);
    if (change == null || reason != null) {
      return Optional.of(new Found(settled, List.of()));
    }
    // The ledger is looked at again, so that a step which somebody takes meanwhile is seen.
    return Optional.of(new Found(settled, List.of(change, new Change(ledger, signed, signed))));
  }

  private static @Nullable String first(List<String> reasons) {
    return reasons.isEmpty() ? null : reasons.get(0);
  }
}
