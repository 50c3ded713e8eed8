package org.imprimatur.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A folder of files that only who knows a secret could have written: each begins with HMAC-SHA-256
 * (RFC 2104) over the program's identity, the file's name and its content. So a file that was
 * damaged, cut short, renamed, put there by somebody else, or written by another program is as if
 * it were not there. It may be deleted at any time. Safe to share between threads, with other names
 * each.
 */
public final class SealedFolder {
  private static final String MAC = "HmacSHA256";
  private static final int MAC_LENGTH = 32;

  private final Path folder;
  private final SecretKeySpec key;
  private final byte[] program;

  /**
   * A folder, made or not.
   *
   * @param program whatever changes when the program does
   */
  public SealedFolder(Path folder, byte[] secret, String program) {
    this.folder = folder;
    this.key = new SecretKeySpec(secret, MAC);
    this.program = program.getBytes(UTF_8);
  }

  /** A file's content; empty unless it is there as it was written. */
  public Optional<byte[]> read(String name) {
    try {
      Path file = folder.resolve(name);
      if (!isOurs(file) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      byte[] all = Files.readAllBytes(file);
      if (all.length < MAC_LENGTH) {
        return Optional.empty();
      }
      byte[] content = Arrays.copyOfRange(all, MAC_LENGTH, all.length);
      boolean same = MessageDigest.isEqual(mac(name, content), Arrays.copyOf(all, MAC_LENGTH));
      return same ? Optional.of(content) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes a file, in the place of one that is there.
   *
   * @return whether it could be written
   */
  public boolean write(String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      if (!make(file)) {
        return false;
      }
      // Never into what is there: that may be a link.
      Files.deleteIfExists(file);
      byte[] all = Arrays.copyOf(mac(name, content), MAC_LENGTH + content.length);
      System.arraycopy(content, 0, all, MAC_LENGTH, content.length);
      Files.write(file, all, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Forgets a file. */
  public void delete(String name) {
    try {
      Path file = folder.resolve(name);
      if (isOurs(file)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A seal that does not fit is not believed either.
    }
  }

  /** Makes the folders on the way to a file; not behind a link, which may lead anywhere. */
  private boolean make(Path file) throws IOException {
    Path at = folder;
    for (Path name : folder.relativize(file)) {
      if (!isFolder(at)) {
        if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
          return false;
        }
        Files.createDirectories(at);
      }
      at = at.resolve(name);
    }
    return true;
  }

  /** Whether all folders on the way are folders, and no links to some. */
  private boolean isOurs(Path file) {
    for (Path at = file.getParent(); at != null; at = at.getParent()) {
      if (!isFolder(at)) {
        return false;
      }
      if (at.equals(folder)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private byte[] mac(String name, byte[] content) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      byte[] file = name.getBytes(UTF_8);
      for (byte[] part : new byte[][] {program, file}) {
        mac.update((part.length + ":").getBytes(UTF_8));
        mac.update(part);
      }
      return mac.doFinal(content);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }
}
