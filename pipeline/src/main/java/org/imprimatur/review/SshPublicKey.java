package org.imprimatur.review;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.imprimatur.model.KeyUse;
import org.jspecify.annotations.Nullable;

/**
 * An OpenSSH public key: Ed25519, ECDSA (nistp256, 384, 521), RSA of 2048 to 16384 bits, and the
 * first two on security keys. Certificates, DSA and short RSA keys are refused.
 */
final class SshPublicKey {
  private static final String SK_ED25519 = "sk-ssh-ed25519@openssh.com";
  private static final String SK_ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com";
  private static final String SECURITY_KEY = "sk-";
  private static final Set<String> TYPES =
      Set.of(
          "ssh-ed25519",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "ssh-rsa",
          SK_ED25519,
          SK_ECDSA);

  private final String type;
  private final byte[] blob;
  private final AsymmetricKeyParameter key;
  private final Ed25519.@Nullable PublicPoint point;
  private final byte[] application;

  private SshPublicKey(String type, byte[] blob, AsymmetricKeyParameter key, byte[] application)
      throws SshWire.Malformed {
    this.type = type;
    this.blob = blob;
    this.key = key;
    this.application = application;
    this.point = key instanceof Ed25519PublicKeyParameters edwards ? point(edwards) : null;
  }

  /** A line of an OpenSSH public key file: type, base64, and perhaps a comment. */
  static SshPublicKey parseLine(String line) throws SshWire.Malformed {
    String[] parts = line.strip().split("\\s+", 3);
    if (parts.length < 2) {
      throw new SshWire.Malformed("it is not a line like \"ssh-ed25519 AAAA...\"");
    }
    if (!TYPES.contains(parts[0])) {
      throw new SshWire.Malformed("keys of type " + parts[0] + " are not accepted");
    }
    SshPublicKey key = parse(base64(parts[1]));
    if (!key.type.equals(parts[0])) {
      throw new SshWire.Malformed("it says " + parts[0] + " and holds a key of type " + key.type);
    }
    return key;
  }

  /**
   * A key as somebody wrote it into a signature. It is on no list, so nothing will count for it; an
   * RSA key's modulus is not tested for primality then, which takes seconds for a long one.
   */
  static SshPublicKey parseUnlisted(byte[] blob) throws SshWire.Malformed {
    SshWire wire = new SshWire(blob);
    if (!wire.text().equals("ssh-rsa")) {
      return parse(blob);
    }
    BigInteger exponent = wire.mpint();
    BigInteger modulus = wire.mpint();
    wire.end();
    RSAKeyParameters key = new RSAKeyParameters(false, modulus, exponent, true);
    checkRsa(key);
    return new SshPublicKey("ssh-rsa", blob.clone(), key, new byte[0]);
  }

  static SshPublicKey parse(byte[] blob) throws SshWire.Malformed {
    SshWire wire = new SshWire(blob);
    String type = wire.text();
    if (!TYPES.contains(type)) {
      throw new SshWire.Malformed("keys of type " + type + " are not accepted");
    }
    byte[] plain = blob;
    byte[] application = {};
    if (type.equals(SK_ED25519)) {
      plain = SshWire.strings(SshWire.ascii("ssh-ed25519"), wire.string());
      application = wire.string();
      wire.end();
    } else if (type.equals(SK_ECDSA)) {
      byte[] curve = wire.string();
      plain = SshWire.strings(SshWire.ascii("ecdsa-sha2-nistp256"), curve, wire.string());
      application = wire.string();
      wire.end();
    }
    return new SshPublicKey(type, blob.clone(), library(plain), application);
  }

