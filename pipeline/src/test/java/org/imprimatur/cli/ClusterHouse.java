package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.imprimatur.search.EngineDocuments;
import org.imprimatur.search.IndexStore;
import org.imprimatur.search.Searcher;

/** A house whose articles are made of few words, so that many of them fit each query. */
final class ClusterHouse {
  private static final List<String> SUBJECTS =
      List.of(
          "Asthma",
          "Sepsis",
          "Gout",
          "Migraine",
          "Anaemia",
          "Neck pain",
          "Back pain",
          "Eczema",
          "Diabetes",
          "Hypertension",
          "Pneumonia",
          "Heart failure",
          "Knee pain",
          "Stroke");

  private static final List<String> WORDS =
      List.of(
          "ibuprofen",
          "naproxen",
          "paracetamol",
          "rest",
          "exercise",
          "fluids",
          "adults",
          "children",
          "pregnancy",
          "kidney",
          "pressure",
          "fever",
          "infection",
          "oxygen",
          "imaging",
          "referral",
          "dose",
          "weeks",
          "days",
          "hours",
          "daily",
          "twice",
          "safe",
          "effective",
          "first line",
          "recommended",
          "5 mg",
          "40 mg",
          "2.5 mg",
          "a specialist",
          "the hospital",
          "walking",
          "swimming",
          "physiotherapy",
          "steroids",
          "antibiotics",
          "nerve root");

  private static final List<String> VERBS =
      List.of("helps in", "should be offered before", "is not better than", "needs", "reduces");

  private final Path folder;

  private ClusterHouse(Path folder) {
    this.folder = folder;
  }

  /** Makes one with so many articles. */
  static ClusterHouse of(Path folder, int articles) throws IOException {
    Files.createDirectories(folder.resolve("articles"));
    Files.createDirectories(folder.resolve("references"));
    Files.writeString(
        folder.resolve("imprimatur.yaml"),
        """
        site: {id: cluster-house, title: Cluster House, sample: true}
        people: [{id: a.author, name: "Sample Author, MD", roles: [author]}]
        """);
    Files.writeString(
        folder.resolve("references/all.yaml"),
        """
        references:
          - id: sample2020
            type: report
            title: A sample
            author: [{literal: Sample Society}]
            issued: 2020
        """);
    Files.writeString(
        folder.resolve("references/synonyms.txt"),
        """
        paracetamol, acetaminophen
        kidney, renal
        heart failure, cardiac insufficiency
        """);
    ClusterHouse house = new ClusterHouse(folder);
    for (int i = 0; i < articles; i++) {
      house.write(i, i);
    }
    return house;
  }

  Path folder() {
    return folder;
  }

  /** Writes an article; another seed gives it other words. */
  void write(int number, long seed) throws IOException {
    Random random = new Random(seed);
    String subject = SUBJECTS.get(number % SUBJECTS.size());
    StringBuilder text = new StringBuilder();
    text.append("---\ntitle: \"").append(subject).append(' ').append(number).append("\"\n");
    text.append("question: \"How is ").append(subject).append(" treated?\"\n");
    text.append("status: submitted\nupdated: 2026-05-20\nauthors: [a.author]\n");
    text.append("topics: [\"").append(subject).append("\"]\n---\n\n");
    for (int section = 0; section < 3; section++) {
      text.append("## ").append(section == 1 ? "Avoid" : subject + " care").append("\n\n");
      for (int i = 0; i < 4 + random.nextInt(5); i++) {
        text.append(sentence(random, subject)).append(" [@sample2020]. ");
      }
      text.append("\n\nConsider:\n\n");
      for (int i = 0; i < 3; i++) {
        text.append("- ").append(pick(random, WORDS)).append(" [@sample2020]\n");
      }
      text.append('\n');
    }
    Files.writeString(folder.resolve("articles/a" + number + ".md"), text);
  }

  private static String sentence(Random random, String subject) {
    String first = pick(random, WORDS);
    String object =
        random.nextInt(3) == 0 ? subject.toLowerCase(java.util.Locale.ROOT) : pick(random, WORDS);
    return Character.toUpperCase(first.charAt(0))
        + first.substring(1)
        + " "
        + pick(random, VERBS)
        + " "
        + object
        + " with "
        + pick(random, WORDS)
        + " and "
        + pick(random, WORDS);
  }

  private static String pick(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Runs a command, which must succeed. */
  CommandLine.Ran run(String... args) {
    CommandLine.Ran ran = CommandLine.run(folder, args);
    assertEquals(0, ran.code(), ran.err());
    return ran;
  }

  /** Publishes the preview. */
  CommandLine.Ran publish(String engine, String... more) {
    List<String> args =
        new ArrayList<>(List.of("publish", "--profile", "preview", "--engine", engine));
    if (!List.of(more).contains("--alias")) {
      args.addAll(List.of("--alias", "house"));
    }
    args.addAll(List.of(more));
    return CommandLine.run(folder, args.toArray(String[]::new));
  }

  private IndexStore store() throws IOException {
    return IndexStore.inFolder(folder.resolve("output/index").toRealPath());
  }

  /** Answers from the last build. */
  Searcher searcher() throws IOException {
    return Searcher.open(store());
  }

  /** The documents of the last build. */
  EngineDocuments documents() throws IOException {
    return new EngineDocuments(store());
  }
}
