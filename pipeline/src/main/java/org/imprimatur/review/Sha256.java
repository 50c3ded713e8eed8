package org.imprimatur.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 digests in the form {@code sha256:} and 64 lower-case hex digits. */
final class Sha256 {
  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

  private Sha256() {}

  static String of(byte[] bytes) {
    return "sha256:" + HexFormat.of().formatHex(hash("SHA-256", bytes));
  }

  /** The digest of a text's UTF-8. The text must hold no half surrogate pair. */
  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static boolean isDigest(String text) {
    return FORM.matcher(text).matches();
  }

  static byte[] hash(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
