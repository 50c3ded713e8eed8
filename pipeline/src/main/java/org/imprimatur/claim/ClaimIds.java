package org.imprimatur.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Gives claims their ids: {@code c-} and the first ten characters of RFC 4648 base32 (lower case)
 * of the SHA-256 of the claim's text and its context, each in Unicode NFC with white space folded
 * and a unit separator (U+001F) between them, in UTF-8; identical twins get {@code -2}, {@code -3}
 * in source order. They are worked out when they are asked for; the twins of an article once.
 */
final class ClaimIds {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 10;

  /** The first character that may compose with the one before. */
  private static final int COMPOSING = 0x300;

  /** When so many ids of an article are wanted, all its claims are compared at once. */
  private static final int MANY = 16;

  private final List<Made> all = new ArrayList<>();
  private volatile int @Nullable [] twins;
  private int asked;

  /** The name of the next claim, of this text and context. */
  Claim.Name next(String text, List<String> context) {
    Made made = new Made(all.size(), text, context);
    all.add(made);
    return made;
  }

  /** How many claims of the same text and context stand before one. */
  private int twinsBefore(Made made) {
    if (asked++ >= MANY) {
      return table()[made.number];
    }
    int count = 0;
    for (int i = 0; i < made.number; i++) {
      count += all.get(i).says(made) ? 1 : 0;
    }
    return count;
  }

  /** The same of all claims. */
  private int[] table() {
    int[] known = twins;
    if (known == null) {
      known = new int[all.size()];
      Map<List<String>, Integer> counts = new HashMap<>();
      for (Made made : all) {
        List<String> words = new ArrayList<>(made.context.size() + 1);
        words.add(composed(made.text));
        made.context.forEach(part -> words.add(composed(part)));
        known[made.number] = counts.merge(words, 1, Integer::sum) - 1;
      }
      twins = known;
    }
    return known;
  }

  private final class Made implements Claim.Name {
    private final int number;
    private final String text;
    private final List<String> context;
    private volatile @Nullable String id;

    private Made(int number, String text, List<String> context) {
      this.number = number;
      this.text = text;
      this.context = context;
    }

    @Override
    public String id() {
      String known = id;
      if (known == null) {
        int before = twinsBefore(this);
        known = "c-" + base32(hash(text, context)) + (before == 0 ? "" : "-" + (before + 1));
        id = known;
      }
      return known;
    }

    private boolean says(Made other) {
      if (!same(text, other.text) || context.size() != other.context.size()) {
        return false;
      }
      for (int i = 0; i < context.size(); i++) {
        if (!same(context.get(i), other.context.get(i))) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Claim.Name name && name.id().equals(id());
    }

    @Override
    public int hashCode() {
      return id().hashCode();
    }

    @Override
    public String toString() {
      return id();
    }
  }

  private static byte[] hash(String text, List<String> context) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(composed(text).getBytes(StandardCharsets.UTF_8));
      for (String part : context) {
        digest.update((byte) 0x1F);
        digest.update(composed(part).getBytes(StandardCharsets.UTF_8));
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether two texts are the same in NFC. Most differ at their beginning. */
  private static boolean same(String one, String other) {
    int length = Math.min(one.length(), other.length());
    int i = 0;
    while (i < length && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    if (i == one.length() && i == other.length()) {
      return true;
    }
    // What differs here and is followed by nothing that composes stays different.
    boolean plain = isPlain(one, i) && isPlain(other, i);
    return !plain && composed(one).equals(composed(other));
  }

  private static boolean isPlain(String text, int at) {
    for (int i = at; i < Math.min(at + 2, text.length()); i++) {
      if (text.charAt(i) >= COMPOSING) {
        return false;
      }
    }
    return true;
  }

  /** In NFC; most text is in it as it stands. */
  private static String composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= COMPOSING) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
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
