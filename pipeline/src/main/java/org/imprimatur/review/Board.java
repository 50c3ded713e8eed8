package org.imprimatur.review;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.imprimatur.model.Person;
import org.jspecify.annotations.Nullable;

/**
 * The people who may sign, with their keys read. A key that cannot be read, or that stands for two
 * people, signs for nobody. Immutable and safe to share between threads.
 */
public final class Board {
  private static final Pattern PRINCIPAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]*");

  private final Map<String, Person> people = new TreeMap<>();
  private final Map<SshPublicKey, Holder> holders = new HashMap<>();
  private final Map<ByteBuffer, SshPublicKey> keys = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  /**
   * A key of the board that does not count.
   *
   * @param person the person's id
   * @param key its number in the person's list, from 0
   * @param message what is wrong, in a sentence
   */
  public record Fault(String person, int key, String message) {}

  /** Whose a key is, with the times it was entered for. */
  private record Holder(String person, List<Person.Key> entries) {}

  private Board() {}

  /** The board of the configuration's people. */
  public static Board of(List<Person> people) {
    Board board = new Board();
    for (Person person : people) {
      if (board.people.putIfAbsent(person.id(), person) != null) {
        board.fault(person, 0, "there are two people with the id \"" + person.id() + "\"");
        continue;
      }
      for (int i = 0; i < person.keys().size(); i++) {
        board.add(person, i);
      }
    }
    board.holders.keySet().forEach(key -> board.keys.put(ByteBuffer.wrap(key.blob()), key));
    return board;
  }

  /** The keys that do not count, and why. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** The person of an id. */
  public Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** The people who have a key that counts on a day, in the board's order. */
  public List<Person> signers(LocalDate day) {
    return people.values().stream()
        .filter(person -> person.keys().stream().anyMatch(entry -> isValid(person, entry, day)))
        .toList();
  }

  private boolean isValid(Person person, Person.Key entry, LocalDate day) {
    SshPublicKey key = readable(entry.key());
    return entry.signsOn(day)
        && key != null
        && !entries(key, person.id()).isEmpty()
        && entries(key, person.id()).stream().allMatch(e -> e.revoked() == null);
  }

  /** The key of a blob; reading one costs as much as verifying with it, so known ones are kept. */
  SshPublicKey key(byte[] blob) throws SshWire.Malformed {
    SshPublicKey known = keys.get(ByteBuffer.wrap(blob));
    return known != null ? known : SshPublicKey.parseUnlisted(blob);
  }

  /** The entries of a key in the list of a person; empty when it is not that person's. */
  List<Person.Key> entries(SshPublicKey key, String person) {
    Holder holder = holders.get(key);
    return holder != null && holder.person().equals(person) ? holder.entries() : List.of();
  }

  /** Whether a line holds a public key that can sign for reviews. */
  public static Optional<String> whyNot(String keyLine) {
    try {
      SshPublicKey.parseLine(keyLine);
      return Optional.empty();
    } catch (SshWire.Malformed e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The board as an {@code allowed_signers} file of {@code ssh-keygen -Y verify}: one line a key,
   * with its dates; revoked keys are comments.
   */
  public String allowedSigners() {
    StringBuilder out = new StringBuilder();
    for (Person person : people.values()) {
      for (Person.Key entry : person.keys()) {
        SshPublicKey key = readable(entry.key());
        if (key == null || entries(key, person.id()).isEmpty()) {
          out.append("# a key of ").append(plain(person.id())).append(" that does not count\n");
        } else if (entry.revoked() != null) {
          out.append("# revoked on ").append(entry.revoked()).append(": ");
          out.append(plain(person.id())).append(' ').append(key.line()).append('\n');
        } else if (!PRINCIPAL.matcher(person.id()).matches()) {
          out.append("# no principal can be named ").append(plain(person.id())).append('\n');
        } else {
          out.append(person.id()).append(' ').append(options(entry)).append(' ');
          out.append(key.line()).append('\n');
        }
      }
    }
    return out.toString();
  }

  private static String options(Person.Key entry) {
    StringBuilder out = new StringBuilder("namespaces=\"" + SshSignature.NAMESPACE + "\"");
    if (entry.from() != null) {
      out.append(",valid-after=\"").append(digits(entry.from().toString())).append("000000Z\"");
    }
    if (entry.until() != null) {
      out.append(",valid-before=\"").append(digits(entry.until().toString())).append("235959Z\"");
    }
    return out.toString();
  }

  private static String digits(String date) {
    return date.replace("-", "");
  }

  private static String plain(String id) {
    return id.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private void add(Person person, int index) {
    Person.Key entry = person.keys().get(index);
    try {
      SshPublicKey key = SshPublicKey.parseLine(entry.key());
      for (String origin : entry.origins()) {
        String why = key.whyNotAt(origin);
        if (why != null) {
          throw new SshWire.Malformed(why);
        }
      }
      Holder holder = holders.computeIfAbsent(key, k -> new Holder(person.id(), new ArrayList<>()));
      if (holder.person().equals(person.id())) {
        holder.entries().add(entry);
      } else {
        fault(person, index, "this key is also that of \"" + holder.person() + "\"");
        // From now on it is nobody's, or one human could approve as two.
        holders.put(key, new Holder("\0", new ArrayList<>(List.of(entry))));
      }
    } catch (SshWire.Malformed e) {
      fault(person, index, "this key cannot be used: " + e.getMessage());
    }
  }

  private void fault(Person person, int index, String message) {
    faults.add(new Fault(person.id(), index, message));
  }

  private static @Nullable SshPublicKey readable(String line) {
    try {
      return SshPublicKey.parseLine(line);
    } catch (SshWire.Malformed e) {
      return null;
    }
  }
}
