package org.imprimatur.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.imprimatur.text.JsonReader;

/**
 * What a passkey adds to a signature that it makes in a page: its assertion (Web Authentication,
 * section 7.2) in OpenSSH's form (PROTOCOL.u2f, {@code webauthn-sk-ecdsa-sha2-nistp256}). OpenSSH
 * asks neither who looked at the key nor where the page stood; we do.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PasskeyAssertion(
    byte flags, byte[] counter, String origin, byte[] clientData, byte[] extensions) {

  static final String ALGORITHM = "webauthn-sk-ecdsa-sha2-nistp256@openssh.com";

  /** A page of the desk on this computer; its port is another one each time. */
  private static final String DESK = "http://imprimatur.localhost";

  private static final Pattern DESK_ON_A_PORT =
      Pattern.compile(Pattern.quote(DESK) + ":[1-9][0-9]{0,4}");

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int SYNCABLE = 0x08;
  private static final int SYNCED = 0x10;
  private static final int ATTESTED = 0x40;
  private static final int EXTENDED = 0x80;
  private static final int LONGEST = 16 * 1024;

  /** Reads what stands behind the two numbers of the signature. */
  static PasskeyAssertion read(SshWire wire) throws SshWire.Malformed {
    byte flags = wire.raw(1)[0];
    byte[] counter = wire.raw(4);
    String origin = wire.text();
    byte[] clientData = wire.string();
    byte[] extensions = wire.string();
    wire.end();
    return new PasskeyAssertion(flags, counter, origin, clientData, extensions);
  }

  boolean isVerified() {
    return (flags & VERIFIED) != 0;
  }

  boolean isSynced() {
    return (flags & SYNCED) != 0;
  }

  /** Whether an origin that the board lists is that of the page. */
  static boolean covers(String listed, String origin) {
    return listed.equals(origin)
        || (listed.equals(DESK) && DESK_ON_A_PORT.matcher(origin).matches());
  }

  /** The entry of a board that lets a page of an origin sign. */
  static String entryFor(String origin) {
    return covers(DESK, origin) ? DESK : origin;
  }

  /**
   * What the key signed, if all is as it must be.
   *
   * @param application the rp id that the key was made for
   * @param message what is to be signed: the challenge
   */
  byte[] signed(byte[] application, byte[] message) throws SshWire.Malformed {
    checkFlags();
    checkClientData(message);
    return SshWire.join(
        Sha256.hash("SHA-256", application),
        new byte[] {flags},
        counter,
        extensions,
        Sha256.hash("SHA-256", clientData));
  }

  private void checkFlags() throws SshWire.Malformed {
    if ((flags & PRESENT) == 0) {
      throw new SshWire.Malformed("nobody was at the passkey (no user presence)");
    }
    if ((flags & VERIFIED) == 0) {
      throw new SshWire.Malformed(
          "the passkey did not ask for a finger, a face or a PIN (no user verification)");
    }
    if ((flags & ATTESTED) != 0) {
      throw new SshWire.Malformed("its flags are those of a passkey being made, not of one in use");
    }
    if ((flags & EXTENDED) != 0 != extensions.length > 0) {
      throw new SshWire.Malformed(
          "its flags say "
              + (extensions.length > 0 ? "nothing of the extensions" : "that extensions follow")
              + (extensions.length > 0 ? " that follow" : ", and there are none"));
    }
    if ((flags & SYNCED) != 0 && (flags & SYNCABLE) == 0) {
      throw new SshWire.Malformed(
          "its flags say that the passkey is synced, and that it cannot be");
    }
  }

  private void checkClientData(byte[] message) throws SshWire.Malformed {
    if (origin.indexOf('"') >= 0) {
      throw new SshWire.Malformed("its origin holds a quotation mark");
    }
    Map<?, ?> data = data();
    String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(message);
    if (!"webauthn.get".equals(data.get("type"))) {
      throw new SshWire.Malformed(
          "webauthn.create".equals(data.get("type"))
              ? "it comes from making a passkey (webauthn.create), which approves nothing"
              : "it does not come from signing with a passkey (webauthn.get)");
    }
    if (!challenge.equals(data.get("challenge"))) {
      throw new SshWire.Malformed("the passkey was asked to sign something else (its challenge)");
    }
    if (!origin.equals(data.get("origin"))) {
      throw new SshWire.Malformed(
          "the browser signed for an origin other than the one that it names");
    }
    boolean crossed =
        data.containsKey("crossOrigin") && !Boolean.FALSE.equals(data.get("crossOrigin"));
    if (crossed || data.containsKey("topOrigin")) {
      throw new SshWire.Malformed("the page was inside a page of another origin (crossOrigin)");
    }
    String beginning =
        "{\"type\":\"webauthn.get\",\"challenge\":\""
            + challenge
            + "\",\"origin\":\""
            + origin
            + "\"";
    byte[] begin = SshWire.ascii(beginning);
    boolean begins =
        clientData.length > begin.length
            && Arrays.equals(begin, Arrays.copyOf(clientData, begin.length));
    if (!begins) {
      throw new SshWire.Malformed("what the browser signed does not begin as browsers write it");
    }
  }

  private Map<?, ?> data() throws SshWire.Malformed {
    if (clientData.length <= LONGEST) {
      try {
        String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(clientData)).toString();
        if (JsonReader.read(text).value() instanceof Map<?, ?> data) {
          return data;
        }
      } catch (CharacterCodingException e) {
        throw new SshWire.Malformed("what the browser signed is not UTF-8");
      }
    }
    throw new SshWire.Malformed("what the browser signed cannot be read");
  }
}
