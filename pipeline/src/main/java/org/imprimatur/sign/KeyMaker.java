package org.imprimatur.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Person;
import org.imprimatur.review.Board;
import org.imprimatur.review.SshPrivateKey;
import org.jspecify.annotations.Nullable;

/** Makes a person's key, or takes one that is there, so that it can be entered on the board. */
public final class KeyMaker {
  /**
   * Where {@code ssh-keygen} writes the key: into this process. An unfinished or open key never is
   * a file, not even when the terminal is closed or somebody is killed at the prompt.
   */
  private static final String OWN_OUTPUT = "/dev/fd/1";

  /** Its question whether to write over what is there; the passphrase it asks on the terminal. */
  private static final byte[] OVERWRITE = "y\n".getBytes(UTF_8);

  private static final String ANOTHER =
      "Name another file with --key FILE, and a new key is made there.";

  private final ExternalPrograms programs;
  private final SigningPrompt prompt;

  /** On a machine. */
  public KeyMaker(SigningMachine machine, SigningPrompt prompt) {
    this.programs = new ExternalPrograms(machine);
    this.prompt = prompt;
  }

  /** What came of asking for a key. */
  public sealed interface Outcome {}

  /**
   * A key that can sign reviews.
   *
   * @param line its public half
   * @param isNew whether it was made just now
   */
  public record Ready(String line, boolean isNew) implements Outcome {}

  /**
   * A key is there that cannot be taken as it is.
   *
   * @param reason why, for people
   * @param hint what to do
   */
  public record Unfit(String reason, String hint) implements Outcome {}

  /**
   * No key was made.
   *
   * @param cause as the end of a sentence that says so, may be empty
   * @param hint what to do; null when that is plain
   */
  public record NotMade(String cause, @Nullable String hint) implements Outcome {}

  /**
   * The key in a file; it is made where there is none.
   *
   * @param path absolute
   * @param person whose it is
   * @throws NoKeyException when the file's half is missing, or no key can be made here
   */
  public Outcome key(Path path, Person person) throws NoKeyException, IOException {
    boolean present = Files.exists(path);
    if (!present && path.toString().endsWith(".pub")) {
      throw new NoKeyException("there is no key file " + path, null);
    }
    Outcome refused = present ? unfit(path, person) : made(path, person);
    return refused != null ? refused : new Ready(line(path), !present);
  }

  /** Closes the folder of a key to everybody else; whether that could be done. */
  public static boolean closeFolder(Path key) {
    Path folder = key.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        KeyFiles.close(folder);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The public half of a key that can sign reviews. */
  private static String line(Path path) throws NoKeyException, IOException {
    Path pub = path.toString().endsWith(".pub") ? path : KeyFiles.publicHalf(path);
    if (!Files.isRegularFile(pub)) {
      throw new NoKeyException(
          "there is a key " + path + ", but not its public half " + pub, ANOTHER);
    }
    String line = Files.readString(pub).strip();
    String fault = Board.whyNot(line).orElse(null);
    if (fault != null) {
      throw new NoKeyException("the key in " + pub + " cannot sign reviews: " + fault, ANOTHER);
    }
    return line;
  }

  /** Why a key that is there cannot be taken as it is, or null. */
  private static @Nullable Outcome unfit(Path named, Person person)
      throws NoKeyException, IOException {
    String name = named.toString();
    boolean halfIsNamed = name.endsWith(".pub");
    Path path = halfIsNamed ? Path.of(name.substring(0, name.length() - 4)) : named;
    if (halfIsNamed && !Files.exists(path)) {
      // An agent holds the other half, or a security key does.
      return null;
    }
    SshPrivateKey key =
        KeyFiles.read(path)
            .orElseThrow(() -> new NoKeyException(path + " holds no whole private key", ANOTHER));
    Path pub = KeyFiles.publicHalf(path);
    String line = Files.exists(pub) ? SigningKeys.bare(SigningKeys.lineOf(path)) : "";
    if (key.isOpen() && !key.publicLine().startsWith("sk-") && !line.startsWith("sk-")) {
      return new Unfit(
          "the key " + path + " has no passphrase, and whoever copies such a key can sign as you",
          "Give it one with: ssh-keygen -p -f '" + path + "' and then run this again.");
    }
    if (!key.publicLine().isEmpty() && line.isEmpty()) {
      KeyFiles.writePublic(path, key.publicLine() + " " + person.id());
    } else if (!key.publicLine().isEmpty() && !line.equals(key.publicLine())) {
      return new Unfit(
          pub + " is not the public half of " + path,
          "Move " + pub + " away and run this again: it is then made again.");
    }
    return null;
  }

  /** Makes a key with a passphrase; why none was made, or null. */
  private @Nullable Outcome made(Path path, Person person) throws NoKeyException, IOException {
    if (!prompt.canAsk()) {
      throw new NoKeyException(
          "a new key needs a passphrase, and there is no terminal to ask on",
          "Run this in a terminal, or name a key that you have with --key FILE.");
    }
    if (!Files.exists(Path.of(OWN_OUTPUT))) {
      throw new NoKeyException(
          "on this system, a new key would lie unprotected on the disk for a moment, so none was"
              + " made",
          "Run: ssh-keygen -t ed25519 -f '" + path + "', type a passphrase, and run this again.");
    }
    KeyFiles.makeFolder(path);
    prompt.say(
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
      return new NotMade(why.isEmpty() ? "" : " (ssh-keygen says: " + why + ")", null);
    }
    if (key.isOpen()) {
      return new NotMade(
          ": the passphrase was empty, and whoever copies such a key can sign as you",
          "Run this again, and type a passphrase.");
    }
    write(path, secret, key.publicLine() + " " + person.id());
    return null;
  }

  private static void write(Path path, String secret, String line)
      throws NoKeyException, IOException {
    try {
      KeyFiles.write(path, secret, line);
    } catch (FileAlreadyExistsException e) {
      throw new NoKeyException(
          "there is something at " + path + " by now; it was not touched",
          "Run this again, or name another file with --key FILE.");
    }
  }
}
