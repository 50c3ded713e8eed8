package org.imprimatur.review;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.KeyUse;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Whether a signature is good and whose it is: what can be said of one event alone.
 *
 * @param board the people
 * @param policy names further roles in which a reviewer may approve
 * @param asOf today
 */
record SignerRights(Board board, Policy policy, LocalDate asOf) {

  /** How many days before as-of a new event may be dated under an independent trust. */
  static final int MAX_AGE_DAYS = 7;

  /**
   * Why an event does not count.
   *
   * @param rule the finding's rule
   * @param fatal whether the whole ledger proves nothing because of it
   * @param message what is wrong
   * @param hint what to do
   */
  record Fault(RuleId rule, boolean fatal, String message, String hint) {}

  /** The people and times of an event of some ledger. */
  record Signed(
      String by,
      String name,
      String role,
      String at,
      String message,
      String signature,
      String namespace) {
    Signed(String by, String name, String role, String at, String message, String signature) {
      this(by, name, role, at, message, signature, SshSignature.NAMESPACE);
    }
  }

  static Signed signed(Event event) {
    return new Signed(
        event.by(), event.name(), event.role(), event.at(), event.signedText(), event.signature());
  }

  /** What is wrong with a signature, its key and its person, or null. */
  @Nullable Fault check(Signed event, boolean isNew) {
    SshSignature signature;
    KeyUse use;
    try {
      signature = SshSignature.parse(SshPublicKey.base64(event.signature()), board);
      byte[] message = event.message().getBytes(StandardCharsets.UTF_8);
      if (!signature.verifies(message, event.namespace())) {
        return badSignature("it was not made over this event, or not by the key that it names");
      }
      use = signature.use();
    } catch (SshWire.Malformed e) {
      return badSignature(String.valueOf(e.getMessage()));
    }
    Person person = board.person(event.by()).orElse(null);
    if (person == null) {
      return unknown("\"" + event.by() + "\" is not on the board");
    }
    List<Person.Key> entries = board.entries(signature.key(), event.by());
    if (entries.isEmpty()) {
      return new Fault(
          RuleId.REVIEW_BAD_SIGNATURE,
          false,
          "this event is signed with a key that is not \"" + event.by() + "\"'s on the board",
          "sign with a key that the board lists for the person, or have the board list the key");
    }
    Fault other = otherPerson(person, event);
    if (other != null) {
      return other;
    }
    Fault key = key(entries, use, event);
    key = key == null ? early(event) : key;
    return key != null || !isNew ? key : recent(usable(entries, use), event);
  }

  /** Why name and role are not those of the person, or null. */
  private static @Nullable Fault otherPerson(Person person, Signed event) {
    if (!person.name().equals(event.name())) {
      return unknown(
          "\""
              + event.by()
              + "\" is \""
              + person.name()
              + "\" on the board, not \""
              + event.name()
              + "\"");
    }
    if (!person.has(event.role())) {
      return unknown(
          "\"" + event.by() + "\" does not have the role " + event.role() + " on the board");
    }
    return null;
  }

  /** What is signed for a day that has not come proves nothing yet, whoever is trusted. */
  private @Nullable Fault early(Signed event) {
    // A day more, since it may be tomorrow already where it was signed.
    return LedgerTimes.day(event.at()).isAfter(asOf.plusDays(1))
        ? new Fault(
            RuleId.REVIEW_BACK_DATED,
            false,
            "this event is dated " + event.at() + ", more than a day after " + asOf,
            "it does not count before its day: set the clock right and take the step again")
        : null;
  }

  /** A signature under words of its own says nobody knows what. */
  static Fault otherMeaning(String meaning) {
    return new Fault(
        RuleId.REVIEW_WRONG_MEANING,
        false,
        "the meaning of this event is not that of its step",
        "take the step again with imprimatur review, which signs: " + meaning);
  }

  private static Fault badSignature(String why) {
    return new Fault(
        RuleId.REVIEW_BAD_SIGNATURE,
        true,
        "the signature of this event is not valid: " + why,
        "the event was altered or not signed for this ledger: restore the line as it was signed");
  }

