package org.imprimatur.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Runs other programs: {@code ssh-keygen}, {@code ssh-add} and {@code git}. They ask for
 * passphrases on the terminal itself, whatever their streams are.
 */
final class ExternalPrograms {
  private static final Pattern SEPARATOR =
      Pattern.compile(Pattern.quote(System.getProperty("path.separator", ":")));

  private final SigningMachine machine;

  ExternalPrograms(SigningMachine machine) {
    this.machine = machine;
  }

  /** What a program printed, and how it ended. */
  record Ran(int code, String out, String err) {}

  /** A program that is not installed. */
  static final class MissingProgram extends IOException {
    private static final long serialVersionUID = 1L;

    MissingProgram(String message, IOException cause) {
      super(message, cause);
    }
  }

  /** What a program prints; empty when it is not installed, or fails. */
  Optional<String> ask(String... command) throws IOException {
    try {
      Ran ran = run(List.of(command), new byte[0]);
      return ran.code() == 0 ? Optional.of(ran.out()) : Optional.empty();
    } catch (MissingProgram e) {
      return Optional.empty();
    }
  }

  /**
   * Runs a program. What it prints stays in memory: a file would be left behind by who is killed.
   *
   * @param input its standard input
   * @throws MissingProgram when it is not installed
   */
  Ran run(List<String> command, byte[] input) throws IOException {
    List<String> found = new ArrayList<>(command);
    found.set(0, located(command.get(0)));
    ProcessBuilder builder = new ProcessBuilder(found);
    builder.environment().clear();
    builder.environment().putAll(machine.environment());
    builder.directory(machine.folder().toFile());
    Process process = started(builder, command.get(0));
    CompletableFuture<String> errors =
        CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException wantsNoMore) {
      // It says so itself.
    }
    String out = read(process.getInputStream());
    try {
      return new Ran(process.waitFor(), out, errors.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Where a program lies on the user's own search path, not on that of this process.
   *
   * @throws MissingProgram when it lies nowhere there
   */
  String located(String program) throws MissingProgram {
    String path = machine.variable("PATH");
    if (path.isEmpty()) {
      return program;
    }
    for (String folder : SEPARATOR.split(path, -1)) {
      for (String name : List.of(program, program + ".exe")) {
        Path candidate = machine.folder().resolve(folder).resolve(name);
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
            + " is not on this computer, and without it nothing can be signed; it comes with"
            + " OpenSSH, which every system offers",
        cause);
  }
}
