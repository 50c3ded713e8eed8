package org.imprimatur.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Policy;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;

/** No edit that leaves a claim, its context and its identical twins alone changes its id. */
final class ClaimIdsStayTest {
  private static final String[] PIECES = {
    "New words. ",
    "\n\nA paragraph [@new2026]. It has two sentences.\n\n",
    "\n## New part\n\n",
    "\n- an item:\n  - below\n",
    "**",
    "`",
    "[@a2020]",
    "|",
    "\n\n",
    ":\n\n",
    "> ",
    "<!--",
    "e.g. ",
    "\n| A | B |\n|---|---|\n| c | d |\n",
    " {#new-id}",
    " {.no-claim reason=\"x\"}",
    "\u00E9",
    "?"
  };

  @Test
  void whereverElseTheArticleIsEdited() throws IOException {
    Random random = new Random(20260603);
    int compared = 0;
    for (Source source : Corpus.all()) {
      Map<List<String>, List<String>> before = ids(source.text());
      for (int i = 0; i < 12; i++) {
        Map<List<String>, List<String>> after = ids(edited(source.text(), random));
        for (Map.Entry<List<String>, List<String>> claim : before.entrySet()) {
          List<String> now = after.getOrDefault(claim.getKey(), List.of());
          if (now.size() == claim.getValue().size()) {
            compared++;
            assertEquals(claim.getValue(), now, () -> source.path() + ": " + claim.getKey());
          }
        }
      }
    }
    assertTrue(compared > 10_000, "claims are compared: " + compared);
  }

  @Test
  void whateverIsPutBetweenSections() throws IOException {
    int places = 0;
    for (Source source : Corpus.all()) {
      List<Claim> before = claims(source.text());
      int at = source.text().indexOf("\n## ");
      while (at >= 0 && places < 400) {
        String text = source.text();
        String put = "\n## Zyzzyva\n\nZyzzyvas are beetles [@new2026]. They:\n\n- crawl\n- fly\n";
        List<String> now =
            claims(text.substring(0, at) + "\n" + put + text.substring(at)).stream()
                .map(Claim::id)
                .toList();
        places++;
        // In code or an open comment the heading is none, and the new part hides or shows nothing.
        if (now.size() == before.size() + 4) {
          assertTrue(now.containsAll(before.stream().map(Claim::id).toList()), () -> source.path());
        }
        at = text.indexOf("\n## ", at + 1);
      }
    }
    assertTrue(places > 40, "places are found: " + places);
  }

  @Test
  void whicheverIsAskedForFirst() throws IOException {
    Random random = new Random(20260604);
    for (Source source : Corpus.all()) {
      // Each claim has a twin, and one that differs in its accents' spelling only.
      String text =
          source.text()
              + source.text().substring(source.text().length() / 2)
              + "\n\nCaf\u00E9 staff rest.\n\nCafe\u0301 staff rest.\n";
      List<String> expected = contract(claims(text));
      List<Claim> few = claims(text);
      for (int i = 0; i < 5; i++) {
        int one = random.nextInt(few.size());
        assertEquals(expected.get(one), few.get(one).id(), source.path());
      }
      List<Claim> backwards = claims(text);
      for (int i = backwards.size() - 1; i >= 0; i--) {
        assertEquals(expected.get(i), backwards.get(i).id(), source.path());
      }
    }
  }

  /** The ids as the contract says them, section 4.4, in source order; a fixed one is itself. */
  private static List<String> contract(List<Claim> claims) {
    Map<String, Integer> twins = new LinkedHashMap<>();
    List<String> out = new ArrayList<>();
    for (Claim claim : claims) {
      String id = "c-" + base32(String.join("\u001F", words(claim))).substring(0, 10);
      int count = twins.merge(id, 1, Integer::sum);
      String own = claim.statement().attributes().id();
      boolean fixed = own != null && claim.id().equals(own);
      out.add(fixed ? own : count == 1 ? id : id + "-" + count);
    }
    return out;
  }

  private static String base32(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      String bits = new BigInteger(1, hash).setBit(256).toString(2).substring(1);
      StringBuilder out = new StringBuilder();
      for (int i = 0; i + 5 <= bits.length(); i += 5) {
        out.append("abcdefghijklmnopqrstuvwxyz234567".charAt(Integer.parseInt(bits, i, i + 5, 2)));
      }
      return out.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String edited(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    int edits = 1 + random.nextInt(3);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(out.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> out.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 1 -> out.delete(at, Math.min(out.length(), at + 1 + random.nextInt(60)));
        default -> {
          int end = Math.min(out.length(), at + random.nextInt(80));
          String moved = out.substring(at, end);
          out.delete(at, end).insert(random.nextInt(out.length() + 1), moved);
        }
      }
    }
    return out.toString();
  }

  /**
   * Text and context to the ids of the claims that have them; those with an id of the author's are
   * left out.
   */
  private static Map<List<String>, List<String>> ids(String text) {
    Map<List<String>, List<String>> ids = new LinkedHashMap<>();
    for (Claim claim : claims(text)) {
      List<String> key = words(claim);
      boolean fixed = claim.statement().attributes().id() != null;
      ids.computeIfAbsent(key, k -> new ArrayList<>()).add(fixed ? "fixed" : claim.id());
    }
    ids.values().removeIf(list -> list.contains("fixed"));
    return ids;
  }

  /** Text and context as the reader sees them, however their accents are typed. */
  private static List<String> words(Claim claim) {
    List<String> words = new ArrayList<>(List.of(claim.statement().text()));
    words.addAll(claim.statement().context());
    words.replaceAll(word -> Normalizer.normalize(word, Normalizer.Form.NFC));
    return words;
  }

  private static List<Claim> claims(String text) {
    Source source = Source.of("articles/a.md", text);
    return ClaimReader.read(
            ArticleParser.parse(new ArticleId("a"), source).article(), Policy.DEFAULT, key -> true)
        .claims();
  }
}
