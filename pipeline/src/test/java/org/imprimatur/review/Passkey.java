package org.imprimatur.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/**
 * A passkey with its browser, in software: by default both do what Web Authentication says; each
 * part of what they make can be replaced, by whoever forges.
 */
public final class Passkey {
  /** Present, verified, can be synced, is synced. */
  public static final int USUAL = 0x01 | 0x04 | 0x08 | 0x10;

  private static final ECNamedDomainParameters CURVE =
      ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1);
  private static final String TYPE = "sk-ecdsa-sha2-nistp256@openssh.com";

  private final String rpId;
  private final ECPrivateKeyParameters key;
  private final byte[] point;

  /** A new one for a host. */
  public Passkey(String rpId) {
    this.rpId = rpId;
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(CURVE, new SecureRandom()));
    var pair = generator.generateKeyPair();
    key = (ECPrivateKeyParameters) pair.getPrivate();
    point = ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false);
  }

  /** Its line on the board. */
  public String line() {
    return line(point);
  }

  String line(byte[] otherPoint) {
    return TYPE + " " + Base64.getEncoder().encodeToString(blob(otherPoint));
  }

  byte[] point() {
    return point.clone();
  }

  private byte[] blob(byte[] otherPoint) {
    return SshWire.strings(
        SshWire.ascii(TYPE), SshWire.ascii("nistp256"), otherPoint, SshWire.ascii(rpId));
  }

  /** A signature that needed a touch and no page. */
  String withoutPage(byte[] message) {
    byte[] flagsAndCounter = {1, 0, 0, 0, 7};
    byte[] asked = toBeSigned(SshSignature.NAMESPACE, "sha512", message);
    BigInteger[] rs =
        ecdsa(
            SshWire.join(
                Sha256.hash("SHA-256", SshWire.ascii(rpId)),
                flagsAndCounter,
                Sha256.hash("SHA-256", asked)));
    byte[] pair = SshWire.strings(rs[0].toByteArray(), rs[1].toByteArray());
    byte[] signature = SshWire.join(SshWire.strings(SshWire.ascii(TYPE), pair), flagsAndCounter);
    return whole(SshSignature.NAMESPACE, "sha512", signature);
  }

  private BigInteger[] ecdsa(byte[] signed) {
    ECDSASigner signer = new ECDSASigner();
    signer.init(true, key);
    return signer.generateSignature(Sha256.hash("SHA-256", signed));
  }

  /** The bytes that an SSHSIG signs. */
  static byte[] toBeSigned(String namespace, String hash, byte[] message) {
    byte[] digest = Sha256.hash(hash.equals("sha512") ? "SHA-512" : "SHA-256", message);
    return SshWire.join(
        SshWire.ascii("SSHSIG"),
        SshWire.strings(SshWire.ascii(namespace), new byte[0], SshWire.ascii(hash), digest));
  }

  private String whole(String namespace, String hash, byte[] signature) {
    return whole(blob(point), namespace, hash, signature);
  }

  /** An SSHSIG, as an event holds it. */
  static String whole(byte[] key, String namespace, String hash, byte[] signature) {
    byte[] rest =
        SshWire.strings(key, SshWire.ascii(namespace), new byte[0], SshWire.ascii(hash), signature);
    return Base64.getEncoder()
        .encodeToString(SshWire.join(SshWire.ascii("SSHSIG"), new byte[] {0, 0, 0, 1}, rest));
  }

  /** What is signed, as a page on an origin asks for it. */
  public Assertion on(String origin) {
    return new Assertion(origin);
  }

  /** One use of the passkey. */
  public final class Assertion {
    String namespace = SshSignature.NAMESPACE;
    String hash = "sha512";
    String algorithm = PasskeyAssertion.ALGORITHM;
    String type = "webauthn.get";
    String origin;
    String clientOrigin;
    String signedRpId = rpId;
    String more = ",\"crossOrigin\":false";
    int flags = USUAL;
    byte[] extensions = {};
    byte[] behind = {};
    UnaryOperator<byte[]> challenge = bytes -> bytes;
    UnaryOperator<String> clientData = text -> text;
    UnaryOperator<byte[]> shownClientData = bytes -> bytes;
    UnaryOperator<BigInteger[]> numbers = rs -> rs;
    UnaryOperator<byte[]> encoded = bytes -> bytes;
    int shownFlags = -1;

    private Assertion(String origin) {
      this.origin = origin;
      this.clientOrigin = origin;
    }

    /** For another purpose than a review. */
    public Assertion in(String other) {
      namespace = other;
      return this;
    }

    /** With other flags. */
    public Assertion with(int other) {
      flags = other;
      return this;
    }

    /** The signature as an event holds it. */
    public String sign(byte[] message) {
      byte[] client = client(message);
      byte[] counter = {0, 0, 0, 7};
      byte[] signed =
          SshWire.join(
              Sha256.hash("SHA-256", SshWire.ascii(signedRpId)),
              new byte[] {(byte) flags},
              counter,
              extensions,
              Sha256.hash("SHA-256", client));
      BigInteger[] rs = numbers.apply(ecdsa(signed));
      byte[] pair = encoded.apply(SshWire.strings(rs[0].toByteArray(), rs[1].toByteArray()));
      int shown = shownFlags < 0 ? flags : shownFlags;
      byte[] signature =
          SshWire.join(
              SshWire.strings(SshWire.ascii(algorithm), pair),
              new byte[] {(byte) shown},
              counter,
              SshWire.strings(origin.getBytes(UTF_8), shownClientData.apply(client), extensions),
              behind);
      return whole(namespace, hash, signature);
    }

    /** What the browser says that it asked the key for. */
    private byte[] client(byte[] message) {
      byte[] asked = challenge.apply(toBeSigned(namespace, hash, message));
      String json =
          "{\"type\":\""
              + type
              + "\",\"challenge\":\""
              + Base64.getUrlEncoder().withoutPadding().encodeToString(asked)
              + "\",\"origin\":\""
              + clientOrigin
              + "\""
              + more
              + "}";
      return clientData.apply(json).getBytes(UTF_8);
    }

    static BigInteger order() {
      return CURVE.getN();
    }

    static byte[] changed(byte[] bytes, int at) {
      byte[] out = Arrays.copyOf(bytes, bytes.length);
      out[at] ^= 1;
      return out;
    }
  }
}
