package org.imprimatur.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives claims their ids: {@code c-} and the first ten characters of RFC 4648 base32 (lower case)
 * of the SHA-256 of the claim's text and its context, each in Unicode NFC with white space folded
 * and a unit separator (U+001F) between them, in UTF-8; identical twins get {@code -2}, {@code -3}
 * in source order.
 */
final class ClaimIds {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 10;

  private final MessageDigest digest;
  private final Map<String, Integer> twins = new HashMap<>();

  ClaimIds() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The id of the next claim of this text and context. */
  String next(String text, List<String> context) {
    digest.update(bytes(text));
    for (String part : context) {
      digest.update((byte) 0x1F);
      digest.update(bytes(part));
    }
    byte[] hash = digest.digest();
    String id = "c-" + base32(hash);
    int count = twins.merge(id, 1, Integer::sum);
    return count == 1 ? id : id + "-" + count;
  }

  /** Below U+0300 nothing composes, so most text is in NFC as it stands. */
  private static byte[] bytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x300) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base32(byte[] hash) {
    StringBuilder out = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      int bit = i * 5;
      int two = (hash[bit / 8] & 0xFF) << 8 | (hash[bit / 8 + 1] & 0xFF);
      out.append(ALPHABET.charAt(two >> (11 - bit % 8) & 31));
    }
    return out.toString();
  }
}
