package org.imprimatur.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.model.Person;
import org.imprimatur.read.ContentTree;
import org.imprimatur.review.Action;
import org.imprimatur.review.Ledger;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.Workspace;

/**
 * How often people ended editions of articles, so that copies of them elsewhere can be told from
 * copies that were merely followed by newer ones. Whoever adds a line that is not valid only has
 * copies removed.
 */
public final class EndedEditions {
  private final ContentTree tree;
  private final String revokedKeys;

  private EndedEditions(ContentTree tree, String revokedKeys) {
    this.tree = tree;
    this.revokedKeys = revokedKeys;
  }

  /** Those of a content root. */
  public static EndedEditions of(Workspace workspace) {
    Set<String> revoked = new TreeSet<>();
    for (Person person : workspace.configuration().people()) {
      for (Person.Key key : person.keys()) {
        if (key.revoked() != null) {
          revoked.add(key.key() + " " + key.revoked());
        }
      }
    }
    return new EndedEditions(workspace.content(), digest(revoked));
  }

  private static String digest(Set<String> lines) {
    try {
      byte[] all = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many times an article was withdrawn, or changes to it were asked for. */
  public int of(String article) {
    String path = Proofs.ledgerPath(article);
    return tree.bytes(path, Proofs.LONGEST)
        .map(bytes -> Ledger.read(bytes, path).entries())
        .map(entries -> (int) entries.stream().filter(e -> ends(e.event().action())).count())
        .orElse(0);
  }

  private static boolean ends(Action action) {
    return action == Action.WITHDRAW || action == Action.REQUEST_CHANGES;
  }

  /** A digest of the keys that the board has revoked. */
  public String revokedKeys() {
    return revokedKeys;
  }
}
