import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a content root of N articles shaped like the sample ones (8 to 9 KB each: front matter,
 * sections, nested lists, tables, citations, links, claims that nothing covers), and one reference
 * for every two articles. The same N gives the same bytes. The words are taken from a small list and
 * mean nothing: no statement here is advice.
 *
 * <p>{@code java bench/Generate.java 1000 /tmp/corpus}
 */
final class Generate {
  private static final String[] WORDS =
      ("rest heat exercise imaging review visit symptom pain sleep walking stretching posture"
              + " referral history examination follow-up person clinician week month evidence trial"
              + " guideline outcome benefit harm risk choice plan goal nerve muscle joint spine neck"
              + " shoulder knee ankle hip wrist improves reduces supports delays needs begins ends"
              + " continues helps shows follows precedes limits guides")
          .split(" ");
  private static final String[] TOPICS = {
    "spine", "knee", "shoulder", "hip", "sleep", "headache", "ankle", "wrist"
  };

  private Generate() {}

  public static void main(String[] args) throws IOException {
    int articles = Integer.parseInt(args[0]);
    Path root = Path.of(args[1]);
    Files.createDirectories(root.resolve("references"));
    Files.write(root.resolve("imprimatur.yaml"), configuration().getBytes(UTF_8));
    int works = Math.max(20, articles / 2);
    references(root, works);
    for (int i = 0; i < articles; i++) {
      Path file = root.resolve("articles/" + id(i) + ".md");
      Files.createDirectories(file.getParent());
      Files.write(file, article(i, articles, works).getBytes(UTF_8));
    }
  }

  private static String configuration() {
    return """
        site: {id: bench, title: Bench corpus, url: "https://bench.example/", sample: true}
        people:
          - {id: a.author, name: "Sample Author One, MD", roles: [author]}
        """;
  }

  private static String id(int i) {
    return TOPICS[i % TOPICS.length] + "/article-" + (100000 + i);
  }

  private static void references(Path root, int works) throws IOException {
    StringBuilder out = new StringBuilder();
    int file = 0;
    for (int i = 0; i < works; i++) {
      Random random = new Random(7_000_003L * i);
      if (out.length() == 0) {
        out.append("references:\n");
      }
      out.append("  - id: work").append(i).append("\n    type: report\n    kind: guideline\n");
      out.append("    title: ").append(sentence(random, 9)).append('\n');
      out.append("    author: [{literal: Sample House ").append(i % 97).append("}]\n");
      out.append("    issued: {date-parts: [[").append(2010 + i % 15).append("]]}\n");
      out.append("    publisher: Sample House\n    number: \"").append(i).append("\"\n");
      if (i % 200 == 199 || i == works - 1) {
        Files.write(
            root.resolve("references/works-" + (1000 + file++) + ".yaml"),
            out.toString().getBytes(UTF_8));
        out.setLength(0);
      }
    }
  }

  private static String article(int i, int articles, int works) {
    Random random = new Random(1_000_003L * i);
    List<String> keys = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      keys.add("work" + random.nextInt(works));
    }
    StringBuilder out = new StringBuilder(9000);
    out.append("---\ntitle: ").append(sentence(random, 6)).append(' ').append(i).append('\n');
    out.append("question: ").append(sentence(random, 8)).append("?\nstatus: submitted\n");
    out.append("updated: 2026-01-").append(10 + i % 19).append("\nauthors: [a.author]\n");
    out.append("topics: [").append(TOPICS[i % TOPICS.length]).append("]\nsummary: ");
    out.append(sentence(random, 25)).append(".\n---\n\n");
    for (int section = 0; section < 6; section++) {
      out.append("## ").append(sentence(random, 4)).append("\n\n");
      paragraph(out, random, keys);
      list(out, random, keys);
      if (section % 3 == 1) {
        table(out, random, keys);
      }
    }
    String other = id(random.nextInt(articles));
    out.append("See [another article](../").append(other).append(".md).\n\n");
    out.append("## About this page\n\n").append(sentence(random, 12)).append(".\n");
    return out.toString();
  }

  private static void paragraph(StringBuilder out, Random random, List<String> keys) {
    for (int s = 0; s < 4; s++) {
      out.append(sentence(random, 14)).append(" [@").append(key(random, keys)).append("]. ");
    }
    out.append("\n\n");
  }

  private static void list(StringBuilder out, Random random, List<String> keys) {
    out.append("- ").append(sentence(random, 4)).append(" [@").append(key(random, keys));
    out.append("]:\n");
    for (int item = 0; item < 3; item++) {
      out.append("  - ").append(sentence(random, 3)).append(" [@").append(key(random, keys));
      out.append("]\n    - ").append(sentence(random, 6)).append('\n');
      out.append("    - ").append(sentence(random, 5)).append('\n');
    }
    out.append("- ").append(sentence(random, 6)).append("\n\n");
  }

  private static void table(StringBuilder out, Random random, List<String> keys) {
    out.append("| Choice | For | Against [@").append(key(random, keys)).append("] |\n|---|---|---|\n");
    for (int row = 0; row < 4; row++) {
      out.append("| ").append(sentence(random, 2)).append(" | ").append(sentence(random, 5));
      out.append(" [@").append(key(random, keys)).append("] | ").append(sentence(random, 5));
      out.append(" |\n");
    }
    out.append('\n');
  }

  private static String key(Random random, List<String> keys) {
    return keys.get(random.nextInt(keys.size()));
  }

  private static String sentence(Random random, int words) {
    StringBuilder out = new StringBuilder();
    for (int w = 0; w < words; w++) {
      String word = WORDS[random.nextInt(WORDS.length)];
      out.append(w == 0 ? "" : " ");
      out.append(w == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
    }
    return out.toString();
  }
}
