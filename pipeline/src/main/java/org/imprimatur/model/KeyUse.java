package org.imprimatur.model;

/**
 * What kind of key made a signature, and what its owner had to do for it.
 *
 * @param kind of the key
 * @param verified whether the key itself asked for a finger, a face or a PIN; false where the key
 *     cannot tell
 * @param synced whether its copy lies on further devices of the owner; null where the key cannot
 *     tell
 * @param origin of the page in which a passkey signed; empty for other keys
 */
public record KeyUse(
    Kind kind, boolean verified, @org.jspecify.annotations.Nullable Boolean synced, String origin) {

  /** Kinds of keys, by where they live. */
  public enum Kind {
    /** A file, with a passphrase or in an agent. */
    FILE("key-file"),
    /** A security key that {@code ssh-keygen} asks. */
    SECURITY_KEY("security-key"),
    /** A passkey that a browser asks. */
    PASSKEY("passkey");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As JSON names it. */
    public String word() {
      return word;
    }
  }

  /** A key that lies in a file: nobody can tell how it is kept. */
  public static final KeyUse OF_A_FILE = new KeyUse(Kind.FILE, false, null, "");

  /** In words, as they stand behind "signed with". */
  public String words() {
    String gesture = verified ? "finger, face or PIN" : "touch";
    return switch (kind) {
      case FILE -> "a key file";
      case SECURITY_KEY -> "a security key (" + gesture + ")";
      case PASSKEY ->
          "a passkey ("
              + gesture
              + (Boolean.TRUE.equals(synced) ? "; synced" : "; on one device")
              + ") on "
              + origin;
    };
  }
}
