package org.imprimatur.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who is let in, and what goes out with the answers, against the real server. */
final class LocalServerTest {
  private static final String DRAFT = "a draft that nobody else may read";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private LocalServer server;
  private HostileRequests.Target target;

  @BeforeEach
  void open() throws IOException {
    server =
        LocalServer.open(
            new LocalServer.Options(0, "localhost", this::answer, trouble -> asked.add("trouble")));
    target = HostileRequests.Target.opened(server.address(), "/draft/", "/write", "{\"a\":1}");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Reply answer(PageRequest request) throws IOException {
    asked.add((request.isWrite() ? "write " : "read ") + request.path() + request.body());
    return switch (request.path()) {
      case "/draft/" -> Reply.file("index.html", DRAFT.getBytes(UTF_8));
      case "/write" -> request.isWrite() ? Reply.json("{}") : Reply.refusal(404, "No.");
      case "/linked.pdf" -> Reply.file("linked.pdf", new byte[] {1});
      case "/linked.txt" -> Reply.file("linked.txt", new byte[] {1});
      case "/bad" -> throw new IOException("bad");
      case "/told" -> new Reply.Told("\"first\"");
      default -> Reply.refusal(404, "There is nothing here.");
    };
  }

  @TestFactory
  List<DynamicTest> whatIsHostileIsRefusedAndNothingIsAsked() {
    List<DynamicTest> out = new ArrayList<>();
    for (HostileRequests.Hostile hostile : HostileRequests.of(target)) {
      out.add(
          DynamicTest.dynamicTest(
              hostile.name(),
              () -> {
                String answer = HostileRequests.send(target.port(), hostile.text());
                assertEquals(hostile.status(), HostileRequests.status(answer), answer);
                assertFalse(answer.contains(DRAFT), answer);
                assertEquals("", HostileRequests.header(answer, "Access-Control-Allow-Origin"));
                assertEquals("", HostileRequests.header(answer, "Set-Cookie"));
                assertEquals(List.of(), asked);
              }));
    }
    assertTrue(out.size() > 35, "so many: " + out.size());
    return out;
  }

  @Test
  void aPageOfItsOwnReadsAndWrites() throws IOException {
    String page = HostileRequests.send(target.port(), target.read("/draft/"));
    assertEquals(200, HostileRequests.status(page));
    assertTrue(page.endsWith(DRAFT), page);
    String written = HostileRequests.send(target.port(), target.honest());
    assertEquals(200, HostileRequests.status(written), written);
    assertEquals(List.of("read /draft/", "write /write{\"a\":1}"), asked);
  }

  @Test
  void everyAnswerSaysWhatTheBrowserMayDo() throws IOException {
    for (String request :
        List.of(target.read("/draft/"), "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")) {
      String answer = HostileRequests.send(target.port(), request);
      String policy = HostileRequests.header(answer, "Content-Security-Policy");
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
      assertTrue(policy.endsWith("frame-ancestors 'none'"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("nosniff", HostileRequests.header(answer, "X-Content-Type-Options"));
      assertEquals("no-store", HostileRequests.header(answer, "Cache-Control"));
      assertEquals("same-origin", HostileRequests.header(answer, "Cross-Origin-Resource-Policy"));
    }
  }

  @Test
  void linkedFilesAreHandedOutAndNotOpened() throws IOException {
    for (String path : List.of("/linked.pdf", "/linked.txt")) {
      String answer = HostileRequests.send(target.port(), target.read(path));
      assertEquals("attachment", HostileRequests.header(answer, "Content-Disposition"), path);
      assertEquals("nosniff", HostileRequests.header(answer, "X-Content-Type-Options"), path);
    }
    String page = HostileRequests.send(target.port(), target.read("/draft/"));
    assertEquals("", HostileRequests.header(page, "Content-Disposition"));
  }

  @Test
  void theCookieIsForThisServerAlone() throws IOException {
    String answer = entered(server.address());
    assertEquals(303, HostileRequests.status(answer));
    assertEquals("/", HostileRequests.header(answer, "Location"));
    String cookie = HostileRequests.header(answer, "Set-Cookie");
    assertTrue(cookie.endsWith("; Path=/; HttpOnly; SameSite=Strict"), cookie);
    assertTrue(cookie.startsWith("imprimatur-" + server.port() + "="), cookie);
    assertFalse(cookie.contains("Domain"), cookie);
  }

  private String entered(String address) throws IOException {
    return HostileRequests.send(
        server.port(),
        "GET "
            + URI.create(address).getPath()
            + " HTTP/1.1\r\nHost: "
            + target.host()
            + "\r\nConnection: close\r\n\r\n");
  }

  @Test
  void anAddressOpensOnce() throws IOException {
    String address = server.address();
    assertNotEquals(address, server.address());
    String looked =
        HostileRequests.send(
            server.port(),
            "HEAD "
                + URI.create(address).getPath()
                + " HTTP/1.1\r\nHost: "
                + target.host()
                + "\r\nConnection: close\r\n\r\n");
    assertEquals(403, HostileRequests.status(looked));
    assertEquals(303, HostileRequests.status(entered(address)));
    String again = entered(address);
    assertEquals(403, HostileRequests.status(again));
    assertEquals("", HostileRequests.header(again, "Set-Cookie"));
  }

  @Test
  void whoIsInAndOpensTheAddressAgainIsLedOn() throws IOException {
    String answer =
        HostileRequests.send(server.port(), target.read(URI.create(server.address()).getPath()));
    assertEquals(303, HostileRequests.status(answer));
    assertEquals("", HostileRequests.header(answer, "Set-Cookie"));
  }

  @Test
  void aDefectIsToldInTheTerminalAndNotInThePage() throws IOException {
    String answer = HostileRequests.send(target.port(), target.read("/bad"));
    assertEquals(500, HostileRequests.status(answer));
    assertFalse(answer.contains("IOException"), answer);
    assertTrue(asked.contains("trouble"));
  }

  @Test
  void whatHappensIsToldUntilTheServerCloses() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(target.read("/told").getBytes(UTF_8));
      StringBuilder all = new StringBuilder();
      while (!all.toString().contains("\"first\"")) {
        all.append((char) socket.getInputStream().read());
      }
      server.tell("\"second\"");
      while (!all.toString().contains("\"second\"")) {
        all.append((char) socket.getInputStream().read());
      }
      server.close();
      byte[] rest = socket.getInputStream().readAllBytes();
      assertFalse(new String(rest, UTF_8).contains("data:"));
    }
    assertThrows(ConnectException.class, () -> HostileRequests.send(target.port(), "GET /"));
  }

  @Test
  void nobodyElseOnTheNetworkReachesIt() throws IOException {
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThrows(
              IOException.class,
              () -> HostileRequests.send(address.getHostAddress(), server.port(), "GET / "));
        }
      }
    }
  }

  @Test
  void bothLoopbackAddressesAnswerWhereThereAreTwo() throws IOException {
    String answer;
    try {
      answer = HostileRequests.send("::1", target.port(), target.read("/draft/"));
    } catch (IOException thisMachineHasOne) {
      return;
    }
    assertTrue(answer.endsWith(DRAFT), answer);
  }

  @Test
  void aPortThatIsTakenIsSaid() {
    LocalServer.Options same =
        new LocalServer.Options(server.port(), "localhost", this::answer, trouble -> {});
    assertThrows(BindException.class, () -> LocalServer.open(same).close());
  }

  @Test
  void aWordIsGoodForOneThingAndOnce() {
    OneUse words = new OneUse();
    String word = words.issue("event one");
    assertFalse(words.take(word, "event two"));
    assertFalse(words.take(word, "event one"), "it was used up");
    String other = words.issue("event one");
    assertTrue(words.take(other, "event one"));
    assertFalse(words.take(other, "event one"));
    String old = words.issue("event one");
    for (int i = 0; i < 64; i++) {
      words.issue("event " + i);
    }
    assertFalse(words.take(old, "event one"), "it was forgotten");
  }
}
