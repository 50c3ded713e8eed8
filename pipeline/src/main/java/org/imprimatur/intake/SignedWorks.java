package org.imprimatur.intake;

import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.review.Ledger;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/** The works that ledgers cover: what is said of them may not change unnoticed. */
final class SignedWorks {
  private final Workspace workspace;

  /** Keys that ledgers name, once somebody asked. */
  private @Nullable Set<String> keys;

  SignedWorks(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Whether an event of a review covers the record of a key. */
  boolean has(String key) {
    Set<String> known = keys;
    if (known == null) {
      known = new TreeSet<>();
      for (String path : workspace.listing().ledgers()) {
        byte[] bytes = workspace.root().bytes(path, Proofs.LONGEST).orElse(new byte[0]);
        for (Ledger.Entry entry : Ledger.read(bytes, path).entries()) {
          known.addAll(entry.event().works().keySet());
        }
      }
      keys = known;
    }
    return known.contains(key);
  }
}
