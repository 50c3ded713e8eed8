package org.imprimatur.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Six words for a key, to be read to each other over the telephone: whoever exchanges the key on
 * its way would have to make one with the same words. They are 48 bits, stretched (PBKDF2, RFC
 * 8018) so that trying keys takes long.
 */
final class SixWords {
  static final int ROUNDS = 200_000;
  private static final int WORDS = 6;

  private SixWords() {}

  /**
   * The words.
   *
   * @param site the site's id
   * @param person the person's id
   * @param key the key as SSH writes it
   */
  static List<String> of(String site, String person, byte[] key) {
    char[] secret = Sha256.of(key).toCharArray();
    byte[] salt = ("imprimatur-join\n" + site + "\n" + person).getBytes(UTF_8);
    byte[] bits;
    try {
      bits =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(secret, salt, ROUNDS, WORDS * 8))
              .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2", e);
    }
    List<String> words = words();
    List<String> out = new ArrayList<>();
    for (byte bit : bits) {
      out.add(words.get(bit & 255));
    }
    return out;
  }

  private static List<String> words() {
    try (InputStream in =
        Objects.requireNonNull(SixWords.class.getResourceAsStream("six-words.txt"))) {
      return List.of(new String(in.readAllBytes(), UTF_8).strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
