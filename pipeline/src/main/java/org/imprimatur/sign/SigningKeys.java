package org.imprimatur.sign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
public final class SigningKeys {
  private static final String NAMESPACE = "imprimatur-review";
  private static final String COMMENTS = "imprimatur-comment";
  private static final long LONGEST = 64 * 1024;

  /** The bytes to sign stay standard input; the key's line comes through another pipe. */
  private static final String WITH_PIPED_KEY =
      "{ printf '%s\\n' \"$3\" | \"$1\" -q -Y sign -f /dev/fd/3 -n \"$2\" 3<&0 0<&4; } 4<&0";

  private final SigningMachine machine;
  private final SigningPrompt prompt;
  private final ExternalPrograms programs;
  private final Options options;

  /**
   * Among which keys to look.
   *
   * @param named the file of the key to sign with, absolute; null to look for the person's own
   * @param people of the board
   * @param asOf the day on which a key has to be valid
   */
  public record Options(@Nullable Path named, List<Person> people, LocalDate asOf) {
    /** Copies the list. */
    public Options {
      people = List.copyOf(people);
    }
  }

  /** The keys of a machine. */
  public SigningKeys(SigningMachine machine, SigningPrompt prompt, Options options) {
    this.machine = machine;
    this.prompt = prompt;
    this.programs = new ExternalPrograms(machine);
    this.options = options;
  }

  /**
   * A key to sign with.
   *
   * @param file the private key, or the public one of a key that an agent holds; null where only
   *     the agent has it
   * @param line its public half, empty where only {@code ssh-keygen} can tell
   */
  public record Key(@Nullable Path file, String line) {
    /** Whether it lies on a security key, which has to be touched. */
    boolean isTouched() {
      return line.startsWith("sk-");
    }

    /** What it is called in messages. */
    String words() {
      return file == null ? "the key that ssh-agent holds" : "the key " + file;
    }
  }

  /**
   * The person of the board whose key is named; else the one whose key is at hand, in the agent, in
   * a file that {@code review join} made, or set for git.
   *
   * @return empty when nobody's is, or, unnamed, those of several people are
   * @throws NoKeyException when there is no file of the name
   */
  public Optional<Person> owner() throws NoKeyException, IOException {
    Path named = options.named();
    List<String> lines = new ArrayList<>();
    if (named != null) {
      lines.add(lineOf(present(named)));
    } else {
      lines.addAll(agentKeys());
      for (Person person : options.people()) {
        Path own = ownFile(person);
        if (Files.isRegularFile(own) && isOf(lineOf(own), person)) {
          lines.add(lineOf(own));
        }
      }
      gitKey().ifPresent(lines::add);
    }
    List<Person> owners =
        options.people().stream().filter(p -> lines.stream().anyMatch(l -> isOf(l, p))).toList();
    return owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty();
  }

