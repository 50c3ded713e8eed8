import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.imprimatur.model.Person;

/** Sample people with keys that are made for one run. */
final class Signers {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<Person> people = new ArrayList<>();
  private final Map<String, Ed25519PrivateKeyParameters> keys = new HashMap<>();

  /** Each as {@code id:role}. */
  Signers(String... idsAndRoles) throws Exception {
    for (String each : idsAndRoles) {
      int colon = each.indexOf(':');
      Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(RANDOM);
      keys.put(each.substring(0, colon), key);
      String line = "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob(key));
      people.add(
          new Person(
              each.substring(0, colon),
              "Sample " + each.substring(0, colon),
              List.of(each.substring(colon + 1)),
              "none declared",
              List.of(new Person.Key(line, null, null, null, null))));
    }
  }

  List<Person> people() {
    return people;
  }

  /** The base64 of an SSHSIG blob over a message, in the namespace of reviews. */
  String sign(byte[] message, String person) throws GeneralSecurityException {
    try {
      return sign(message, keys.get(person));
    } catch (java.io.IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static String sign(byte[] message, Ed25519PrivateKeyParameters key)
      throws GeneralSecurityException, java.io.IOException {
    byte[] hash = MessageDigest.getInstance("SHA-512").digest(message);
    byte[] tail = strings(ascii("imprimatur-review"), new byte[0], ascii("sha512"), hash);
    byte[] signed = join(ascii("SSHSIG"), tail);
    byte[] raw = new byte[64];
    key.sign(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, raw, 0);
    byte[] body =
        strings(
            blob(key),
            ascii("imprimatur-review"),
            new byte[0],
            ascii("sha512"),
            strings(ascii("ssh-ed25519"), raw));
    return Base64.getEncoder()
        .encodeToString(join(ascii("SSHSIG"), new byte[] {0, 0, 0, 1}, body));
  }

  private static byte[] blob(Ed25519PrivateKeyParameters key) throws java.io.IOException {
    return OpenSSHPublicKeyUtil.encodePublicKey(key.generatePublicKey());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] strings(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
