package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret of this user on this machine: what is sealed with it was written by this user's own
 * builds, and by nobody who can only send files. It lies in the user's folder for state, made when
 * it is first asked for.
 */
public final class UserSecret {
  private static final String NAME = "imprimatur";
  private static final String FILE = "secret";
  private static final int LENGTH = 32;

  private UserSecret() {}

  /**
   * The secret.
   *
   * @param home the user's folder for state; null where there is none
   * @return empty when there is none and none can be made
   */
  public static Optional<byte[]> of(@Nullable Path home) {
    if (home == null) {
      return Optional.empty();
    }
    try {
      Path folder = home.resolve(NAME);
      Files.createDirectories(home);
      WriteAccess.ownFolder(folder);
      Path file = folder.resolve(FILE);
      if (!Folders.exists(file)) {
        make(folder, file);
      }
      byte[] secret = Folders.isRealFile(file) ? Files.readAllBytes(file) : new byte[0];
      return secret.length == LENGTH ? Optional.of(secret) : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** A secret from a text that somebody chose: a variable of a machine that builds. */
  public static byte[] of(String text) {
    return FileDigest.of(text.getBytes(UTF_8));
  }

  /** Whole or not at all, also where two builds make it at once: the first one's counts. */
  private static void make(Path folder, Path file) throws IOException {
    byte[] secret = new byte[LENGTH];
    new SecureRandom().nextBytes(secret);
    Path made = Files.createTempFile(folder, FILE, ".new");
    try {
      Files.write(made, secret);
      Files.createLink(file, made);
    } catch (FileAlreadyExistsException anotherWasFaster) {
      // Theirs is read.
    } finally {
      Files.deleteIfExists(made);
    }
  }
}
