import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes a content root of N articles like real ones in size and shape: front matter, sections,
 * paragraphs, medication lists of three levels, tables with captions, citations, links, claims that
 * nothing covers; as many references; a glossary and synonyms. About 8.6 KB and 86 claims an
 * article. The same N gives the same bytes. In articles whose number ends in 0 every claim is cited,
 * so that they can be approved.
 *
 * <p>Words are drawn from a vocabulary of 40,000 with the frequencies of Zipf and Mandelbrot, {@code
 * 1 / (rank + 2.7)^1.05}: a real language's index has few long and very many short lists. The most
 * frequent are English, since they carry the sentences; all others are made of syllables and mean
 * nothing, and so do all numbers: no statement here is advice.
 *
 * <p>{@code java bench/Generate.java 1000 FOLDER}
 */
final class Generate {
  private static final int VOCABULARY = 40_000;
  private static final String[] COMMON =
      ("the of and in to with for is a or be at as was on by are this that from not may it have"
              + " should patients who when if which than after more were has can these an no during"
              + " before care treatment pain risk dose days weeks use once daily therapy symptoms"
              + " clinical disease been most also other such evidence both between into only every")
          .split(" ");
  private static final String[] TOPICS = {
    "spine", "cardiology", "neurology", "allergy", "infection", "respiratory", "sleep", "endocrinology"
  };
  private static final String[] ONSETS =
      "b c d f g h l m n p r s t v b c d l m n p r s t v tr pl".split(" ");
  private static final String[] NUCLEI = "a e i o u a e i o ia".split(" ");
  private static final String[] CODAS = {"", "", "n", "r", "s", "l", "x", "m", "ct", "nd"};

  /** As the program knows drugs by. */
  private static final List<String> DRUG_ENDINGS =
      List.of(
          ("azole cillin mycin micin floxacin cycline penem bactam vir vudine quine pril sartan"
              + " olol alol dipine statin gliptin gliflozin glutide glitazone formin gliclazide"
              + " glimepiride glyburide glipizide grel xaban gatran parin teplase mab nib platin taxel"
              + " rubicin trexate purine setron triptan prazole tidine lukast terol tropium sone"
              + " solone olone onide caine curonium curium fentanil fentanyl profen coxib fenac oxicam"
              + " azepam azolam barbital racetam gabalin gabapentin pramine triptyline oxetine pidem"
              + " thiazide semide lactone phylline stigmine dronate nidazole conazole azine apine"
              + " idone peridol orphine morphone codone fibrate afil opram faxine trigine atadine"
              + " rizine bendazole nercept setine steride olimus orexant gepant pitant vaptan")
              .split(" "));

  private final String[] words = vocabulary();
  private final double[] weights = weights();
  private final int articles;

  private Generate(int articles) {
    this.articles = articles;
  }

  public static void main(String[] args) throws IOException {
    Generate generate = new Generate(Integer.parseInt(args[0]));
    Path root = Path.of(args[1]);
    Files.createDirectories(root.resolve("references"));
    write(root.resolve("imprimatur.yaml"), configuration());
    write(root.resolve("references/glossary.yaml"), generate.glossary());
    write(root.resolve("references/synonyms.txt"), generate.synonyms());
    generate.references(root);
    for (int i = 0; i < generate.articles; i++) {
      Path file = root.resolve("articles/" + id(i) + ".md");
      Files.createDirectories(file.getParent());
      write(file, generate.article(i));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(UTF_8));
  }

  private static String configuration() {
    return """
        site: {id: bench, title: Bench corpus, url: "https://bench.example/", sample: true}
        people:
          - {id: a.author, name: "Sample Author One, MD", roles: [author], interests: none declared}
          - {id: a.reviewer, name: "Sample Reviewer One, MD", roles: [reviewer], interests: none declared}
          - {id: b.reviewer, name: "Sample Reviewer Two, MD", roles: [reviewer], interests: none declared}
        """;
  }

  private static String id(int i) {
    return TOPICS[i % TOPICS.length] + "/article-" + (100000 + i);
  }

  // The vocabulary: English at the top, then made of syllables, the frequent ones shorter.

  private static String[] vocabulary() {
    Random random = new Random(40_000);
    Set<String> seen = new HashSet<>(Arrays.asList(COMMON));
    List<String> out = new ArrayList<>(Arrays.asList(COMMON));
    while (out.size() < VOCABULARY) {
      int syllables = out.size() < 3_000 ? 2 : 2 + random.nextInt(3);
      StringBuilder word = new StringBuilder();
      for (int s = 0; s < syllables; s++) {
        word.append(ONSETS[random.nextInt(ONSETS.length)]);
        word.append(NUCLEI[random.nextInt(NUCLEI.length)]);
      }
      word.append(CODAS[random.nextInt(CODAS.length)]);
      // A made word that looks like a drug in a title would be held against the claims.
      String made = word.toString();
      if (!looksLikeADrug(made) && seen.add(made)) {
        out.add(made);
      }
    }
    return out.toArray(new String[0]);
  }

  /** In a title such a word would be held against the claims. */
  private static boolean looksLikeADrug(String word) {
    return word.matches("(?:cef|sulfa|rifa).*") || DRUG_ENDINGS.stream().anyMatch(word::endsWith);
  }

  private static double[] weights() {
    double[] out = new double[VOCABULARY];
    double sum = 0;
    for (int rank = 0; rank < VOCABULARY; rank++) {
      sum += 1 / Math.pow(rank + 2.7, 1.05);
      out[rank] = sum;
    }
    return out;
  }

