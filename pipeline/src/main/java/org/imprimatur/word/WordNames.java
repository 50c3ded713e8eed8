package org.imprimatur.word;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The names by which what was exported is known again. */
public final class WordNames {
  /** The namespace of the list of claims that an exported file holds. */
  static final String CLAIMS = "urn:imprimatur:claims";

  private static final String PREFIX = "claim_";
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]{1,34}");

  private WordNames() {}

  /** The bookmark of a claim: at most 40 letters, digits and underscores, as Word wants it. */
  public static String bookmark(String claim) {
    return PREFIX
        + (PLAIN.matcher(claim).matches() ? claim.replace('-', '_') : "_" + digest(claim));
  }

  /** Whether a bookmark is a claim's. */
  public static boolean isClaim(String bookmark) {
    return bookmark.startsWith(PREFIX);
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
