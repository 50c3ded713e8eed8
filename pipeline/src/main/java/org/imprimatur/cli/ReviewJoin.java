package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Nearest;
import org.imprimatur.model.Person;
import org.imprimatur.review.Board;

/** {@code review join --as PERSON}: a key of one's own, and its entry for the board. */
final class ReviewJoin {
  private static final byte[] NOTHING = {};

  private final Invocation invocation;
  private final List<Person> people;
  private final Programs programs;

  ReviewJoin(Invocation invocation, List<Person> people) {
    this.invocation = invocation;
    this.people = people;
    this.programs = new Programs(invocation.surroundings());
  }

  int run(List<String> words) throws UsageException, IOException {
    String named = invocation.value("as");
    if (named == null || !words.isEmpty()) {
      throw new UsageException(
          "review join needs to know who you are",
          "Write: imprimatur review join --as PERSON, with your id on the board: " + ids() + ".");
    }
    Person person = person(named);
    String file = invocation.value("key");
    Path path =
        file != null ? invocation.path(file) : new SigningKeys(invocation, people).ownFile(person);
    boolean present = Files.exists(path);
    if (!present && !make(path, person)) {
      return Exit.FINDINGS;
    }
    Path pub = path.toString().endsWith(".pub") ? path : Path.of(path + ".pub");
    if (!Files.isRegularFile(pub)) {
      throw new UsageException(
          "there is a key " + path + ", but not its public half " + pub,
          "Name another file with --key FILE, and a new key is made there.");
    }
    String line = Files.readString(pub).strip();
    String fault = Board.whyNot(line).orElse(null);
    if (fault != null) {
      throw new UsageException(
          "the key in " + pub + " cannot sign reviews: " + fault,
          "Name another file with --key FILE, and a new key is made there.");
    }
    if (person.keys().stream().anyMatch(key -> key.key().strip().equals(line))) {
      invocation.say("The board lists the key " + path + " for you already. Here is its entry:");
    } else {
      invocation.say(
          (present ? "You have a key already: " : "Your key is in ")
              + path
              + ". Never give that file away; if it is lost or stolen, tell an editor at once."
              + "\nSend "
              + (person.keys().isEmpty() ? "these lines" : "this line")
              + " to an editor, who adds "
              + (person.keys().isEmpty() ? "them to your entry" : "it to the keys of your entry")
              + " in imprimatur.yaml. Until that is done, it cannot sign:");
    }
    if (person.keys().isEmpty()) {
      invocation.out().line("    keys:");
    }
    invocation.out().line("      - {key: \"" + line + "\", from: " + invocation.asOf() + "}");
    return Exit.DONE;
  }

  private Person person(String named) throws UsageException {
    return people.stream()
        .filter(person -> person.id().equals(named))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "\"" + named + "\" is not on the board",
                    Nearest.hint(named, people.stream().map(Person::id).toList())
                        .orElse(
                            "Ask an editor to list you under \"people\" in imprimatur.yaml"
                                + " first.")));
  }

  private String ids() {
    return String.join(", ", people.stream().map(Person::id).toList());
  }

  /** Makes a key with a passphrase; whether one was made. */
  private boolean make(Path path, Person person) throws UsageException, IOException {
    if (!invocation.surroundings().terminals().contains("in")) {
      throw new UsageException(
          "a new key needs a passphrase, and there is no terminal to ask on",
          "Run this in a terminal, or name a key that you have with --key FILE.");
    }
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    invocation.warn(
        "You will be asked twice for a passphrase: a sentence that only you know. Nothing shows"
            + " while you type.");
    List<String> command =
        new ArrayList<>(List.of("ssh-keygen", "-q", "-t", "ed25519", "-a", "100", "-C"));
    command.add(person.id());
    command.addAll(List.of("-f", path.toString()));
    Programs.Ran ran = programs.run(command, NOTHING, invocation::warn);
    if (ran.code() != 0 || !Files.exists(path)) {
      invocation.warn(
          "imprimatur: no key was made"
              + (ran.err().isBlank() ? "" : " (ssh-keygen says: " + ran.err().strip() + ")"));
      return false;
    }
    List<String> open = List.of("ssh-keygen", "-y", "-P", "", "-f", path.toString());
    if (programs.run(open, NOTHING).code() == 0) {
      Files.delete(path);
      Files.deleteIfExists(Path.of(path + ".pub"));
      invocation.warn(
          "imprimatur: no key was made: the passphrase was empty, and whoever copies such a key can"
              + " sign as you");
      invocation.warn("Run this again, and type a passphrase.");
      return false;
    }
    return true;
  }
}
