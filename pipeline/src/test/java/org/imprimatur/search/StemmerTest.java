package org.imprimatur.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.imprimatur.drug.Drugs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StemmerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "general generic generation generous",
        "organ organism organization organic",
        "nicotine nicotinic",
        "carbon carbonic carbonate",
        "several severe",
        "later lateral",
        "medical medication",
        "position positive",
        "colon colonization",
        "hospital hospitality",
        "lactate lactation",
        "relaxation relaxant",
        "emergency emerging",
        "internal international intern",
        "valproate valproic",
        "immunity immunization",
        "universe universal",
        "person personality",
        "vegetable vegetative vegetation"
      })
  void twoMeaningsStayApart(String words) {
    List<String> terms = Tokens.terms(words);
    assertEquals(terms.size(), new TreeSet<>(terms).size(), terms.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "infection infected infective infections",
        "treatment treatments",
        "hypertension hypertensive",
        "arterial artery arteries",
        "neonatal neonate neonates",
        "diabetes diabetic",
        "generate generated generating",
        "organization organizations organized organize",
        "medication medications medicated",
        "virus viruses",
        "prostate prostatic"
      })
  void formsOfAWordComeTogether(String words) {
    assertEquals(1, new TreeSet<>(Tokens.terms(words)).size(), Tokens.terms(words).toString());
  }

  /** But for its exceptions it is the algorithm that Lucene has. */
  @Test
  void isPortersAlgorithm() throws IOException {
    int compared = 0;
    for (String word : vocabulary()) {
      boolean exception =
          Stemmer.IRREGULAR.containsKey(word)
              || word.matches(".*(us|is)|.{1,2}|.{0,2}ies|.*[^a-z].*")
              || Stemmer.KEPT.contains(Stemmer.stem(word))
              || Stemmer.KEPT.contains(Stemmer.stem(word) + "e");
      if (!exception) {
        assertEquals(lucene(word), Stemmer.stem(word), word);
        compared++;
      }
    }
    assertTrue(compared > 10_000, compared + " words");
  }

  /** No ending makes one word of a drug and another word, but "insulins" and "insulinization". */
  @Test
  void noDrugBecomesAnotherWord() throws IOException {
    Set<String> words = vocabulary();
    words.addAll(Drugs.SHIPPED.names());
    for (String drug : Drugs.SHIPPED.names()) {
      for (String word : words) {
        if (!word.equals(drug) && Stemmer.stem(word).equals(Stemmer.stem(drug))) {
          String forms = drug.replaceFirst("e$", "") + "(e|s|es|iz.*|is.*)?";
          assertTrue(word.matches(forms), word + " and " + drug);
        }
      }
    }
    assertNotEquals(Stemmer.stem("nicotine"), Stemmer.stem("nicotinic"));
  }

  /** Words of articles, references, shipped lists: all that the two corpora and readers may say. */
  private static Set<String> vocabulary() throws IOException {
    Set<String> out = new TreeSet<>();
    for (String list : List.of("common-words.txt", "conditions.txt")) {
      try (InputStream in = Stemmer.class.getResourceAsStream(list)) {
        String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        Tokens.of(text).forEach(token -> out.add(token.word()));
      }
    }
    Path root = Path.of(System.getProperty("imprimatur.repository", ".."));
    for (String folder : List.of("articles", "references", "docs")) {
      try (Stream<Path> files = Files.walk(root.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().matches(".*\\.(md|txt|yaml)")).toList()) {
          Tokens.of(Files.readString(file)).forEach(token -> out.add(token.word()));
        }
      }
    }
    return out;
  }

  private static String lucene(String word) throws IOException {
    try (Tokenizer words = new WhitespaceTokenizer();
        PorterStemFilter stems = new PorterStemFilter(words)) {
      words.setReader(new java.io.StringReader(word));
      stems.reset();
      stems.incrementToken();
      return stems.getAttribute(CharTermAttribute.class).toString();
    }
  }
}