  /** Standard base64 in its one form. */
  static byte[] base64(String text) throws SshWire.Malformed {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new SshWire.Malformed("it is not base64");
    }
    throw new SshWire.Malformed("it is not base64 in its one form");
  }

  /** The key as SSH writes it; a copy. */
  byte[] blob() {
    return blob.clone();
  }

  /** Type and base64, without a comment. */
  String line() {
    return type + " " + Base64.getEncoder().encodeToString(blob);
  }

  boolean isSecurityKey() {
    return type.startsWith(SECURITY_KEY);
  }

  /**
   * Why it cannot sign in pages of an origin; null when it can. A browser lets a page use a passkey
   * only when the page's host is the passkey's rp id or lies below it.
   */
  @Nullable String whyNotAt(String origin) {
    if (!type.equals(SK_ECDSA)) {
      return "only a passkey, a key of type " + SK_ECDSA + ", has origins";
    }
    String host = origin.replaceFirst("^https?://", "").replaceFirst(":[0-9]+$", "");
    String rpId = new String(application, StandardCharsets.ISO_8859_1);
    return host.equals(rpId) || (!rpId.isEmpty() && host.endsWith("." + rpId))
        ? null
        : "it was made for \"" + rpId + "\" and cannot sign on " + origin;
  }

  /** Whether it is a passkey of a host. */
  boolean isFor(String host) {
    return type.equals(SK_ECDSA) && Arrays.equals(application, SshWire.ascii(host));
  }

  /** How this key made a signature blob, by what the blob says of itself. */
  KeyUse use(byte[] signature) throws SshWire.Malformed {
    return use(type, signature);
  }

  /** How a key of a type made a signature blob. */
  static KeyUse use(String type, byte[] signature) throws SshWire.Malformed {
    if (!type.startsWith(SECURITY_KEY)) {
      return KeyUse.OF_A_FILE;
    }
    SshWire wire = new SshWire(signature);
    String algorithm = wire.text();
    wire.string();
    if (algorithm.equals(PasskeyAssertion.ALGORITHM)) {
      PasskeyAssertion passkey = PasskeyAssertion.read(wire);
      return new KeyUse(
          KeyUse.Kind.PASSKEY, passkey.isVerified(), passkey.isSynced(), passkey.origin());
    }
    return new KeyUse(KeyUse.Kind.SECURITY_KEY, (wire.raw(1)[0] & 4) != 0, null, "");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SshPublicKey that && Arrays.equals(blob, that.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }

  /** Whether a signature blob (algorithm and signature) is this key's over a message. */
  boolean verifies(byte[] signature, byte[] message) throws SshWire.Malformed {
    SshWire wire = new SshWire(signature);
    String algorithm = wire.text();
    byte[] raw = wire.string();
    byte[] signed = message;
    if (algorithm.equals(PasskeyAssertion.ALGORITHM) && type.equals(SK_ECDSA)) {
      return ecdsa(raw, PasskeyAssertion.read(wire).signed(application, message));
    }
    if (isSecurityKey()) {
      int flags = wire.raw(1)[0];
      byte[] counter = wire.raw(4);
      if ((flags & 1) == 0) {
        throw new SshWire.Malformed("nobody touched the security key (no user presence)");
      }
      signed = securityKeyMessage(message, (byte) flags, counter);
    }
    wire.end();
    if (key instanceof RSAKeyParameters rsa) {
      return rsa(algorithm, raw, signed, rsa);
    }
    if (!algorithm.equals(type)) {
      throw new SshWire.Malformed("a key of type " + type + " does not sign as " + algorithm);
    }
    return point == null ? ecdsa(raw, signed) : ed25519(raw, signed);
  }

  private boolean ed25519(byte[] raw, byte[] signed) {
    return raw.length == Ed25519.SIGNATURE_SIZE
        && point != null
        && Ed25519.verify(raw, 0, point, signed, 0, signed.length);
  }

  private boolean ecdsa(byte[] raw, byte[] signed) throws SshWire.Malformed {
    SshWire wire = new SshWire(raw);
    BigInteger r = wire.mpint();
    BigInteger s = wire.mpint();
    wire.end();
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, key);
    int bits = ((ECPublicKeyParameters) key).getParameters().getCurve().getFieldSize();
    String hash = bits <= 256 ? "SHA-256" : bits <= 384 ? "SHA-384" : "SHA-512";
    return signer.verifySignature(Sha256.hash(hash, signed), r, s);
  }

  private static boolean rsa(String algorithm, byte[] raw, byte[] signed, RSAKeyParameters rsa)
      throws SshWire.Malformed {
    RSADigestSigner signer =
        switch (algorithm) {
          case "rsa-sha2-256" -> new RSADigestSigner(new SHA256Digest());
          case "rsa-sha2-512" -> new RSADigestSigner(new SHA512Digest());
          default ->
              throw new SshWire.Malformed("RSA signatures as " + algorithm + " do not count");
        };
    if (raw.length != (rsa.getModulus().bitLength() + 7) / 8) {
      throw new SshWire.Malformed("its length is not that of its RSA key");
    }
    signer.init(false, rsa);
    signer.update(signed, 0, signed.length);
    return signer.verifySignature(raw);
  }

  /** What a security key signs (OpenSSH, PROTOCOL.u2f): never the message itself. */
  private byte[] securityKeyMessage(byte[] message, byte flags, byte[] counter) {
    return SshWire.join(
        Sha256.hash("SHA-256", application),
        new byte[] {flags},
        counter,
        Sha256.hash("SHA-256", message));
  }

  private static AsymmetricKeyParameter library(byte[] plain) throws SshWire.Malformed {
    AsymmetricKeyParameter key;
    byte[] again;
    try {
      key = OpenSSHPublicKeyUtil.parsePublicKey(plain);
      again = OpenSSHPublicKeyUtil.encodePublicKey(key);
    } catch (java.io.IOException | RuntimeException e) {
      throw new SshWire.Malformed("its public key cannot be read");
    }
    if (!Arrays.equals(plain, again)) {
      throw new SshWire.Malformed("its public key is not in the one form");
    }
    if (key instanceof RSAKeyParameters rsa) {
      checkRsa(rsa);
    }
    return key;
  }

  private static void checkRsa(RSAKeyParameters key) throws SshWire.Malformed {
    int bits = key.getModulus().bitLength();
    if (bits < 2048 || bits > 16384) {
      throw new SshWire.Malformed("RSA keys need 2048 to 16384 bits, and this has " + bits);
    }
    // With an exponent of 1, everything is its own signature; a very long one only costs time.
    int exponentBits = key.getExponent().bitLength();
    if (exponentBits < 2 || exponentBits > 64) {
      throw new SshWire.Malformed("its RSA exponent is " + (exponentBits < 2 ? "1" : "too long"));
    }
  }

  private static Ed25519.PublicPoint point(Ed25519PublicKeyParameters key)
      throws SshWire.Malformed {
    Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(key.getEncoded(), 0);
    if (point == null) {
      throw new SshWire.Malformed("its Ed25519 key is not a point of the curve's group");
    }
    return point;
  }
}
