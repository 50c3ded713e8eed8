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
 */
public record Person(
    String id, String name, List<String> roles, @Nullable String interests, List<Key> keys) {

  /** Copies the lists. */
  public Person {
    roles = List.copyOf(roles);
    keys = List.copyOf(keys);
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
   */
  public record Key(
      String key,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable LocalDate revoked,
      @Nullable String reason) {

    /** Whether it may sign on a day: within its time, and not revoked. */
    public boolean signsOn(LocalDate day) {
      return revoked == null
          && (from == null || !day.isBefore(from))
          && (until == null || !day.isAfter(until));
    }
  }
}
