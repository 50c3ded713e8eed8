package org.imprimatur.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.imprimatur.model.Person;

/**
 * The passkeys with which people sign on the pages of an origin.
 *
 * @param person the person
 * @param keys their lines on the board
 */
public record PageKeys(Person person, List<String> keys) {
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https://[a-z0-9.-]+(:(?!443$)[1-9][0-9]{0,4})?"
              + "|http://([a-z0-9-]+\\.){0,20}localhost(:(?!80$)[1-9][0-9]{0,4})?");

  /** Copies the list. */
  public PageKeys {
    keys = List.copyOf(keys);
  }

  /**
   * Those of everybody who has one that counts.
   *
   * @param origin of the pages; their passkeys are made for its host
   * @param day on which they are used
   */
  public static List<PageKeys> on(String origin, List<Person> people, Board board, LocalDate day) {
    List<PageKeys> out = new ArrayList<>();
    for (Person person : people) {
      List<String> keys =
          person.keys().stream()
              .filter(entry -> entry.signsOn(day))
              .filter(
                  entry ->
                      entry.origins().stream()
                          .anyMatch(listed -> PasskeyAssertion.covers(listed, origin)))
              .filter(entry -> counts(entry, person, board, host(origin)))
              .map(entry -> entry.key().strip())
              .distinct()
              .toList();
      if (!keys.isEmpty()) {
        out.add(new PageKeys(person, keys));
      }
    }
    return out;
  }

  /** Whether a text is an origin at which browsers use passkeys. */
  public static boolean isOrigin(String text) {
    return ORIGIN.matcher(text).matches();
  }

  /** The host of an origin: the rp id of its passkeys. */
  public static String host(String origin) {
    return origin.replaceFirst("^https?://", "").replaceFirst(":[0-9]+$", "");
  }

  private static boolean counts(Person.Key entry, Person person, Board board, String host) {
    try {
      SshPublicKey key = SshPublicKey.parseLine(entry.key());
      return key.isFor(host) && !board.entries(key, person.id()).isEmpty();
    } catch (SshWire.Malformed e) {
      return false;
    }
  }
}
