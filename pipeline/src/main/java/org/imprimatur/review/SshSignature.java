package org.imprimatur.review;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import org.imprimatur.model.KeyUse;

/**
 * An SSH signature over a file (OpenSSH, PROTOCOL.sshsig), as {@code ssh-keygen -Y sign} makes it.
 */
final class SshSignature {
  /** The one namespace that counts in ledgers. */
  static final String NAMESPACE = "imprimatur-review";

  private static final byte[] MAGIC = SshWire.ascii("SSHSIG");
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
  private static final String END = "-----END SSH SIGNATURE-----";

  private final SshPublicKey key;
  private final String namespace;
  private final String hash;
  private final byte[] blob;

  private SshSignature(SshPublicKey key, String namespace, String hash, byte[] blob) {
    this.key = key;
    this.namespace = namespace;
    this.hash = hash;
    this.blob = blob;
  }

  /** The key that says it signed. */
  SshPublicKey key() {
    return key;
  }

  /** How the key made it, by what the signature says of itself. */
  KeyUse use() throws SshWire.Malformed {
    return key.use(blob);
  }

  /**
   * How a key made a signature that counts.
   *
   * @param base64 as it stands in an event
   */
  static KeyUse useOf(String base64) {
    try {
      SshWire wire = new SshWire(SshPublicKey.base64(base64));
      wire.raw(MAGIC.length + 4);
      String type = new SshWire(wire.string()).text();
      wire.string();
      wire.string();
      wire.string();
      return SshPublicKey.use(type, wire.string());
    } catch (SshWire.Malformed e) {
      throw new IllegalArgumentException("a signature that counts can be read", e);
    }
  }

  /** Reads the blob that stands, as base64, in an event; the board knows most keys already. */
  static SshSignature parse(byte[] bytes, Board board) throws SshWire.Malformed {
    SshWire wire = new SshWire(bytes);
    if (!Arrays.equals(wire.raw(6), MAGIC) || wire.uint32() != 1) {
      throw new SshWire.Malformed("it is not an SSH signature of version 1");
    }
    SshPublicKey key = board.key(wire.string());
    String namespace = wire.text();
    if (wire.string().length != 0) {
      throw new SshWire.Malformed("its reserved field is not empty");
    }
    String hash = wire.text();
    byte[] blob = wire.string();
    wire.end();
    if (!hash.equals("sha256") && !hash.equals("sha512")) {
      throw new SshWire.Malformed("its hash is " + hash + ", which does not count");
    }
    return new SshSignature(key, namespace, hash, blob);
  }

  /** The base64 of an armoured signature, as {@code ssh-keygen} writes it, in one line. */
  static String unarmour(String armoured) throws SshWire.Malformed {
    String text = armoured.strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw new SshWire.Malformed("it does not start with " + BEGIN);
    }
    String body = text.substring(BEGIN.length(), text.length() - END.length());
    String base64 = body.replaceAll("\\s+", "");
    return Base64.getEncoder().encodeToString(SshPublicKey.base64(base64));
  }

  /** Whether it was made over these bytes, for reviews, by the key that it names. */
  boolean verifies(byte[] message) throws SshWire.Malformed {
    return verifies(message, NAMESPACE);
  }

  /** Whether it was made over these bytes, for one purpose, by the key that it names. */
  boolean verifies(byte[] message, String purpose) throws SshWire.Malformed {
    if (!namespace.equals(purpose)) {
      throw new SshWire.Malformed(
          "it was made for \"" + namespace + "\", not for \"" + purpose + "\"");
    }
    byte[] digest = Sha256.hash(hash.equals("sha256") ? "SHA-256" : "SHA-512", message);
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes(MAGIC);
    signed.writeBytes(
        SshWire.strings(SshWire.ascii(namespace), new byte[0], SshWire.ascii(hash), digest));
    return key.verifies(blob, signed.toByteArray());
  }
}
