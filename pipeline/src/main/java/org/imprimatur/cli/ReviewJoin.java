package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Nearest;
import org.imprimatur.model.Person;
import org.imprimatur.review.Board;
import org.imprimatur.review.SshPrivateKey;

/** {@code review join --as PERSON}: a key of one's own, and its entry for the board. */
final class ReviewJoin {
  /**
   * Where {@code ssh-keygen} writes the key: into this process. An unfinished or open key never is
   * a file, not even when the terminal is closed or somebody is killed at the prompt.
   */
  private static final String OWN_OUTPUT = "/dev/fd/1";

  /** Its question whether to write over what is there; the passphrase it asks on the terminal. */
  private static final byte[] OVERWRITE = "y\n".getBytes(UTF_8);

  private final Invocation invocation;
  private final List<Person> people;
  private final ExternalPrograms programs;

  ReviewJoin(Invocation invocation, List<Person> people) {
    this.invocation = invocation;
    this.people = people;
    this.programs = new ExternalPrograms(invocation.surroundings());
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
    if (!present && path.toString().endsWith(".pub")) {
      throw new UsageException("there is no key file " + path, null);
    }
    if (present ? refuses(path, person) : !make(path, person)) {
      return Exit.FINDINGS;
    }
    if (file == null) {
      closeFolder(path);
    }
    tell(person, path, line(path), present);
    return Exit.DONE;
  }

  /** The public half of a key that can sign reviews. */
  private static String line(Path path) throws UsageException, IOException {
    Path pub = path.toString().endsWith(".pub") ? path : KeyFiles.publicHalf(path);
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
    return line;
  }

  private void tell(Person person, Path path, String line, boolean present) throws UsageException {
    String bare = SigningKeys.bare(line);
    boolean none = person.keys().isEmpty();
    if (person.keys().stream().anyMatch(key -> SigningKeys.bare(key.key()).equals(bare))) {
      invocation.say("The board lists the key " + path + " for you already. Here is its entry:");
    } else {
      invocation.say(
          (present ? "You have a key already: " : "Your key is in ")
              + path
              + ". Never give that file away; if it is lost or stolen, tell an editor at once."
              + "\nSend "
              + (none ? "these lines" : "this line")
              + " to an editor, who adds "
              + (none ? "them to your entry" : "it to the keys of your entry")
              + " in imprimatur.yaml. Until that is done, it cannot sign:");
    }
    if (none) {
      invocation.out().line("    keys:");
    }
    invocation.out().line("      - {key: \"" + line + "\", from: " + invocation.asOf() + "}");
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

  /** Whether a key that is there cannot be taken as it is; says why. */
  private boolean refuses(Path named, Person person) throws UsageException, IOException {
    String name = named.toString();
    boolean halfIsNamed = name.endsWith(".pub");
    Path path = halfIsNamed ? Path.of(name.substring(0, name.length() - 4)) : named;
    if (halfIsNamed && !Files.exists(path)) {
      // An agent holds the other half, or a security key does.
      return false;
    }
    SshPrivateKey key =
        KeyFiles.read(path)
            .orElseThrow(
                () ->
                    new UsageException(
                        path + " holds no whole private key",
                        "Name another file with --key FILE, and a new key is made there."));
    Path pub = KeyFiles.publicHalf(path);
    String line = Files.exists(pub) ? SigningKeys.bare(SigningKeys.lineOf(path)) : "";
    if (key.isOpen() && !key.publicLine().startsWith("sk-") && !line.startsWith("sk-")) {
      refuse(
          "the key " + path + " has no passphrase, and whoever copies such a key can sign as you",
          "Give it one with: ssh-keygen -p -f '" + path + "' and then run this again.");
      return true;
    }
    if (!key.publicLine().isEmpty() && line.isEmpty()) {
      KeyFiles.writePublic(path, key.publicLine() + " " + person.id());
    } else if (!key.publicLine().isEmpty() && !line.equals(key.publicLine())) {
      refuse(
          pub + " is not the public half of " + path,
          "Move " + pub + " away and run this again: it is then made anew.");
      return true;
    }
    return false;
  }

  private void refuse(String reason, String hint) {
    invocation.warn("imprimatur: refused: " + reason);
    invocation.warn(hint);
  }

  private void closeFolder(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        KeyFiles.close(folder);
      }
    } catch (IOException e) {
      invocation.warn(
          "imprimatur: others may look into " + folder + ", and this cannot be changed");
      invocation.warn("Run: chmod 700 '" + folder + "'");
    }
  }

  /** Makes a key with a passphrase; whether one was made. */
  private boolean make(Path path, Person person) throws UsageException, IOException {
    if (!invocation.surroundings().terminals().contains("in")) {
      throw new UsageException(
          "a new key needs a passphrase, and there is no terminal to ask on",
          "Run this in a terminal, or name a key that you have with --key FILE.");
    }
    if (!Files.exists(Path.of(OWN_OUTPUT))) {
      throw new UsageException(
          "on this system, no key can be made without it lying open on the disk for a moment",
          "Run: ssh-keygen -t ed25519 -f '" + path + "', type a passphrase, and run this again.");
    }
    KeyFiles.makeFolder(path);
    invocation.warn(
        "You will be asked twice for a passphrase: a sentence that only you know. Nothing shows"
            + " while you type.");
    List<String> command =
        new ArrayList<>(List.of("ssh-keygen", "-q", "-t", "ed25519", "-a", "100", "-C"));
    command.add(person.id());
    command.addAll(List.of("-f", OWN_OUTPUT));
    ExternalPrograms.Ran ran = programs.run(command, OVERWRITE);
    int begin = Math.max(0, ran.out().indexOf("-----BEGIN "));
    String secret = ran.out().substring(begin);
    SshPrivateKey key = SshPrivateKey.read(secret).orElse(null);
    if (key == null) {
      String why = ran.err().strip();
      invocation.warn(
          "imprimatur: no key was made" + (why.isEmpty() ? "" : " (ssh-keygen says: " + why + ")"));
      return false;
    }
    if (key.isOpen()) {
      invocation.warn(
          "imprimatur: no key was made: the passphrase was empty, and whoever copies such a key can"
              + " sign as you");
      invocation.warn("Run this again, and type a passphrase.");
      return false;
    }
    try {
      KeyFiles.write(path, secret, key.publicLine() + " " + person.id());
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(
          "there is something at " + path + " by now, and it was not touched",
          "Run this again, or name another file with --key FILE.");
    }
    return true;
  }
}
