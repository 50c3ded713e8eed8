package org.imprimatur.search;

import static org.imprimatur.search.Articles.article;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Status;

/** A handful of articles whose best hits a reader can see, and their synonyms. */
final class Small {
  static final String SYNONYMS =
      """
      # plain
      NSAID, nonsteroidal anti-inflammatory drug, anti-inflammatory
      heart attack, myocardial infarction
      anaemia, anemia
      back pain => dorsalgia
      emergency heart, cardiac emergency
      samplobrand => acetaminophen
      bad, \\,\\, , =>
      # drugs
      acetaminophen, paracetamol
      cyclobenzaprine
      methocarbamol
      # end drugs
      """;

  /** Questions of all kinds; every one is put to Lucene and to the browser. */
  static final List<String> QUESTIONS =
      List.of(
          "pinched nerve",
          "NSAID",
          "nonsteroidal anti-inflammatory drug",
          "heart attack",
          "myocardial infarction heart",
          "anemia",
          "ANÆMIA Anämie anaemias",
          "back pain",
          "pain of the back",
          "\"pinched nerve\" exercises",
          "\"of the\"",
          "\"nerve pinched\"",
          "“root decompression”",
          "\"unclosed nerve",
          "exercising",
          "paracetamol 0.5 g",
          "1,000 mg",
          "5mg",
          ".5",
          "β-blockers",
          "Crohn's disease",
          "Crohn’s",
          "penched nerve",
          "cyclobenzaprin",
          "cyclobenzaprime",
          "methocarbamol",
          "prednisone",
          "predniso",
          "What is the dose of acetaminophen for a pinched nerve?",
          "What is the dose of prednisone for a pinched nerve?",
          "How is a pinched nerve treated?",
          "Should I exercise?",
          "What is the capital of France?",
          "nerve nerve nerve nerve",
          "",
          " ",
          "the of and",
          "?!*()[]{}^~:\\/\"",
          "title:nerve AND NOT (pain OR \"x\")~2 +a -b",
          "<script>alert('nerve')</script>",
          "nerve\u0000pain\u0000",
          "😀 nerve 😀",
          "\ud83d nerve \ude00",
          "神経 痛み",
          "constructor __proto__ toString hasOwnProperty",
          "nerve ".repeat(1666),
          "x".repeat(10_000),
          "a b c d e f g h j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
          "\"".repeat(1000),
          "½ µg ① ﬁn ™ ﬀ",
          "Which dose of acetaminophen for a pinched nerve?",
          "How much paracetamol 0.5 g in pregnancy?",
          "How many tablets of cyclobenzaprine 5 mg?",
          "When is a heart attack treated in children?",
          "Heart attack in a 6-year-old",
          "Is iron given IM or IV? OK, WHO says so, and I'VE read it.",
          "IS IRON GIVEN IM OR IV IN ANAEMIA?",
          "Is a heart attack an emergency in a 45 year old?",
          "Heart attack at 70 yo, 16 y/o or 1000 years old",
          "Is a heart attack an emergency for politicians and their bank accounts?",
          "Who exercises? Where? By which route?",
          "Is iron given for anaemia by mouth?",
          "Which drug is recommended in Crohn's disease?",
          "acute myocardial infarctions, treated urgently with NSAID1",
          "treatment of hypertension or asthma",
          "\"nerve\" exercise",
          "What is the risk of the heart?",
          "What is the rate of heart attack?",
          "What is anaemia?",
          "What should not be done in a heart attack?",
          "How long is iron given?",
          "How many days is iron given for anaemia?",
          "How many weeks of exercise for a pinched nerve?",
          "Where is my nerve passport?",
          "my passport and my car keys",
          "Is the usual anti-inflammatory nonsteroidal drug given?",
          "heart attack of the bowel, type 1 anaemia",
          "back pain nerve",
          "Is it an emergency heart problem?",
          "Does samplobrand treat a pinched nerve?",
          "Does samplobrand treat iron-deficiency anaemia?",
          "Is it an emergency heart nerve?",
          "Why is bad back pain an emergency of the heart?",
          "иwhen when神 éwhen");

  /** So few articles are in a range that every index has several. */
  private static final int USUAL = 4;

  private Small() {}

  static List<CheckedArticle> articles() {
    return List.of(
        article("blood/anaemia", "Iron-deficiency anaemia")
            .status(Status.UNDER_REVIEW)
            .topics("blood")
            .section("Treatment")
            .claim("c-iron", "Give iron by mouth.")
            .claim("c-heart", "Watch for signs of myocardial infarction: the heart is at risk.")
            .checked(),
        article("bowel/crohn", "Crohn’s disease")
            .question("What helps in Crohn's disease?")
            .topics("bowel")
            .section("Drugs")
            .claim("c-beta", "β-blockers have no place here; 神経痛 neither, nor 1,000 tablets.")
            .claim("c-html", "Write <b>bold</b> & \"quoted\" words.")
            .checked(),
        article("heart/attack", "Heart attack")
            .topics("heart")
            .section("First hour")
            .claim("c-infarct", "A heart attack is an emergency of the heart.")
            .claim("c-twin-1", "Call for help.")
            .claim("c-twin-2", "Call for help.")
            .checked(),
        article("spine/pinched-nerve", "Pinched nerve")
            .question("How do I treat a pinched nerve?")
            .topics("spine", "pain")
            .section("Treatment", "Drugs")
            .claim("c-acet", "Acetaminophen: 0.5 g of it, the usual dose", "First-line therapy:")
            .claim("c-naprox", "Naproxen", "Nonsteroidal anti-inflammatory drugs:")
            .claim("c-mix", "Start low", "cyclobenzaprine 5mg", "Muscle relaxants:")
            .section("Exercise")
            .claim("c-yoga", "Yoga and other exercises may ease the pain of a pinched nerve.")
            .text(
                "Root decompression is discussed elsewhere. "
                    + "Every page has its end. ".repeat(30)
                    + "The last word.")
            .checked(),
        article("spine/root", "Root decompression").status(Status.SUBMITTED).checked());
  }

  static Path build(Path folder) throws IOException {
    return build(folder, articles(), SYNONYMS);
  }

  static Path build(Path folder, Iterable<CheckedArticle> articles, String synonyms)
      throws IOException {
    return build(folder, articles, synonyms, USUAL);
  }

  /** An index with ranges of about so many articles. */
  static Path build(Path folder, Iterable<CheckedArticle> articles, String synonyms, int usual)
      throws IOException {
    try (IndexStore store = IndexStore.inFolder(folder);
        IndexBuilder builder = new IndexBuilder(store, synonyms, new Ranges(usual), 2)) {
      for (CheckedArticle article : articles) {
        builder.add(article);
      }
      builder.finish();
    }
    return folder;
  }

  static Searcher open(Path folder) throws IOException {
    return Searcher.open(IndexStore.inFolder(folder));
  }

  static void export(Path index, FileTarget target) throws IOException {
    try (IndexStore store = IndexStore.inFolder(index)) {
      new BrowserExport(store, 2).write(target);
    }
  }
}
