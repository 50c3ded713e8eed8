package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * A release as an administrator names it: an archive with a launcher, behind an address that a
 * stand-in for {@code curl} knows. The stand-in hands out nothing unless only https is allowed.
 */
final class PinnedRelease {
  static final String URL = "https://releases.example/imprimatur-1-image.tar.gz";

  private static final String CURL =
      """
      #!/bin/sh
      case " $* " in *" --proto =https "*) ;; *) exit 1 ;; esac
      while [ "$1" != --output ]; do shift; done
      [ "$3" = '@URL@' ] || exit 22
      exec cp '@ARCHIVE@' "$2"
      """;

  private final Path archive;

  /** The folder with the stand-in, to be put on the search path. */
  final Path programs;

  /** Makes it, with this launcher. */
  PinnedRelease(Path folder, String launcher) throws Exception {
    Path made = folder.resolve("made");
    executable(made.resolve("imprimatur-1-image/bin/imprimatur"), launcher);
    archive = folder.resolve("release.tar.gz");
    Process tar =
        new ProcessBuilder(
                "tar", "-czf", archive.toString(), "-C", made.toString(), "imprimatur-1-image")
            .start();
    assertEquals(0, tar.waitFor());
    programs = folder.resolve("programs");
    executable(
        programs.resolve("curl"),
        CURL.replace("@URL@", URL).replace("@ARCHIVE@", archive.toString()));
  }

  String sha256() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
    return HexFormat.of().formatHex(digest);
  }

  /** The variables of a repository on GitHub. */
  Map<String, String> variables() throws Exception {
    return Map.of("IMPRIMATUR_URL", URL, "IMPRIMATUR_SHA256", sha256());
  }

  /** The file for GitLab, with its two lines filled in. */
  String named(String gitlab) throws Exception {
    return gitlab
        .replace(" URL=\"\"\n", " URL=\"" + URL + "\"\n")
        .replace(" SHA256=\"\"\n", " SHA256=\"" + sha256() + "\"\n");
  }

  static void executable(Path file, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }
}
