package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.serve.HostileRequests;
import org.imprimatur.text.JsonReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each reviewer sees what has changed since their own approval, as {@code review diff} has it. */
final class ReviewSinceTest {
  private static final String LEDGER = "articles/topic/sample.review.jsonl";
  private static final String FIRST =
      "Rest helps for 5 days [@work].\n\nWalking helps [@work].\n\nHeat helps [@work].\n\n"
          + "Massage helps [@work].\n\nSleep helps";

  @TempDir Path temp;
  private ReviewFolder folder;

  @BeforeEach
  void begin() throws Exception {
    ReviewFolder.needs("ssh-keygen", "git");
    folder = new ReviewFolder(temp);
    save(FIRST);
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
  }

  private void save(String text) throws Exception {
    String path = "articles/topic/sample.md";
    String now = folder.text(path);
    int at = now.indexOf("\n---\n") + 6;
    folder.write(path, now.substring(0, at) + text + " [@work]\n");
    folder.commit();
  }

  private static Object read(String json) {
    JsonReader.Result result = JsonReader.read(json);
    return Objects.requireNonNull(result.value(), () -> result.error() + ": " + json);
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static List<?> list(Map<?, ?> from, String name) {
    return (List<?>) Objects.requireNonNull(from.get(name), name);
  }

  /** The last approval of a person, as {@code --since} names it. */
  private String approval(String person) throws Exception {
    String line =
        folder
            .text(LEDGER)
            .lines()
            .filter(it -> it.contains("\"by\":\"" + person + "\""))
            .reduce((first, second) -> second)
            .orElseThrow();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(line.getBytes(UTF_8));
    return "sha256:" + HexFormat.of().formatHex(digest);
  }

  private Map<String, Map<?, ?>> peopleOnThePage() throws Exception {
    try (ServedRun run = new ServedRun(folder.root, folder.environment(), "desk")) {
      HostileRequests.Target target = run.entered("/", "/", "{}");
      String answer =
          HostileRequests.send(target.port(), target.read("/review/topic/sample/review.json"));
      assertEquals(200, HostileRequests.status(answer), answer);
      String body = new String(answer.split("\r\n\r\n", 2)[1].getBytes(ISO_8859_1), UTF_8);
      Map<String, Map<?, ?>> people = new LinkedHashMap<>();
      for (Object person : list(map(read(body)), "people")) {
        people.put(String.valueOf(map(person).get("id")), map(person));
      }
      return people;
    }
  }

  /** A change as both tell it: kind, claim, dose, and words with their sides. */
  private static List<String> ofPage(Map<?, ?> person) {
    List<String> out = new ArrayList<>();
    for (Object change : list(person, "changes")) {
      Map<?, ?> it = map(change);
      StringBuilder words = new StringBuilder();
      for (Object piece : list(it, "text")) {
        List<?> pair = (List<?>) piece;
        words.append(pair.get(0)).append(pair.get(1)).append('|');
      }
      out.add(it.get("kind") + " " + it.get("id") + " " + it.get("dose") + " " + words);
    }
    return out;
  }

  private static List<String> ofDiff(Map<?, ?> diff) {
    List<String> out = new ArrayList<>();
    List<?> changes = list(map(Objects.requireNonNull(diff.get("diff"))), "changes");
    for (int i = 0; i < changes.size(); i++) {
      Map<?, ?> it = map(changes.get(i));
      StringBuilder words = new StringBuilder();
      for (Object piece : list(it, "text")) {
        String side = String.valueOf(map(piece).get("side"));
        words.append(side.equals("added") ? '+' : side.equals("removed") ? '-' : ' ');
        words.append(map(piece).get("text")).append('|');
      }
      Object kind = map(list(diff, "changes").get(i)).get("kind");
      out.add(kind + " " + it.get("after") + " " + it.get("dose") + " " + words);
    }
    return out;
  }

  private List<String> kinds(List<String> changes) {
    return changes.stream().map(it -> it.substring(0, it.indexOf(' '))).toList();
  }

  @Test
  void threeReviewersSeeThreeSetsOfChanges() throws Exception {
    folder.taken("approve", "r.one");
    folder.commit();
    save(FIRST.replace("5 days", "6 days"));
    folder.taken("approve", "r.two");
    folder.commit();
    save(FIRST.replace("5 days", "6 days").replace("Heat helps [@work].", "Heat helps."));
    folder.taken("withdraw", "an.editor", "--note", "Once more.");
    save(
        "Sleep helps [@work]\n\nRest helps for 7 days [@work].\n\nWalking helps [@work].\n\n"
            + "Heat helps [@work].\n\nTalking to friends is good");
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "p.one");
    folder.commit();
    save(
        "Sleep helps [@work]\n\nRest helps for 8 days [@work].\n\nWalking helps [@work].\n\n"
            + "Heat helps [@work].\n\nTalking to friends is good");
    Map<String, Map<?, ?>> people = peopleOnThePage();
    for (String person : List.of("r.one", "r.two", "p.one")) {
      String json =
          folder
              .run("review", "diff", ReviewFolder.ID, "--since", approval(person), "--json")
              .out();
      List<String> page = ofPage(Objects.requireNonNull(people.get(person)));
      Map<?, ?> diff = map(((List<?>) read(json)).get(0));
      assertEquals(approval(person), diff.get("since"));
      assertEquals(ofDiff(diff), page, person);
    }
    assertEquals(
        List.of("gone", "moved", "words", "new"),
        kinds(ofPage(Objects.requireNonNull(people.get("r.one")))));
    assertEquals(List.of("words"), kinds(ofPage(Objects.requireNonNull(people.get("p.one")))));
    assertTrue(
        ofPage(Objects.requireNonNull(people.get("r.two"))).toString().contains("-6|+8|"),
        people.toString());
  }
}
