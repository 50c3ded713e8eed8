package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final String PATH_SEPARATOR = System.getProperty("path.separator", ":");
  private static final String NAMESPACE = "imprimatur-review";

  private final Invocation invocation;
  private final List<Person> people;

  SigningKeys(Invocation invocation, List<Person> people) {
    this.invocation = invocation;
    this.people = people;
  }

  /**
   * A key to sign with.
   *
   * @param file the private key, or the public one of a key that an agent holds
   * @param temporary whether the file was made for this, and is deleted
   */
  record Key(Path file, boolean temporary) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (temporary) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The person of the board whose key is named, in the agent, or set for git. */
  Optional<Person> owner() throws UsageException, IOException {
    String named = invocation.value("key");
    List<String> lines = new ArrayList<>();
    if (named != null) {
      publicLine(invocation.path(named)).ifPresent(lines::add);
    } else {
      lines.addAll(agentKeys());
      gitKey().ifPresent(lines::add);
    }
    return people.stream().filter(p -> lines.stream().anyMatch(l -> isOf(l, p))).findFirst();
  }

  /** The key of a person. */
  Key find(Person person) throws UsageException, IOException {
    String named = invocation.value("key");
    if (named != null) {
      Path file = invocation.path(named);
      if (!Files.isRegularFile(file)) {
        throw new UsageException("there is no key file " + file, null);
      }
      return new Key(file, false);
    }
    for (String line : agentKeys()) {
      if (isOf(line, person)) {
        return temporary(line);
      }
    }
    Path own = home().resolve(".ssh").resolve(ownName(person));
    if (Files.isRegularFile(own)) {
      return new Key(own, false);
    }
    Optional<String> git = gitKey();
    Path setForGit = gitFile().orElse(null);
    if (git.isPresent() && isOf(git.get(), person)) {
      return setForGit != null ? new Key(setForGit, false) : temporary(git.get());
    }
    throw new UsageException(
        "no key of " + person.name() + " was found on this computer",
        "Name its file with --key FILE; who has none yet: imprimatur review join --as "
            + person.id());
  }

  /** The armoured signature over some bytes. */
  String sign(Key key, byte[] bytes) throws IOException {
    List<String> command =
        List.of("ssh-keygen", "-q", "-Y", "sign", "-f", key.file().toString(), "-n", NAMESPACE);
    Ran ran = run(command, bytes, true);
    if (ran.code() != 0 || ran.out().isBlank()) {
      throw new IOException(
          "nothing was signed: ssh-keygen could not use the key "
              + (key.temporary() ? "in the agent" : key.file().toString())
              + (ran.err().isBlank() ? "" : " (" + ran.err().strip() + ")"));
    }
    return ran.out();
  }

  /** The name of the key file that {@code review join} makes. */
  static String ownName(Person person) {
    return "imprimatur-" + person.id().replaceAll("[^A-Za-z0-9._-]", "_");
  }

  Path home() {
    String home = invocation.surroundings().variable("HOME");
    return invocation
        .surroundings()
        .folder()
        .resolve(home.isEmpty() ? System.getProperty("user.home", ".") : home);
  }

  private static Key temporary(String line) throws IOException {
    Path file = Files.createTempFile("imprimatur-", ".pub");
    Files.writeString(file, line + "\n");
    return new Key(file, true);
  }

  private static boolean isOf(String line, Person person) {
    String key = bare(line);
    return !key.isEmpty() && person.keys().stream().anyMatch(k -> bare(k.key()).equals(key));
  }

  /** Type and base64, without the comment. */
  private static String bare(String line) {
    String[] words = line.strip().split("\\s+", 3);
    return words.length < 2 ? "" : words[0] + " " + words[1];
  }

  private static Optional<String> publicLine(Path file) throws IOException {
    Path pub = file.toString().endsWith(".pub") ? file : Path.of(file + ".pub");
    if (!Files.isRegularFile(pub) || Files.size(pub) > 64 * 1024) {
      return Optional.empty();
    }
    return Files.readString(pub).lines().findFirst();
  }

  private List<String> agentKeys() throws IOException {
    if (invocation.surroundings().variable("SSH_AUTH_SOCK").isEmpty()) {
      return List.of();
    }
    Ran ran = tryRun(List.of("ssh-add", "-L"));
    return ran == null || ran.code() != 0 ? List.of() : ran.out().lines().toList();
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
    return file.isPresent() ? publicLine(file.get()) : Optional.empty();
  }

  private String gitSetting() throws IOException {
    Ran ran = tryRun(List.of("git", "config", "--get", "user.signingkey"));
    return ran == null || ran.code() != 0 ? "" : ran.out().strip();
  }

  /** What a program printed, and how it ended. */
  record Ran(int code, String out, String err) {}

  private @Nullable Ran tryRun(List<String> command) throws IOException {
    try {
      return run(command, new byte[0], false);
    } catch (MissingProgram e) {
      return null;
    }
  }

  /** Runs a program; its questions and remarks reach the terminal where there is one. */
  Ran run(List<String> command, byte[] input, boolean talks) throws IOException {
    List<String> found = new ArrayList<>(command);
    found.set(0, located(command.get(0)));
    ProcessBuilder builder = new ProcessBuilder(found);
    builder.environment().clear();
    builder.environment().putAll(invocation.surroundings().environment());
    builder.directory(invocation.surroundings().folder().toFile());
    boolean live = talks && invocation.surroundings().terminals().contains("err");
    if (live) {
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    }
    Path errors = live ? null : Files.createTempFile("imprimatur-", ".err");
    try {
      if (errors != null) {
        builder.redirectError(errors.toFile());
      }
      Process process = started(builder, command.get(0));
      try (OutputStream in = process.getOutputStream()) {
        in.write(input);
      } catch (IOException wantsNoMore) {
        // It says so itself.
      }
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      int code = process.waitFor();
      return new Ran(code, out, errors == null ? "" : Files.readString(errors));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      if (errors != null) {
        Files.deleteIfExists(errors);
      }
    }
  }

  /** Where a program lies on the user's own search path, not on that of this process. */
  private String located(String program) throws MissingProgram {
    String path = invocation.surroundings().variable("PATH");
    if (path.isEmpty()) {
      return program;
    }
    for (String folder : path.split(java.util.regex.Pattern.quote(PATH_SEPARATOR), -1)) {
      for (String name : List.of(program, program + ".exe")) {
        Path candidate = invocation.surroundings().folder().resolve(folder).resolve(name);
        if (!folder.isEmpty() && Files.isExecutable(candidate)) {
          return candidate.toString();
        }
      }
    }
    throw missing(program, new IOException("not on the search path"));
  }

  private static Process started(ProcessBuilder builder, String program) throws MissingProgram {
    try {
      return builder.start();
    } catch (IOException e) {
      throw missing(program, e);
    }
  }

  private static MissingProgram missing(String program, IOException cause) {
    return new MissingProgram(
        "the program "
            + program
            + " is not on this computer; it comes with OpenSSH, which every system offers",
        cause);
  }

  /** A program that is not installed. */
  static final class MissingProgram extends IOException {
    private static final long serialVersionUID = 1L;

    MissingProgram(String message, IOException cause) {
      super(message, cause);
    }
  }
}
