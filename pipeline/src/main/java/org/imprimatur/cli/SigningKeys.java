package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.model.Person;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key of whoever signs, and signs with {@code ssh-keygen}: it asks for the passphrase of
 * a key file, talks to the agent, and waits for the touch on a security key.
 */
final class SigningKeys {
  private static final String NAMESPACE = "imprimatur-review";
  private static final long LONGEST = 64 * 1024;

  /** The bytes to sign stay standard input; the key's line comes through another pipe. */
  private static final String WITH_PIPED_KEY =
      "{ printf '%s\\n' \"$3\" | \"$1\" -q -Y sign -f /dev/fd/3 -n \"$2\" 3<&0 0<&4; } 4<&0";

  private final Invocation invocation;
  private final ExternalPrograms programs;
  private final List<Person> people;

  SigningKeys(Invocation invocation, List<Person> people) {
    this.invocation = invocation;
    this.programs = new ExternalPrograms(invocation.surroundings());
    this.people = people;
  }

  /**
   * A key to sign with.
   *
   * @param file the private key, or the public one of a key that an agent holds; null where only
   *     the agent has it
   * @param line its public half, empty where only {@code ssh-keygen} can tell
   */
  record Key(@Nullable Path file, String line) {
    /** Whether it lies on a security key, which has to be touched. */
    boolean isTouched() {
      return line.startsWith("sk-");
    }

    /** What it is called in messages. */
    String words() {
      return file == null ? "the key that ssh-agent holds" : "the key " + file;
    }
  }

  /** Nothing was signed; the message says why, the hint what to do. */
  static final class NotSigned extends Exception {
    private static final long serialVersionUID = 1L;
    private final String hint;

    NotSigned(String message, String hint) {
      super(message);
      this.hint = hint;
    }

    String hint() {
      return hint;
    }
  }

  /**
   * The person of the board whose key is named; else the one whose key is at hand, in the agent, in
   * a file that {@code review join} made, or set for git.
   *
   * @return empty when nobody's is, or, unnamed, those of several people are
   */
  Optional<Person> owner() throws UsageException, IOException {
    String named = invocation.value("key");
    List<String> lines = new ArrayList<>();
    if (named != null) {
      lines.add(lineOf(file(named)));
    } else {
      lines.addAll(agentKeys());
      for (Person person : people) {
        Path own = ownFile(person);
        if (Files.isRegularFile(own) && isOf(lineOf(own), person)) {
          lines.add(lineOf(own));
        }
      }
      gitKey().ifPresent(lines::add);
    }
    List<Person> owners =
        people.stream().filter(p -> lines.stream().anyMatch(l -> isOf(l, p))).toList();
    return owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty();
  }

  /** The key of a person; whether it would count is looked at by {@link #whyNot}. */
  Key find(Person person) throws UsageException, IOException {
    String named = invocation.value("key");
    if (named != null) {
      Path file = file(named);
      return new Key(file, lineOf(file));
    }
    Optional<String> held = held(person);
    if (held.isPresent()) {
      return new Key(null, held.get());
    }
    Path own = ownFile(person);
    if (Files.isRegularFile(own)) {
      return new Key(own, lineOf(own));
    }
    Optional<String> git = gitKey();
    Path setForGit = gitFile().orElse(null);
    if (git.isPresent() && isOf(git.get(), person)) {
      return new Key(setForGit, git.get());
    }
    throw new UsageException(
        "no key of " + person.name() + " was found on this computer",
        "Who has one names its file with --key FILE; who has none yet makes one with \"imprimatur"
            + " review join --as "
            + person.id()
            + "\".");
  }

  /** The person's key that the agent holds, one that is valid today before others. */
  private Optional<String> held(Person person) throws UsageException, IOException {
    LocalDate day = invocation.asOf();
    List<String> theirs = agentKeys().stream().filter(line -> isOf(line, person)).toList();
    return theirs.stream()
        .filter(line -> isValid(line, person, day))
        .findFirst()
        .or(() -> theirs.stream().findFirst());
  }

  /**
   * Why what a key signs would not count, as far as its public half is known; null when it would.
   */
  @Nullable String whyNot(Key key, Person person) throws UsageException {
    LocalDate day = invocation.asOf();
    String which = key.words();
    if (key.line().isEmpty() || isValid(key.line(), person, day)) {
      return null;
    }
    return isOf(key.line(), person)
        ? which + " is not valid on " + day + " by the board, so nothing that it signs would count"
        : which
            + " is not one that the board lists for "
            + person.name()
            + ", so nothing that it signs would count";
  }

  /**
   * The armoured signature over some bytes.
   *
   * @throws NotSigned when the key could not be used
   */
  String sign(Key key, Person person, byte[] bytes) throws NotSigned, IOException {
    if (key.isTouched()) {
      invocation.warn("Touch your security key when it blinks; it waits for your finger.");
    }
    ExternalPrograms.Ran ran = programs.run(command(key), bytes);
    if (ran.code() != 0 || ran.out().isBlank()) {
      throw notSigned(key, person, ran.err().strip());
    }
    return ran.out();
  }

