package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * Runs the recipes of {@code docs/ci.md} as a CI service would, with real git and bash. The
 * launcher that a recipe starts hands its words to this process, which runs the program; so it is
 * known which launcher was started, and that takes no time.
 */
final class RecipeRunner implements AutoCloseable {
  /** A launcher: where it stands, and its words, go to the test, which answers. */
  static final String LAUNCHER =
      """
      #!/usr/bin/env bash
      exec 3<>"/dev/tcp/127.0.0.1/$RECIPE_PORT"
      printf '%s\\0' "$#" "$0" "$PWD" "$@" >&3
      read -r code <&3
      cat <&3
      exit "$code"
      """;

  private final ServerSocket socket;
  private final List<String> launchers = Collections.synchronizedList(new ArrayList<>());
  private final Path server;
  private final Path programs;

  /**
   * Begins to listen to launchers.
   *
   * @param server the repository that recipes check out
   * @param programs what stands first on the search path
   */
  RecipeRunner(Path server, Path programs) throws IOException {
    this.server = server;
    this.programs = programs;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::answer, "recipes");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /**
   * How a job ended.
   *
   * @param passed whether all steps did
   * @param said all that they printed
   * @param launchers the launchers that were started
   */
  record Ran(boolean passed, String said, List<String> launchers) {}

