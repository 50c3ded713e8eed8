package org.imprimatur.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Person;
import org.imprimatur.model.Reference;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** Prepares the signed correction of a reference that voids no approval. */
public final class AmendmentSteps {
  /** What a correction gets that does not say why. */
  public static final Refused NO_REASON =
      new Refused("A correction needs a reason: give it in a sentence, --note \"...\".");

  private AmendmentSteps() {}

  /**
   * What somebody wants to correct.
   *
   * @param site the site's id
   * @param oldCsl the CSL data as it was approved, canonical JSON
   * @param now the record as it is today
   * @param reason why; without one, it is {@link #NO_REASON}
   */
  public record Wish(String site, String oldCsl, Reference now, String reason) {}

  /** What became of a wish. */
  public sealed interface Prepared {}

  /**
   * It is refused.
   *
   * @param reason why, in a sentence
   */
  public record Refused(String reason) implements Prepared {}

  /**
   * It may be signed.
   *
   * @param amendment without a signature
   * @param description what is being signed, in plain words, line by line
   */
  public record Ready(Amendment amendment, List<String> description) implements Prepared {
    /** Copies the description. */
    public Ready {
      description = List.copyOf(description);
    }
  }

  /**
   * Looks whether a correction is harmless.
   *
   * @param wish what somebody wants to correct
   * @param by who signs
   * @param at now
   * @param amendments those that were signed so far
   */
  public static Prepared prepare(Wish wish, Person by, Instant at, Amendments amendments) {
    Map<String, Object> before = CslChange.record(wish.oldCsl());
    Map<String, Object> after = CslChange.record(wish.now().csl());
    Problem broken = amendments.broken();
    Refused no = broken != null ? untrusted(broken) : whyNot(before, after, wish.now().key());
    if (no != null) {
      return no;
    }
    if (wish.reason().isBlank()) {
      return NO_REASON;
    }
    if (by.roles().isEmpty()) {
      return new Refused(by.name() + " has no role on the board.");
    }
    TreeSet<String> added = new TreeSet<>(after.keySet());
    added.removeAll(before.keySet());
    Amendment amendment =
        new Amendment(
            wish.site(),
            wish.now().key(),
            by.id(),
            by.name(),
            by.roles().get(0),
            LedgerTimes.write(at),
            Amendment.MEANING,
            Sha256.of(wish.oldCsl()),
            ContentDigest.workDigest(wish.now()),
            replaced(before, after),
            List.copyOf(added),
            wish.reason(),
            amendments.heads(),
            "");
    return new Ready(amendment, describe(amendment, after));
  }

  private static Refused untrusted(Problem broken) {
    return new Refused(
        "The record of corrections cannot be trusted: "
            + broken.message()
            + ". Nothing can be signed on top of it. Ask an editor to run \"imprimatur review"
            + " verify\", which says what to do.");
  }

  /** Why a change is not a harmless correction; null when it is one. */
  private static @Nullable Refused whyNot(
      Map<String, Object> before, Map<String, Object> after, String key) {
    if (CslChange.same(before, after)) {
      return new Refused("The record of \"" + key + "\" has not changed.");
    }
    String no = CslChange.whyNot(before, after);
    return no == null
        ? null
        : new Refused(
            "This is not a harmless correction: "
                + no
                + ". The articles that cite \""
                + key
                + "\" must be approved again.");
  }

  /** The fields that have another value now, or none, with what they held. */
  private static Map<String, String> replaced(
      Map<String, Object> before, Map<String, Object> after) {
    Map<String, String> was = new TreeMap<>();
    before.forEach(
        (field, value) -> {
          if (!CslChange.same(value, after.get(field))) {
            was.put(field, Json.canonical(value));
          }
        });
    return was;
  }

  /** What became of a signature. */
  public sealed interface Signed {}

  /** It counts: this is the correction to record. */
  public record Completed(Amendment amendment) implements Signed {}

  /** It does not count; the reason is for people. */
  public record Rejected(String reason) implements Signed {}

  /**
   * The line that a signature makes of a prepared correction.
   *
   * @param ready what was signed
   * @param armoured what {@code ssh-keygen -Y sign} wrote
   * @param rules board, policy and as-of
   * @param trust what an independent source knows of the amendments
   */
  public static Signed complete(
      Ready ready, String armoured, ReviewProof.Rules rules, Trust trust) {
    try {
      Amendment signed = ready.amendment().signed(SshSignature.unarmour(armoured));
      SignerRights.Fault fault = Amendments.fault(signed, rules, trust.independent());
      if (fault != null) {
        return new Rejected(fault.message());
      }
      return new Completed(signed);
    } catch (SshWire.Malformed e) {
      return new Rejected("the signature cannot be used: " + e.getMessage());
    }
  }

  private static List<String> describe(Amendment amendment, Map<String, Object> after) {
    List<String> out = new ArrayList<>();
    out.add("You are about to sign: " + amendment.meaning());
    out.add("Reference: " + amendment.reference());
    amendment
        .was()
        .forEach(
            (field, value) -> {
              Object now = after.get(field);
              String then = now == null ? "nothing" : Json.canonical(now);
              out.add("  " + field + ": " + value + " becomes " + then);
            });
    for (String field : amendment.added()) {
      out.add("  " + field + ": new, " + Json.canonical(after.get(field)));
    }
    out.add("Reason: " + amendment.reason());
    out.add("You sign as: " + amendment.name() + ", " + amendment.role());
    return out;
  }
}