  /**
   * The key of a person; whether it would count is looked at by {@link #whyNot}.
   *
   * @throws NoKeyException when there is none
   */
  public Key find(Person person) throws NoKeyException, IOException {
    if (options.named() != null) {
      Path file = present(options.named());
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
    throw new NoKeyException(
        "no key of " + person.name() + " was found on this computer",
        "If you have one, name its file with --key FILE; otherwise make one with \"imprimatur"
            + " review join --as "
            + person.id()
            + "\".");
  }

  /** The person's key that the agent holds, one that is valid today before others. */
  private Optional<String> held(Person person) throws IOException {
    LocalDate day = options.asOf();
    List<String> theirs = agentKeys().stream().filter(line -> isOf(line, person)).toList();
    return theirs.stream()
        .filter(line -> isValid(line, person, day))
        .findFirst()
        .or(() -> theirs.stream().findFirst());
  }

  /**
   * Why what a key signs would not count, as far as its public half is known; null when it would.
   */
  public @Nullable String whyNot(Key key, Person person) {
    LocalDate day = options.asOf();
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
   * Signs a review.
   *
   * @param bytes what is signed
   */
  public Signing sign(Key key, Person person, byte[] bytes) throws IOException {
    return sign(key, person, bytes, NAMESPACE);
  }

  /** Signs a remark. */
  public Signing signComment(Key key, Person person, byte[] bytes) throws IOException {
    return sign(key, person, bytes, COMMENTS);
  }

  private Signing sign(Key key, Person person, byte[] bytes, String namespace) throws IOException {
    if (key.isTouched()) {
      prompt.say("Touch your security key when it blinks; it waits for your finger.");
    }
    if (key.file() == null && !Files.exists(Path.of("/dev/fd"))) {
      return new Signing.NotSigned(
          "on this system the key that ssh-agent holds must be named by its file",
          "Name its public half with --key FILE.pub.");
    }
    ExternalPrograms.Ran ran = programs.run(command(key, namespace), bytes);
    return ran.code() != 0 || ran.out().isBlank()
        ? notSigned(key, person, ran.err().strip())
        : new Signing.Signed(ran.out());
  }

  /**
   * Signs several things. The passphrase of a key file is asked for once; a security key waits for
   * a finger at each.
   *
   * @param all what is signed
   * @return a signature of each, in order, or the one reason why nothing was signed
   */
  public List<Signing> sign(Key key, Person person, List<byte[]> all) throws IOException {
    return sign(key, person, all, NAMESPACE);
  }

  /** Signs several remarks, as {@link #sign(Key, Person, List)} signs reviews. */
  public List<Signing> signComments(Key key, Person person, List<byte[]> all) throws IOException {
    return sign(key, person, all, COMMENTS);
  }

  private List<Signing> sign(Key key, Person person, List<byte[]> all, String namespace)
      throws IOException {
    boolean once = all.size() > 1 && key.file() != null && !key.isTouched();
    if (once && SignedFiles.takes(programs, all)) {
      SignedFiles.Outcome outcome = SignedFiles.sign(programs, command(key, namespace), all);
      return outcome.signatures().isEmpty()
          ? List.of(notSigned(key, person, outcome.complaint()))
          : outcome.signatures();
    }
    List<Signing> out = new ArrayList<>();
    for (byte[] bytes : all) {
      Signing signing = sign(key, person, bytes, namespace);
      if (signing instanceof Signing.NotSigned) {
        return List.of(signing);
      }
      out.add(signing);
    }
    return out;
  }

  /**
   * {@code ssh-keygen} wants a file to name the key by. That of a key which only an agent holds is
   * a pipe: nothing is left behind, whoever is killed when.
   */
  private List<String> command(Key key, String namespace) throws IOException {
    if (key.file() != null) {
      String file = key.file().toString();
      return List.of("ssh-keygen", "-q", "-Y", "sign", "-f", file, "-n", namespace);
    }
    String keygen = programs.located("ssh-keygen");
    return List.of("sh", "-c", WITH_PIPED_KEY, "sh", keygen, namespace, key.line());
  }

  /** What {@code ssh-keygen} says, for people who do not know it. */
  private Signing notSigned(Key key, Person person, String why) {
    String which = key.words();
    if (why.contains("incorrect passphrase")) {
      return prompt.canAsk()
          ? new Signing.NotSigned(
              "the passphrase is not that of " + which,
              "Run the same command again. If you forgot the passphrase, make a new key with"
                  + " \"imprimatur review join --as "
                  + person.id()
                  + " --key NEWFILE\".")
          : new Signing.NotSigned(
              which + " has a passphrase, and there is no terminal to ask for it on",
              "Run this in a terminal, or let ssh-agent hold the key: ssh-add " + key.file());
    }
    if (key.isTouched()) {
      return new Signing.NotSigned(
          which + " is on a security key that was not touched, or is not plugged in" + because(why),
          "Plug it in, run the same command again, and touch it when it blinks.");
    }
    if (why.contains("agent refused") || why.contains("agent contains no identities")) {
      return new Signing.NotSigned(
          which + " could not be used" + because(why),
          "Run the same command again, and allow its use.");
    }
    return new Signing.NotSigned(
        which + " could not be used" + because(why),
        "Name the file that review join made with --key FILE, or ask an editor.");
  }

  private static String because(String why) {
    return why.isBlank() ? "" : " (ssh-keygen says: " + why.replaceAll("\\s*\\R\\s*", "; ") + ")";
  }

  /** Where {@code review join} makes a person's key. */
  public Path ownFile(Person person) {
    String name = "imprimatur-" + person.id().replaceAll("[^A-Za-z0-9._-]", "_");
    return home().resolve(".ssh").resolve(name);
  }

  private Path home() {
    String home = machine.variable("HOME");
    return machine.folder().resolve(home.isEmpty() ? System.getProperty("user.home", ".") : home);
  }

  private static Path present(Path file) throws NoKeyException {
    if (!Files.isRegularFile(file)) {
      throw new NoKeyException("there is no key file " + file, null);
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
  public static String bare(String line) {
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
    if (machine.variable("SSH_AUTH_SOCK").isEmpty()) {
      return List.of();
    }
    return programs.ask("ssh-add", "-L").map(out -> out.lines().toList()).orElse(List.of());
  }

  private Optional<Path> gitFile() throws IOException {
    String value = gitSetting();
    if (value.isEmpty() || value.startsWith("key::") || value.startsWith("ssh-")) {
      return Optional.empty();
    }
    try {
      Path file =
          value.startsWith("~/")
              ? home().resolve(value.substring(2))
              : machine.folder().resolve(value).normalize();
      return Optional.of(file).filter(Files::isRegularFile);
    } catch (InvalidPathException noPathHere) {
      return Optional.empty();
    }
  }

  private Optional<String> gitKey() throws IOException {
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
