package org.imprimatur.search;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a page must know to put a question, beside the index: the numbers and kinds of {@link
 * Question} and {@link Answering}, and of {@link KnownWords} those that begin as the question's
 * words do. Read for a question only, not for a search.
 */
final class QuestionExport {
  private final DirectoryReader reader;
  private final KnownWords known;

  QuestionExport(DirectoryReader reader) throws IOException {
    this.reader = reader;
    String text = reader.getIndexCommit().getUserData().get(IndexBuilder.SYNONYMS);
    this.known = KnownWords.with(Searcher.topics(reader), text == null ? "" : text);
  }

  /** The numbers, kinds and rules. */
  Map<String, @Nullable Object> rules() throws IOException {
    Map<String, @Nullable Object> out = numbers();
    out.put("asking", IndexVocabulary.ASKING);
    out.put("kinds", kinds());
    Map<String, @Nullable Object> preferred = new TreeMap<>();
    Question.ALWAYS.forEach((mark, part) -> preferred.put(mark.term(), BigDecimal.valueOf(part)));
    out.put("preferred", preferred);
    out.put("spellings", BritishSpelling.RULES);
    out.put("shortest", BritishSpelling.SHORTEST);
    out.put("measures", new TreeSet<>(QuestionUnits.MEASURES));
    out.put("populations", KnownWords.POPULATIONS.json());
    out.put("ages", ages());
    out.put("years", new TreeSet<>(Ages.YEARS));
    out.put("longest", known.longest());
    return out;
  }

  private Map<String, @Nullable Object> numbers() throws IOException {
    return Json.object(
        "steps", QuestionWeights.STEPS,
        "parts", Answering.PARTS,
        "own", Answering.OWN,
        "left", Answering.LEFT,
        "whole", Answering.WHOLE,
        "wholeOfFew", Answering.WHOLE_OF_FEW,
        "few", Answering.FEW,
        "beyond", Answering.BEYOND,
        "little", Answering.LITTLE,
        "near", Answering.NEAR,
        "light", Scores.number(QuestionWeights.LIGHT),
        "everyday", Scores.number(QuestionWeights.EVERYDAY),
        "title", BigDecimal.valueOf(Question.BY_TITLE),
        "common", Scores.number(QuestionWeights.UNKNOWN),
        "beside", Scores.number(QuestionWeights.UNKNOWN_BESIDE),
        "unknown",
            Scores.number(QuestionWeights.idf(0, reader.getDocCount(SearchField.CLAIM.name()))),
        "alternatives", QuestionUnits.MOST_ALTERNATIVES,
        "sections", Searcher.NEAREST_DEPTH);
  }

  private static List<Object> ages() {
    List<Object> out = new ArrayList<>();
    for (Ages.Group group : Ages.GROUPS) {
      List<String> people = group.people().stream().map(p -> String.join(" ", p)).toList();
      out.add(Json.object("below", group.below(), "people", people));
    }
    return out;
  }

  private static List<Object> kinds() {
    List<Object> out = new ArrayList<>();
    for (QuestionKind kind : QuestionKind.values()) {
      out.add(
          Json.object(
              "pattern", kind.pattern(),
              "mark", kind.mark().term(),
              "bonus", BigDecimal.valueOf(kind.bonus()),
              "needed", kind.needsMark(),
              "numbers", kind == QuestionKind.DOSE,
              "words", new TreeSet<>(kind.words())));
    }
    return out;
  }

  /** By first letter, the lists of words with what each holds. */
  Map<String, Map<String, List<String>>> words() {
    Map<String, Map<String, List<String>>> out = new TreeMap<>();
    for (String term : KnownWords.common()) {
      add(out, "common", term);
      if (KnownWords.isLight(term)) {
        add(out, "light", term);
      } else if (KnownWords.isEveryday(term)) {
        add(out, "everyday", term);
      }
    }
    known.conditions().forEach(phrase -> add(out, "conditions", phrase));
    return out;
  }

  private static void add(Map<String, Map<String, List<String>>> out, String list, String phrase) {
    out.computeIfAbsent(phrase.substring(0, 1), letter -> new TreeMap<>())
        .computeIfAbsent(list, name -> new ArrayList<>())
        .add(phrase);
  }
}