  /**
   * {@code ssh-keygen} wants a file to name the key by. That of a key which only an agent holds is
   * a pipe: nothing is left behind, whoever is killed when.
   */
  private List<String> command(Key key) throws NotSigned, IOException {
    if (key.file() != null) {
      String file = key.file().toString();
      return List.of("ssh-keygen", "-q", "-Y", "sign", "-f", file, "-n", NAMESPACE);
    }
    if (!Files.exists(Path.of("/dev/fd"))) {
      throw new NotSigned(
          "on this system the key that ssh-agent holds must be named by its file",
          "Name its public half with --key FILE.pub.");
    }
    String keygen = programs.located("ssh-keygen");
    return List.of("sh", "-c", WITH_PIPED_KEY, "sh", keygen, NAMESPACE, key.line());
  }

  /** What {@code ssh-keygen} says, for people who do not know it. */
  private NotSigned notSigned(Key key, Person person, String why) {
    String which = key.words();
    if (why.contains("incorrect passphrase")) {
      boolean asked = invocation.surroundings().terminals().contains("in");
      return asked
          ? new NotSigned(
              "the passphrase is not that of " + which,
              "Run the same command again. Who forgot the passphrase makes a new key with"
                  + " \"imprimatur review join --as "
                  + person.id()
                  + " --key NEWFILE\".")
          : new NotSigned(
              which + " has a passphrase, and there is no terminal to ask for it on",
              "Run this in a terminal, or let ssh-agent hold the key: ssh-add " + key.file());
    }
    if (key.isTouched()) {
      return new NotSigned(
          which + " is on a security key that was not touched, or is not plugged in" + told(why),
          "Plug it in, run the same command again, and touch it when it blinks.");
    }
    if (why.contains("agent refused") || why.contains("agent contains no identities")) {
      return new NotSigned(
          which + " could not be used" + told(why),
          "Run the same command again, and allow its use.");
    }
    return new NotSigned(
        which + " could not be used" + told(why),
        "Name the file that review join made with --key FILE, or ask an editor.");
  }

  private static String told(String why) {
    return why.isBlank() ? "" : " (ssh-keygen says: " + why.replaceAll("\\s*\\R\\s*", "; ") + ")";
  }

  /** Where {@code review join} makes a person's key. */
  Path ownFile(Person person) {
    String name = "imprimatur-" + person.id().replaceAll("[^A-Za-z0-9._-]", "_");
    return home().resolve(".ssh").resolve(name);
  }

  private Path home() {
    String home = invocation.surroundings().variable("HOME");
    return invocation
        .surroundings()
        .folder()
        .resolve(home.isEmpty() ? System.getProperty("user.home", ".") : home);
  }

  private Path file(String named) throws UsageException {
    Path file = invocation.path(named);
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no key file " + file, null);
    }
    return file;
  }

  private static boolean isOf(String line, Person person) {
    String key = bare(line);
    return !key.isEmpty() && person.keys().stream().anyMatch(k -> bare(k.key()).equals(key));
  }

  private static boolean isValid(String line, Person person, LocalDate day) {
    return person.keys().stream()
        .filter(key -> bare(key.key()).equals(bare(line)))
        .anyMatch(key -> key.signsOn(day));
  }

  /** Type and base64, without the comment. */
  static String bare(String line) {
    String[] words = line.strip().split("\\s+", 3);
    return words.length < 2 ? "" : words[0] + " " + words[1];
  }

  /** The public half of a key file, from the file beside it; empty when there is none. */
  static String lineOf(Path file) throws IOException {
    Path pub = file.toString().endsWith(".pub") ? file : Path.of(file + ".pub");
    if (!Files.isRegularFile(pub) || Files.size(pub) > LONGEST) {
      return "";
    }
    return Files.readString(pub).lines().findFirst().orElse("");
  }

  private List<String> agentKeys() throws IOException {
    if (invocation.surroundings().variable("SSH_AUTH_SOCK").isEmpty()) {
      return List.of();
    }
    return programs.ask("ssh-add", "-L").map(out -> out.lines().toList()).orElse(List.of());
  }

  private Optional<Path> gitFile() throws UsageException, IOException {
    String value = gitSetting();
    if (value.isEmpty() || value.startsWith("key::") || value.startsWith("ssh-")) {
      return Optional.empty();
    }
    Path file =
        value.startsWith("~/") ? home().resolve(value.substring(2)) : invocation.path(value);
    return Optional.of(file).filter(Files::isRegularFile);
  }

  private Optional<String> gitKey() throws UsageException, IOException {
    String value = gitSetting();
    if (value.startsWith("key::")) {
      return Optional.of(value.substring(5));
    }
    if (value.startsWith("ssh-")) {
      return Optional.of(value);
    }
    Optional<Path> file = gitFile();
    return file.isPresent() ? Optional.of(lineOf(file.get())) : Optional.empty();
  }

  private String gitSetting() throws IOException {
    return programs.ask("git", "config", "--get", "user.signingkey").map(String::strip).orElse("");
  }
}