  private String word(Random random) {
    double at = random.nextDouble() * weights[VOCABULARY - 1];
    int found = Arrays.binarySearch(weights, at);
    return words[Math.min(found < 0 ? -found - 1 : found, VOCABULARY - 1)];
  }

  /** A word that stands for a thing: never one of the frequent English ones. */
  private String thing(Random random) {
    String word = word(random);
    while (Arrays.asList(COMMON).contains(word)) {
      word = word(random);
    }
    return word;
  }

  private String phrase(Random random, int length) {
    StringBuilder out = new StringBuilder();
    for (int w = 0; w < length; w++) {
      String word = w == 0 || w == length - 1 ? thing(random) : word(random);
      out.append(w == 0 ? "" : " ").append(w == 0 ? capital(word) : word);
    }
    return out.toString();
  }

  private String sentence(Random random) {
    return phrase(random, 8 + random.nextInt(10) + random.nextInt(10));
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private String glossary() {
    StringBuilder out = new StringBuilder("glossary:\n");
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      out.append("  - {term: ").append(words[600 + 37 * i]).append(", definition: ");
      out.append(phrase(random, 9)).append(".}\n");
    }
    return out.toString();
  }

  private String synonyms() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      out.append(words[300 + 29 * i]).append(", ").append(words[9_000 + 31 * i]).append('\n');
    }
    return out.toString();
  }

  private void references(Path root) throws IOException {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < articles; i++) {
      Random random = new Random(7_000_003L * i);
      out.append(out.length() == 0 ? "references:\n" : "");
      out.append("  - id: work").append(i).append("\n    type: report\n    kind: guideline\n");
      out.append("    title: ").append(phrase(random, 9)).append('\n');
      out.append("    author: [{literal: Sample House ").append(i % 97).append("}]\n");
      out.append("    issued: {date-parts: [[").append(2010 + i % 15).append("]]}\n");
      out.append("    publisher: Sample House\n    number: \"").append(i).append("\"\n");
      if (i % 200 == 199 || i == articles - 1) {
        write(root.resolve("references/works-" + (1000 + i / 200) + ".yaml"), out.toString());
        out.setLength(0);
      }
    }
  }

  // An article.

  private String article(int i) {
    Random random = new Random(1_000_003L * i);
    List<String> keys = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      keys.add("work" + random.nextInt(articles));
    }
    boolean whole = i % 10 == 0;
    StringBuilder out = new StringBuilder(12_000);
    out.append("---\ntitle: ").append(phrase(random, 5)).append(' ').append(i).append('\n');
    out.append("question: ").append(phrase(random, 8)).append("?\nstatus: submitted\n");
    out.append("updated: 2026-01-").append(10 + i % 19).append("\nauthors: [a.author]\n");
    out.append("topics: [").append(TOPICS[i % TOPICS.length]).append("]\nsummary: ");
    out.append(phrase(random, 20)).append(".\n---\n\n");
    int sections = 5 + random.nextInt(2);
    for (int section = 0; section < sections; section++) {
      out.append("## ").append(phrase(random, 3)).append("\n\n");
      paragraph(out, random, keys, whole);
      if (section % 2 == 0) {
        medication(out, random, keys, whole);
      }
      if (section % 3 == 1) {
        table(out, random, keys, whole);
      }
      paragraph(out, random, keys, whole);
    }
    String other = id(random.nextInt(articles));
    out.append("[Another article](../").append(other).append(".md)\n\n");
    out.append("## About this page\n\n").append(sentence(random)).append(".\n");
    return out.toString();
  }

  /** Nine of ten sentences are cited. */
  private void paragraph(StringBuilder out, Random random, List<String> keys, boolean whole) {
    int sentences = 2 + random.nextInt(4);
    for (int s = 0; s < sentences; s++) {
      out.append(sentence(random));
      if (random.nextInt(10) > 0 || whole) {
        out.append(" [@").append(key(random, keys)).append(']');
      }
      out.append(s < sentences - 1 ? ". " : ".\n\n");
    }
  }

  private void medication(StringBuilder out, Random random, List<String> keys, boolean whole) {
    out.append(phrase(random, 3)).append(" [@").append(key(random, keys)).append("]:\n\n");
    for (int line = 0; line < 3; line++) {
      String drug = thing(random);
      out.append("- ").append(capital(drug)).append(" [@").append(key(random, keys)).append("]:\n");
      out.append("  - Start with ").append(5 * (1 + random.nextInt(40))).append(" mg of ");
      out.append(drug).append(" [@").append(key(random, keys)).append("].\n");
      out.append("  - ").append(phrase(random, 4)).append(":\n");
      for (int item = 0; item < 2; item++) {
        out.append("    - ").append(phrase(random, 3 + random.nextInt(6)));
        out.append(random.nextBoolean() || whole ? " [@" + key(random, keys) + "]" : "").append('\n');
      }
    }
    out.append("- ").append(phrase(random, 6));
    out.append(whole ? " [@" + key(random, keys) + "]" : "").append("\n\n");
  }

  private void table(StringBuilder out, Random random, List<String> keys, boolean whole) {
    out.append("Table: ").append(phrase(random, 5)).append(" [@").append(key(random, keys));
    out.append("].\n\n| Choice | For | Against |\n|---|---|---|\n");
    int rows = 3 + random.nextInt(4);
    for (int row = 0; row < rows; row++) {
      out.append("| ").append(phrase(random, 2)).append(" | ").append(phrase(random, 6));
      out.append(" [@").append(key(random, keys)).append("] | ").append(phrase(random, 6));
      out.append(whole ? " [@" + key(random, keys) + "]" : "").append(" |\n");
    }
    out.append('\n');
  }

  private static String key(Random random, List<String> keys) {
    return keys.get(random.nextInt(keys.size()));
  }
}
