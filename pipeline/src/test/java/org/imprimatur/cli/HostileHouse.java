package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imprimatur.output.ForgedJournal;

/** A content root in git, and what somebody without a key might put into it. */
final class HostileHouse {
  static final String ARTICLE =
      """
      ---
      title: T
      status: submitted
      updated: 2026-05-01
      authors: [a.author]
      ---

      Rest helps.
      """;

  /** In git's folder, whichever that is. */
  static final String KEY = "imprimatur/e3b0c44298fc1c149afbf4c8996fb924/";

  /** Where a content root keeps its state that is the top of a working tree. */
  static final String STATE = ".git/" + HostileHouse.KEY;

  private HostileHouse() {}

  /** Makes one, with nothing hostile in it. */
  static Path make(Path folder) throws Exception {
    content(Files.createDirectories(folder));
    git(folder, "init", "-q", "-b", "main", "--template=");
    return folder;
  }

  static void content(Path folder) throws IOException {
    put(
        folder.resolve("imprimatur.yaml"),
        "site: {id: s, title: S}\npeople: [{id: a.author, name: A, roles: [author]}]\n");
    put(folder.resolve("articles/good.md"), ARTICLE);
    put(folder.resolve("output/.gitignore"), "*\n!.gitignore\n");
  }

  /** A journal where earlier versions had it; {@code git status} would run a program. */
  static void putOldJournal(Path folder) throws IOException {
    put(
        folder.resolve("output/.review/journal"),
        ForgedJournal.ofTheOldKind(".git/config", ".git/hooks/post-checkout", "imprimatur.yaml"));
  }

  static CommandLine.Ran run(Path folder, String words) {
    return run(folder, Map.of(), words);
  }

  static CommandLine.Ran run(Path folder, Map<String, String> user, String words) {
    return CommandLine.run(folder, user, words.split(" "));
  }

  static void git(Path folder, String... words) throws Exception {
    String[] all = new String[words.length + 1];
    all[0] = "git";
    System.arraycopy(words, 0, all, 1, words.length);
    ReviewFolder.exec(folder, all);
  }

  static String key(byte[] name) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(name);
    return HexFormat.of().formatHex(digest, 0, 16);
  }

  static void put(Path file, String text) throws IOException {
    put(file, text.getBytes(UTF_8));
  }

  static void put(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Every file below a folder with what it holds, and every link with where it leads to. */
  static Map<String, String> everything(Path folder) throws Exception {
    Map<String, String> out = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        String name = folder.relativize(file).toString();
        if (Files.isSymbolicLink(file)) {
          out.put(name, "-> " + Files.readSymbolicLink(file));
        } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          out.put(name, Files.size(file) + " bytes, " + key(Files.readAllBytes(file)));
        }
      }
    }
    return out;
  }
}
