package org.imprimatur.review;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the file of a private key says of itself without its passphrase (OpenSSH, PROTOCOL.key; RFC
 * 1421 and RFC 5208 for older forms). The permissions of the file play no part, as they do where
 * {@code ssh-keygen} is asked.
 *
 * @param isOpen whether it needs no passphrase: who copies the file has the key
 * @param publicLine its public half as a line of a {@code .pub} file, without a comment; empty
 *     where the form does not tell
 */
public record SshPrivateKey(boolean isOpen, String publicLine) {
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
  private static final Set<String> LEGACY =
      Set.of("RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY");
  private static final String MAGIC = "openssh-key-v1\0";

  /** An authenticated cipher's tag follows the secret part. */
  private static final int LONGEST_TAG = 16;

  /**
   * Reads a key file.
   *
   * @return empty when it is not one, or not whole
   */
  public static Optional<SshPrivateKey> read(String text) {
    List<String> lines = text.strip().lines().toList();
    Matcher begin = BEGIN.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!begin.matches() || !lines.get(lines.size() - 1).equals(end(begin.group(1)))) {
      return Optional.empty();
    }
    List<String> inner = lines.subList(1, lines.size() - 1);
    String secret =
        inner.stream().filter(line -> !line.contains(": ")).collect(Collectors.joining());
    if (!BASE64.matcher(secret).matches()) {
      return Optional.empty();
    }
    String kind = begin.group(1);
    if (kind.equals("OPENSSH PRIVATE KEY")) {
      return openSsh(secret);
    }
    boolean encrypted =
        kind.equals("ENCRYPTED PRIVATE KEY")
            || (LEGACY.contains(kind) && inner.contains("Proc-Type: 4,ENCRYPTED"));
    return Optional.of(new SshPrivateKey(!encrypted, ""));
  }

  private static String end(String kind) {
    return "-----END " + kind + "-----";
  }

  private static Optional<SshPrivateKey> openSsh(String secret) {
    try {
      SshWire wire = new SshWire(Base64.getDecoder().decode(secret));
      if (!new String(wire.raw(MAGIC.length()), ISO_8859_1).equals(MAGIC)) {
        return Optional.empty();
      }
      String cipher = wire.text();
      String derivation = wire.text();
      wire.string();
      boolean one = wire.uint32() == 1;
      byte[] publicKey = wire.string();
      boolean isThere = wire.string().length > 0;
      String type = new SshWire(publicKey).text();
      if (!one || !isThere || wire.left() > LONGEST_TAG) {
        return Optional.empty();
      }
      boolean open = cipher.equals("none") || derivation.equals("none");
      String line = type + " " + Base64.getEncoder().encodeToString(publicKey);
      return Optional.of(new SshPrivateKey(open, line));
    } catch (SshWire.Malformed | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
