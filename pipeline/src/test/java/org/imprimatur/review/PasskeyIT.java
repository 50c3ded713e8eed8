package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.browser.Browser;
import org.imprimatur.browser.SiteServer;
import org.imprimatur.model.KeyUse;
import org.imprimatur.model.Person;
import org.imprimatur.model.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** A passkey of Chromium's own making, used in a page under the content policy of our pages. */
@Tag("browser")
final class PasskeyIT {
  private static final String TYPE = "sk-ecdsa-sha2-nistp256@openssh.com";

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static final String HELPERS =
      "const done = arguments[arguments.length - 1];"
          + "const un = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));"
          + "const b64 = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)));";

  private static Map<?, ?> page(String script, Object... arguments) {
    Object answer =
        browser
            .driver()
            .executeAsyncScript(
                HELPERS + "(async () => {" + script + "})().then(done, e => done({e: String(e)}))",
                arguments);
    Map<?, ?> map = (Map<?, ?>) Objects.requireNonNull(answer);
    assertEquals(null, map.get("e"));
    return map;
  }

  private static byte[] bytes(Map<?, ?> answer, String key) {
    return Base64.getDecoder().decode(String.valueOf(answer.get(key)));
  }

  private static byte[] uint(byte[] der, int at) {
    return Arrays.copyOfRange(der, at + 2, at + 2 + der[at + 1]);
  }

  private static void addAuthenticator() {
    browser
        .driver()
        .addVirtualAuthenticator(
            new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
  }

  private static Map<?, ?> made() {
    return page(
        "const made = await navigator.credentials.create({publicKey: {"
            + " rp: {id: 'imprimatur.localhost', name: 'Sample'},"
            + " user: {id: new Uint8Array(16), name: 'r.two', displayName: 'Sample'},"
            + " challenge: new Uint8Array(32), pubKeyCredParams: [{type: 'public-key', alg: -7}],"
            + " authenticatorSelection: {userVerification: 'required'}}});"
            + "return {id: b64(made.rawId), key: b64(made.response.getPublicKey())};");
  }

  private static Person.Key listed(byte[] blob) {
    return new Person.Key(
        TYPE + " " + Base64.getEncoder().encodeToString(blob),
        null,
        null,
        null,
        null,
        List.of("http://imprimatur.localhost"));
  }

  @Test
  void whatChromiumSignsCounts(@TempDir Path dir) throws Exception {
    Files.writeString(dir.resolve("index.html"), "<!doctype html><title>Sample</title>");
    addAuthenticator();
    try (SiteServer server = SiteServer.start(dir, SiteServer.OWN_ORIGIN)) {
      String origin = server.url().replace("127.0.0.1", "imprimatur.localhost");
      browser.driver().get(origin);
      origin = origin.substring(0, origin.length() - 1);
      Map<?, ?> made = made();
      byte[] spki = bytes(made, "key");
      byte[] point = Arrays.copyOfRange(spki, spki.length - 65, spki.length);
      byte[] blob =
          SshWire.strings(
              SshWire.ascii(TYPE),
              SshWire.ascii("nistp256"),
              point,
              SshWire.ascii("imprimatur.localhost"));
      Kit kit = new Kit();
      Person.Key key = listed(blob);
      kit.people.replaceAll(
          person ->
              person.id().equals("r.two")
                  ? new Person("r.two", person.name(), person.roles(), null, List.of(key))
                  : person);
      kit.toReview();
      kit.take(Action.APPROVE, "r.one");
      Event event = kit.event(Action.APPROVE, "r.two");
      Event signed = event.signed(signature(event, blob, made, origin));
      kit.add(signed);
      assertEquals(List.of(), kit.declare(Status.APPROVED).faults());
      assertEquals(Status.APPROVED, kit.proved());
      KeyUse use = kit.prove().proof().approvals().get(1).key();
      assertEquals(KeyUse.Kind.PASSKEY, use.kind());
      assertEquals(origin, use.origin());
    }
    assertEquals(
        List.of(),
        browser.console().stream().filter(line -> line.contains("Content Security")).toList());
  }

  private static String signature(Event event, byte[] blob, Map<?, ?> made, String origin) {
    byte[] challenge = Passkey.toBeSigned("imprimatur-review", "sha512", event.signedBytes());
    Map<?, ?> got =
        page(
            "const got = await navigator.credentials.get({publicKey: {challenge: un(arguments[0]),"
                    .replace(
                        "arguments[0]", "'" + Base64.getEncoder().encodeToString(challenge) + "'")
                + " rpId: 'imprimatur.localhost', userVerification: 'required',"
                + " allowCredentials: [{type: 'public-key', id: un('"
                + made.get("id")
                + "')}]}});"
                + "return {data: b64(got.response.clientDataJSON),"
                + " auth: b64(got.response.authenticatorData),"
                + " signature: b64(got.response.signature)};");
    byte[] der = bytes(got, "signature");
    byte[] r = uint(der, 2);
    byte[] s = uint(der, 4 + r.length);
    byte[] auth = bytes(got, "auth");
    assertEquals(37, auth.length);
    byte[] pair = SshWire.strings(new BigInteger(r).toByteArray(), new BigInteger(s).toByteArray());
    byte[] signature =
        SshWire.join(
            SshWire.strings(SshWire.ascii(PasskeyAssertion.ALGORITHM), pair),
            Arrays.copyOfRange(auth, 32, 37),
            SshWire.strings(SshWire.ascii(origin), bytes(got, "data"), new byte[0]));
    return Passkey.whole(blob, "imprimatur-review", "sha512", signature);
  }
}
