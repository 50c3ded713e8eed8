package org.imprimatur.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What can be done to a passkey's signature, and what is said of it. */
final class PasskeyForgeries {
  private static final String ORIGIN = "https://review.example";

  private PasskeyForgeries() {}

  /**
   * A forgery.
   *
   * @param words that say what is wrong
   * @param fatal whether nothing of the ledger counts then
   * @param openSsh whether OpenSSH takes it
   * @param change what is done to the assertion
   */
  record Forgery(
      String words, boolean fatal, boolean openSsh, Consumer<Passkey.Assertion> change) {}

  private static Forgery bad(String words, Consumer<Passkey.Assertion> change) {
    return new Forgery(words, true, false, change);
  }

  /** What OpenSSH does not look at. */
  private static Forgery unseen(String words, Consumer<Passkey.Assertion> change) {
    return new Forgery(words, true, true, change);
  }

  static Map<String, Forgery> all() {
    Map<String, Forgery> all = new LinkedHashMap<>();
    ofPeopleAndPages(all);
    ofClientData(all);
    ofOddClientData(all);
    ofFlags(all);
    ofNumbers(all);
    return all;
  }

  private static Consumer<Passkey.Assertion> from(String origin) {
    return a -> {
      a.origin = origin;
      a.clientOrigin = origin;
    };
  }

  private static void ofPeopleAndPages(Map<String, Forgery> all) {
    String unlisted = "and the board lists no such origin for the passkey";
    for (String origin :
        List.of(
            "https://evil.example",
            "https://review.example.evil.example",
            "https://other.review.example",
            "https://review.example:8443",
            "https://review.example/",
            "https://REVIEW.example",
            "http://review.example",
            "")) {
      all.put("a page of " + origin, new Forgery(unlisted, false, true, from(origin)));
    }
    all.put("an empty clientData", bad("cannot be read", a -> a.clientData = text -> ""));
    all.put("user not verified", unseen("(no user verification)", a -> a.flags = 0x01));
    all.put("nobody there", unseen("(no user presence)", a -> a.flags = 0x04));
    all.put("synced though it cannot be", unseen("that it cannot be", a -> a.flags = 0x15));
    String inside = "inside a page of another origin";
    all.put("cross-origin", unseen(inside, a -> a.more = ",\"crossOrigin\":true"));
    all.put("crossOrigin escaped", unseen(inside, a -> a.more = ",\"\\u0063rossOrigin\":true"));
    all.put("crossOrigin odd", unseen(inside, a -> a.more = ",\"crossOrigin\":\"false\""));
    all.put("crossOrigin null", unseen(inside, a -> a.more = ",\"crossOrigin\":null"));
    all.put(
        "below another page",
        unseen(inside, a -> a.more = ",\"crossOrigin\":false,\"topOrigin\":\"https://a.example\""));
  }

  private static void ofClientData(Map<String, Forgery> all) {
    all.put("making a passkey", bad("(webauthn.create)", a -> a.type = "webauthn.create"));
    all.put("paying", bad("(webauthn.get)", a -> a.type = "payment.get"));
    all.put("another challenge", bad("something else", a -> a.challenge = b -> new byte[32]));
    all.put(
        "another event",
        bad("something else", a -> a.challenge = b -> Passkey.Assertion.changed(b, b.length - 1)));
    all.put("another namespace", bad("it was made for \"file\"", a -> a.namespace = "file"));
    all.put(
        "two origins",
        bad("than the one that it names", a -> a.clientOrigin = "https://evil.example"));
    all.put(
        "a quotation mark in the origin",
        bad("quotation mark", from(ORIGIN + "\",\"origin\":\"https://evil.example")));
  }

  private static void ofOddClientData(Map<String, Forgery> all) {
    all.put(
        "crossOrigin twice",
        unseen("cannot be read", a -> a.more = ",\"crossOrigin\":true,\"crossOrigin\":false"));
    all.put("a second type", unseen("cannot be read", a -> a.more = ",\"type\":\"webauthn.get\""));
    all.put(
        "another order",
        bad(
            "as browsers write it",
            a -> {
              a.more = "";
              a.clientData = t -> "{\"crossOrigin\":false," + t.substring(1);
            }));
    all.put("blanks", bad("as browsers write it", a -> a.clientData = t -> " " + t));
    all.put("no JSON", unseen("cannot be read", a -> a.more = ",\"crossOrigin\":false} x"));
    all.put(
        "no UTF-8",
        bad("not UTF-8", a -> a.shownClientData = b -> join(b, new byte[] {(byte) 255})));
    all.put(
        "very long",
        unseen("cannot be read", a -> a.more = ",\"x\":\"" + "y".repeat(20_000) + "\""));
    all.put(
        "changed behind the origin",
        bad(
            "not by the key that it names",
            a ->
                a.shownClientData =
                    b -> new String(b, UTF_8).replace("false}", "false }").getBytes(UTF_8)));
    all.put("another rp id", bad("not by the key that it names", a -> a.signedRpId = "a.example"));
  }

  private static byte[] join(byte[]... parts) {
    return SshWire.join(parts);
  }

  private static void ofFlags(Map<String, Forgery> all) {
    all.put("flags of a new passkey", bad("being made", a -> a.flags = Passkey.USUAL | 0x40));
    all.put("extensions that are not there", bad("there are none", a -> a.flags = 0x85));
    all.put(
        "extensions of which the flags say nothing",
        bad("say nothing of the extensions", a -> a.extensions = new byte[] {(byte) 0xa0}));
    all.put(
        "flags changed behind the back of the key",
        bad(
            "not by the key that it names",
            a -> {
              a.flags = 0x01;
              a.shownFlags = 0x05;
            }));
  }

  private static void ofNumbers(Map<String, Forgery> all) {
    BigInteger order = Passkey.Assertion.order();
    String wrong = "not by the key that it names";
    String form = "not in shortest form";
    all.put("something behind", bad("after its end", a -> a.behind = new byte[] {0}));
    all.put(
        "r and s of 1", bad(wrong, a -> a.numbers = rs -> pair(BigInteger.ONE, BigInteger.ONE)));
    all.put("r above the order", bad(wrong, a -> a.numbers = rs -> pair(rs[0].add(order), rs[1])));
    all.put("s above the order", bad(wrong, a -> a.numbers = rs -> pair(rs[0], rs[1].add(order))));
    all.put("r and s exchanged", bad(wrong, a -> a.numbers = rs -> pair(rs[1], rs[0])));
    all.put("zeros", bad(form, a -> a.numbers = rs -> pair(BigInteger.ZERO, BigInteger.ZERO)));
    all.put("negative", bad(form, a -> a.numbers = rs -> pair(rs[0].negate(), rs[1])));
    all.put(
        "a third number", bad("after its end", a -> a.encoded = b -> join(b, SshWire.strings(b))));
    all.put(
        "a signature of the DER kind",
        bad("it is cut short", a -> a.encoded = b -> new byte[] {0x30, 0x44, 2, 0x20, 1}));
    all.put(
        "another algorithm",
        bad("after its end", a -> a.algorithm = "webauthn-sk-ssh-ed25519@openssh.com"));
    all.put(
        "as if there were no page",
        bad("after its end", a -> a.algorithm = "sk-ecdsa-sha2-nistp256@openssh.com"));
  }

  private static BigInteger[] pair(BigInteger r, BigInteger s) {
    return new BigInteger[] {r, s};
  }
}
