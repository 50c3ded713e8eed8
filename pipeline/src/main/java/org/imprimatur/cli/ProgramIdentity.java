package org.imprimatur.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which program this is, byte for byte: what another one left is not taken over, though it calls
 * itself by the same version.
 */
final class ProgramIdentity {
  private static @Nullable String known;

  private ProgramIdentity() {}

  /**
   * A digest of the program's own code, and of the names of its libraries; empty when not known.
   */
  static synchronized String get() {
    String found = known;
    if (found == null) {
      found = find();
      known = found;
    }
    return found;
  }

  private static String find() {
    try {
      CodeSource source = ProgramIdentity.class.getProtectionDomain().getCodeSource();
      if (source == null) {
        return "";
      }
      Path code = Path.of(source.getLocation().toURI());
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
      for (Path file : Files.isDirectory(code) ? files(code) : List.of(code)) {
        sha.update(Files.readAllBytes(file));
      }
      Path libraries = code.resolveSibling("lib");
      for (Path file : Files.isDirectory(libraries) ? files(libraries) : List.<Path>of()) {
        sha.update((file.getFileName() + " " + Files.size(file)).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException | URISyntaxException | NoSuchAlgorithmException e) {
      return "";
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