  private static Fault unknown(String why) {
    return new Fault(
        RuleId.REVIEW_UNKNOWN_REVIEWER,
        false,
        why,
        "only people on the board with this name and role count; former members stay on"
            + " it, with the dates of their keys");
  }

  /** The entries of a key under which it may be used like this. */
  private static List<Person.Key> usable(List<Person.Key> entries, KeyUse use) {
    return entries.stream()
        .filter(
            use.kind() == KeyUse.Kind.PASSKEY
                ? entry ->
                    entry.origins().stream()
                        .anyMatch(listed -> PasskeyAssertion.covers(listed, use.origin()))
                : entry -> entry.origins().isEmpty())
        .toList();
  }

  private static Fault unusable(KeyUse use) {
    return new Fault(
        RuleId.REVIEW_BAD_SIGNATURE,
        false,
        use.kind() == KeyUse.Kind.PASSKEY
            ? "this event was signed on a page of "
                + use.origin()
                + ", and the board lists no such origin for the passkey"
            : "this event was signed without a page, and the board lists its key as a passkey,"
                + " which signs on pages of its origins only",
        "have the step taken again on a page whose address the board lists for the key");
  }

  private static @Nullable Fault key(List<Person.Key> entries, KeyUse use, Signed event) {
    for (Person.Key entry : entries) {
      if (entry.revoked() != null) {
        String reason = entry.reason() == null ? "" : " (" + entry.reason() + ")";
        return new Fault(
            RuleId.REVIEW_REVOKED_KEY,
            false,
            "the key that signed this event was revoked on " + entry.revoked() + reason,
            "what it signed is void: have the step taken again with another key");
      }
    }
    List<Person.Key> usable = usable(entries, use);
    if (usable.isEmpty()) {
      return unusable(use);
    }
    return validAt(usable, LedgerTimes.day(event.at()))
        ? null
        : new Fault(
            RuleId.REVIEW_KEY_OUTSIDE_DATES,
            false,
            "the key that signed this event was not valid on " + LedgerTimes.day(event.at()),
            "have the step taken again with a key that is valid on its day");
  }

  private static boolean validAt(List<Person.Key> entries, LocalDate day) {
    for (Person.Key entry : entries) {
      LocalDate from = entry.from();
      LocalDate until = entry.until();
      if ((from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Fault recent(List<Person.Key> entries, Signed event) {
    LocalDate day = LedgerTimes.day(event.at());
    if (day.isBefore(asOf.minusDays(MAX_AGE_DAYS))) {
      return backDated("this new event is dated " + day + ", more than 7 days before " + asOf);
    }
    return validAt(entries, asOf)
        ? null
        : new Fault(
            RuleId.REVIEW_KEY_OUTSIDE_DATES,
            false,
            "the key that signed this new event is not valid on " + asOf,
            "have the step taken again with a key that is valid today");
  }

  private static Fault backDated(String message) {
    return new Fault(
        RuleId.REVIEW_BACK_DATED,
        false,
        message,
        "take the step again; the time is that of the signature");
  }

  /** Why a role does not allow a step, or null. */
  @Nullable Fault role(Action action, String by, String role) {
    Set<String> allowed = allowed(action);
    boolean reviews = allowed.contains("reviewer") && !allowed.contains("editor");
    boolean isReviewer = board.person(by).map(person -> person.has("reviewer")).orElse(false);
    if (allowed.contains(role) && (!reviews || isReviewer)) {
      return null;
    }
    String who = String.join(" or ", reviews ? Set.of("reviewer") : new TreeSet<>(allowed));
    String article = who.startsWith("a") || who.startsWith("e") ? "an " : "a ";
    return unknown("only " + article + who + " may take the step \"" + action.word() + "\"");
  }

  /** The roles in which a step may be taken. */
  Set<String> allowed(Action action) {
    return switch (action) {
      case SUBMIT -> Set.of("author", "editor");
      case START, WITHDRAW, FLAG, MOVE -> Set.of("reviewer", "editor");
      case APPROVE, CONFIRM, REQUEST_CHANGES -> {
        Set<String> roles = new TreeSet<>();
        policy.rolesWhen().values().forEach(roles::addAll);
        roles.remove("author");
        roles.remove("editor");
        roles.add("reviewer");
        yield roles;
      }
    };
  }
}
