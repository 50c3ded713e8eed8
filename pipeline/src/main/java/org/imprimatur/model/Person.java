package org.imprimatur.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of the board.
 *
 * @param id by which front matter and ledgers name the person
 * @param name as printed
 * @param roles author, editor, reviewer, pharmacist ...
 * @param interests the interests statement with its date, or null
 * @param keys the public keys that sign for the person
 * @param credentials degrees and titles, or null
 * @param affiliation where the person works, or null
 * @param orcid the person's ORCID, {@code 0000-0000-0000-0000}, or null
 * @param term when the person sits on the board
 */
public record Person(
    String id,
    String name,
    List<String> roles,
    @Nullable String interests,
    List<Key> keys,
    @Nullable String credentials,
    @Nullable String affiliation,
    @Nullable String orcid,
    Term term) {

  /** Copies the lists. */
  public Person {
    roles = List.copyOf(roles);
    keys = List.copyOf(keys);
  }

  /** Somebody of whom the board says no more. */
  public Person(
      String id, String name, List<String> roles, @Nullable String interests, List<Key> keys) {
    this(id, name, roles, interests, keys, null, null, null, Term.OPEN);
  }

  /** From when until when somebody sits on the board; null where that is open. */
  public record Term(@Nullable LocalDate from, @Nullable LocalDate until) {
    /** Of which nothing is known. */
    public static final Term OPEN = new Term(null, null);
  }

  /** Whether the person has a role. */
  public boolean has(String role) {
    return roles.contains(role);
  }

  /**
   * A public key with the time it counts for.
   *
   * @param key an OpenSSH public key line
   * @param from the first day it counts, or null
   * @param until the last day it counts, or null
   * @param revoked when it was revoked, which voids what it signed, or null
   * @param reason why it was revoked, or null
   * @param origins of the pages in which a passkey may sign; empty for other keys
   */
  public record Key(
      String key,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable LocalDate revoked,
      @Nullable String reason,
      List<String> origins) {

    /** Copies the list. */
    public Key {
      origins = List.copyOf(origins);
    }

    /** A key that signs in no page. */
    public Key(
        String key,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate revoked,
        @Nullable String reason) {
      this(key, from, until, revoked, reason, List.of());
    }

    /** Whether it may sign on a day: within its time, and not revoked. */
    public boolean signsOn(LocalDate day) {
      return revoked == null
          && (from == null || !day.isBefore(from))
          && (until == null || !day.isAfter(until));
    }
  }
}