  /**
   * Runs the one job of a GitHub workflow.
   *
   * @param event what GitHub tells of what happened
   * @param variables the repository's
   * @param depth how much history "the whole" is: 0, or so many commits where a clone is shallow
   */
  Ran github(
      Path workspace,
      String workflow,
      Map<String, ?> event,
      Map<String, String> variables,
      int depth)
      throws Exception {
    Files.createDirectories(workspace);
    Map<String, Object> context = new HashMap<>();
    String pushed = String.valueOf(event.get("after"));
    context.put("github", Map.of("event", event, "repository", "house/guidelines", "sha", pushed));
    context.put("vars", variables);
    Map<?, ?> job = (Map<?, ?>) only(map(workflow).get("jobs"));
    Map<String, String> env = new LinkedHashMap<>();
    if (job.get("env") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> env.put(key.toString(), Expressions.fill("" + value, context)));
    }
    context.put("env", env);
    env.put("GITHUB_SHA", pushed);
    env.put("GITHUB_WORKSPACE", workspace.toString());
    env.put("RUNNER_TEMP", Files.createTempDirectory(temporary(), "runner temp").toString());
    env.put("GITHUB_PATH", env.get("RUNNER_TEMP") + "/added to the path");
    Job running = new Job(workspace, context, env, depth, new StringBuilder());
    boolean passed = true;
    launchers.clear();
    for (Object each : (List<?>) Objects.requireNonNull(job.get("steps"))) {
      Map<?, ?> step = (Map<?, ?>) each;
      if (passed || "always()".equals(step.get("if"))) {
        passed &= step(running, step);
      }
    }
    return new Ran(passed, running.said().toString(), List.copyOf(launchers));
  }

  /** A job that runs: where, what its expressions see, how deep its clones are, what it printed. */
  private record Job(
      Path workspace,
      Map<String, Object> context,
      Map<String, String> env,
      int depth,
      StringBuilder said) {}

  /** Beside the repository, so that it goes with it. */
  private Path temporary() {
    return Objects.requireNonNull(server.getParent());
  }

  private boolean step(Job job, Map<?, ?> step) throws Exception {
    Object uses = step.get("uses");
    if (uses == null) {
      String script = Expressions.fill("" + step.get("run"), job.context());
      Map<String, String> env = new HashMap<>(job.env());
      if (step.get("env") instanceof Map<?, ?> given) {
        given.forEach(
            (key, value) -> env.put("" + key, Expressions.fill("" + value, job.context())));
      }
      env.put("PATH", path(Path.of(Objects.requireNonNull(env.get("GITHUB_PATH")))));
      return bash(job.workspace(), script, "-e", env, job.said());
    }
    if (uses.toString().startsWith("actions/setup-java@")) {
      return true;
    }
    assertTrue(uses.toString().startsWith("actions/checkout@"), uses.toString());
    Map<String, String> with = new HashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(step.get("with")))
        .forEach((key, value) -> with.put("" + key, Expressions.fill("" + value, job.context())));
    assertTrue("false".equals(with.get("persist-credentials")), "the token lies beside the change");
    assertFalse(with.containsKey("repository"), "nothing but the house is checked out");
    boolean whole = "0".equals(with.get("fetch-depth")) && job.depth() == 0;
    return checkout(
        job.workspace().resolve(with.getOrDefault("path", "")),
        with.getOrDefault("ref", job.env().getOrDefault("GITHUB_SHA", "")),
        whole ? 0 : Math.max(1, job.depth()),
        job.said());
  }

  /** The search path, with what earlier steps put before it, the last of them first. */
  private String path(Path added) throws IOException {
    String path = programs + ":" + System.getenv("PATH");
    for (String folder : Files.exists(added) ? Files.readAllLines(added) : List.<String>of()) {
      path = folder + ":" + path;
    }
    return path;
  }

  /** As {@code actions/checkout} does it: branches where the whole history is wanted. */
  boolean checkout(Path folder, String ref, int depth, StringBuilder said) throws Exception {
    Files.createDirectories(folder);
    String script =
        "git init -q . && git remote add origin \"$SERVER\" && "
            + (depth == 0
                ? "git fetch -q origin '+refs/heads/*:refs/remotes/origin/*' && git fetch -q origin"
                : "git fetch -q --no-tags --depth=" + depth + " origin")
            + " \"$REF\" && git checkout -q --detach FETCH_HEAD";
    return bash(
        folder, script, "-e", Map.of("SERVER", server.toUri().toString(), "REF", ref), said);
  }

  /** Runs the one job of a GitLab file in a checkout. */
  Ran gitlab(Path checkout, String file, Map<String, String> variables) throws Exception {
    Map<?, ?> job = (Map<?, ?>) only(map(file));
    StringBuilder said = new StringBuilder();
    launchers.clear();
    boolean passed = true;
    for (Object script : (List<?>) Objects.requireNonNull(job.get("script"))) {
      passed = passed && bash(checkout, script.toString(), "-eo pipefail", variables, said);
    }
    return new Ran(passed, said.toString(), List.copyOf(launchers));
  }

  /** Runs a script; with {@code git} as on a machine where nobody set it up. */
  Ran run(Path folder, String script, Map<String, String> variables) throws Exception {
    StringBuilder said = new StringBuilder();
    launchers.clear();
    boolean passed = bash(folder, script, "-e", variables, said);
    return new Ran(passed, said.toString(), List.copyOf(launchers));
  }

  private boolean bash(
      Path folder, String script, String options, Map<String, String> variables, StringBuilder said)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("bash"));
    command.addAll(List.of(options.split(" ", -1)));
    command.addAll(List.of("-c", script));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.putAll(
        Map.of(
            "CI",
            "true",
            "PATH",
            programs + ":" + System.getenv("PATH"),
            "HOME",
            folder.toString(),
            "GIT_CONFIG_GLOBAL",
            "/dev/null",
            "GIT_CONFIG_NOSYSTEM",
            "1",
            "RECIPE_PORT",
            Integer.toString(socket.getLocalPort())));
    environment.putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    said.append(new String(process.getInputStream().readAllBytes(), UTF_8));
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue() == 0;
  }

  private void answer() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        InputStream in = caller.getInputStream();
        int words = Integer.parseInt(word(in));
        launchers.add(word(in));
        Path folder = Path.of(word(in));
        String[] args = new String[words];
        for (int i = 0; i < words; i++) {
          args[i] = word(in);
        }
        CommandLine.Ran ran = CommandLine.run(folder, Map.of("CI", "true"), args);
        byte[] answer = (ran.code() + "\n" + ran.out() + ran.err()).getBytes(UTF_8);
        caller.getOutputStream().write(answer);
        caller.getOutputStream().flush();
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static String word(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int next = in.read(); next > 0; next = in.read()) {
      out.write(next);
    }
    return out.toString(UTF_8);
  }

  private static Map<?, ?> map(String yaml) {
    Yaml.Result result = Yaml.read(Source.of("recipe.yml", yaml), RuleId.CONFIG_SYNTAX);
    assertTrue(result.problems().isEmpty(), result.problems().toString());
    return (Map<?, ?>) Objects.requireNonNull(plain(result.node()));
  }

  private static @Nullable Object plain(@Nullable Node node) {
    if (node instanceof Node.Mapping mapping) {
      Map<String, @Nullable Object> out = new LinkedHashMap<>();
      mapping.entries().forEach((key, value) -> out.put(key, plain(value)));
      return out;
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().map(RecipeRunner::plain).toList();
    }
    return node instanceof Node.Scalar scalar ? scalar.text() : null;
  }

  private static Object only(@Nullable Object map) {
    Map<?, ?> all = (Map<?, ?>) Objects.requireNonNull(map);
    assertTrue(all.size() == 1, all.keySet().toString());
    return Objects.requireNonNull(all.values().iterator().next());
  }
}
