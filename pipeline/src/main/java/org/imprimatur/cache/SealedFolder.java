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
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.macs.SipHash128;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A folder of files that only who knows a secret could have written: each begins with SipHash-2-4
 * of 128 bits over its content, whose key is HMAC-SHA-256 (RFC 2104) over the program's identity
 * and the file's name. So a file that was damaged, cut short, renamed, put there by somebody else,
 * or written by another program is as if it were not there. It may be deleted at any time. Safe to
 * share between threads, with other names each.
 */
public final class SealedFolder {
  private static final String DERIVED = "HmacSHA256";

  /** Of the key and of what a file begins with. */
  private static final int LENGTH = 16;

  private final Path folder;
  private final SecretKeySpec key;
  private final byte[] program;
  private final KeyParameter digestKey;

  /**
   * A folder, made or not.
   *
   * @param program whatever changes when the program does
   */
  public SealedFolder(Path folder, byte[] secret, String program) {
    this.folder = folder;
    this.key = new SecretKeySpec(secret, DERIVED);
    this.program = program.getBytes(UTF_8);
    this.digestKey = keyOf("digests/");
  }

  /** A file's content; empty unless it is there as it was written. */
  public Optional<byte[]> read(String name) {
    try {
      Path file = folder.resolve(name);
      if (!isOurs(file) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      byte[] all = Files.readAllBytes(file);
      if (all.length < LENGTH) {
        return Optional.empty();
      }
      byte[] content = Arrays.copyOfRange(all, LENGTH, all.length);
      boolean same = MessageDigest.isEqual(seal(name, content), Arrays.copyOf(all, LENGTH));
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
      byte[] all = Arrays.copyOf(seal(name, content), LENGTH + content.length);
      System.arraycopy(content, 0, all, LENGTH, content.length);
      Files.write(file, all, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes a file, and then another one; the first counts only {@linkplain #readTogether together}
   * with the content of the other.
   */
  public void writeTogether(String first, byte[] content, String then, byte[] other) {
    byte[] all = Arrays.copyOf(seal(then, other), LENGTH + content.length);
    System.arraycopy(content, 0, all, LENGTH, content.length);
    write(first, all);
    write(then, other);
  }

  /**
   * The content of a file that was written together with another one.
   *
   * @param other the content of the other
   */
  public Optional<byte[]> readTogether(String first, String then, byte[] other) {
    return read(first)
        .filter(all -> all.length >= LENGTH)
        .filter(all -> MessageDigest.isEqual(seal(then, other), Arrays.copyOf(all, LENGTH)))
        .map(all -> Arrays.copyOfRange(all, LENGTH, all.length));
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

  /**
   * A digest of bytes: who does not know the secret cannot find two of the same, nor tell which one
   * it will be.
   */
  public String digest(byte[] content) {
    return Base64.getEncoder().withoutPadding().encodeToString(hash(digestKey, content));
  }

  /** Programs that end soon have no fast SHA-256, so that it is made of the name alone. */
  private byte[] seal(String name, byte[] content) {
    return hash(keyOf(name), content);
  }

  private static byte[] hash(KeyParameter key, byte[] content) {
    SipHash128 hash = new SipHash128();
    hash.init(key);
    hash.update(content, 0, content.length);
    byte[] out = new byte[LENGTH];
    hash.doFinal(out, 0);
    return out;
  }

  private KeyParameter keyOf(String name) {
    try {
      Mac mac = Mac.getInstance(DERIVED);
      mac.init(key);
      byte[] file = name.getBytes(UTF_8);
      for (byte[] part : new byte[][] {program, file}) {
        mac.update((part.length + ":").getBytes(UTF_8));
        mac.update(part);
      }
      return new KeyParameter(mac.doFinal(), 0, LENGTH);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + DERIVED, e);
    }
  }
}
