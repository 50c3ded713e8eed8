package org.imprimatur.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.imprimatur.finding.Nearest;
import org.imprimatur.run.UnusableException;

/** The command line as a function, and the one place where the process ends. */
public final class Main {
  /** With fewer files that could be opened, what went wrong is not a defect of ours. */
  private static final int SPARE = 8;

  private final Surroundings surroundings;
  private final Printer out;
  private final Printer err;

  private Main(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.out = new Printer(surroundings.out(), surroundings.terminals().contains("out"));
    this.err = new Printer(surroundings.err(), surroundings.terminals().contains("err"));
  }

  /** Runs the program in this process, and ends it. */
  public static void main(String[] args) {
    Surroundings surroundings =
        new Surroundings(
            Path.of("").toAbsolutePath(),
            System.in,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            System.getenv(),
            Set.of(System.getProperty("imprimatur.terminal", "").split(",")),
            Instant::now);
    System.exit(start(List.of(args), surroundings));
  }

  /** Before a class of a library is wanted, it is seen whether its file could be opened. */
  private static int start(List<String> args, Surroundings surroundings) {
    String shortage = OpenFileLimit.shortage(Runtime.getRuntime().availableProcessors());
    if (shortage.isEmpty()) {
      return run(args, surroundings);
    }
    Main main = new Main(surroundings);
    main.complain(shortage);
    main.err.flush();
    return Exit.USAGE;
  }

  /**
   * Runs a command line.
   *
   * @return the exit code: 0 done, 1 findings or something refused, 2 wrong usage or unusable
   *     configuration, 70 a defect of the program
   */
  public static int run(List<String> args, Surroundings surroundings) {
    Main main = new Main(surroundings);
    int code = main.guarded(args);
    main.out.flush();
    String failure = main.out.failure();
    if (failure != null) {
      main.complain("cannot write to standard output: " + failure);
      code = code == Exit.DONE ? Exit.USAGE : code;
    }
    main.err.flush();
    return code;
  }

  private int guarded(List<String> args) {
    try {
      return dispatch(args);
    } catch (UsageException e) {
      complain(String.valueOf(e.getMessage()));
      if (e.hint() != null) {
        err.line(e.hint());
      }
      return Exit.USAGE;
    } catch (UnusableException e) {
      out.flush();
      complain(String.valueOf(e.getMessage()));
      err.append(e.details());
      return Exit.USAGE;
    } catch (IOException e) {
      complain(String.valueOf(e.getMessage()));
      trace(e);
      return Exit.USAGE;
    } catch (OutOfMemoryError e) {
      complain("Java has too little memory; give it more: JAVA_OPTS=-Xmx4g");
      return Exit.DEFECT;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (!OpenFileLimit.areFree(SPARE)) {
        complain(OpenFileLimit.shortage());
        trace(e);
        return Exit.USAGE;
      }
      complain(
          "this is a defect of the program, not of your files: "
              + e.getClass().getSimpleName()
              + (e.getMessage() == null ? "" : ": " + e.getMessage()));
      err.line("Please report it; IMPRIMATUR_DEBUG=1 shows where it happened.");
      trace(e);
      return Exit.DEFECT;
    }
  }

  private int dispatch(List<String> args) throws UsageException, IOException {
    int at = CommandLineReader.commandAt(args);
    if (at < 0) {
      return withoutCommand(args);
    }
    List<String> words = new ArrayList<>(args);
    String name = words.remove(at);
    if (name.equals("help")) {
      return help(words);
    }
    if (Commands.named(name).isEmpty()) {
      CommandLineReader.refuseBefore(args, at);
    }
    Command command = command(name);
    CommandLine line = CommandLineReader.parse(command.options(), words);
    if (line.hasOption("help")) {
      out.append(Help.of(command, line.getArgList()));
      return Exit.DONE;
    }
    if (line.hasOption("version")) {
      return version();
    }
    CommandLineReader.refuseOthers(command, line);
    GivenArguments given = new GivenArguments(line, surroundings);
    Command.Task task = command.read(given);
    return task.run(new Invocation(given.global(), surroundings, out, err));
  }

  private int withoutCommand(List<String> args) throws UsageException {
    CommandLine line = CommandLineReader.parse(new org.apache.commons.cli.Options(), args);
    if (line.hasOption("version")) {
      return version();
    }
    if (line.hasOption("help")) {
      out.append(Help.overview());
      return Exit.DONE;
    }
    err.append(Help.overview());
    return Exit.USAGE;
  }

  private int help(List<String> words) throws UsageException {
    List<String> names = words.stream().filter(word -> !word.startsWith("-")).toList();
    out.append(
        names.isEmpty()
            ? Help.overview()
            : Help.of(command(names.get(0)), names.subList(1, names.size())));
    return Exit.DONE;
  }

  private static Command command(String name) throws UsageException {
    Optional<Command> command = Commands.named(name);
    if (command.isEmpty()) {
      throw new UsageException(
          "there is no command \"" + name + "\"",
          Nearest.question(name, Commands.names())
              .orElse("Commands: " + String.join(", ", Commands.names()) + "."));
    }
    return command.get();
  }

  /** The version that the jar names. */
  static String programVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }

  private int version() {
    out.line("imprimatur " + programVersion());
    return Exit.DONE;
  }

  private void complain(String message) {
    err.line("imprimatur: " + message);
  }

  private void trace(Throwable e) {
    if (!surroundings.variable("IMPRIMATUR_DEBUG").isEmpty()) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      err.append(text.toString());
    }
  }
}
