package org.imprimatur.search;

import java.io.IOException;
import java.util.List;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;

/**
 * What a generation in an engine says of itself. Its document is the last that is written: where it
 * is, all others are.
 *
 * @param index the name of the engine's index or collection
 * @param sequence one more than that of the generation before it
 * @param revoked a digest of the board's revoked keys, when it was made
 * @param facts what questions need to know of it
 */
public record GenerationRecord(String index, int sequence, String revoked, Facts facts) {
  /** Raised when a document's meaning changes. */
  public static final int FORMAT = 1;

  /**
   * What questions need to know.
   *
   * @param synonyms as {@link HouseWords#text} gives them
   * @param topics all topics, as filters compare them
   * @param articles how many there are
   * @param claims how many there are
   * @param worded how many claims have words
   * @param words how many different words there are
   */
  public record Facts(
      String synonyms, List<String> topics, int articles, int claims, int worded, int words) {
    /** Copies the list. */
    public Facts {
      topics = List.copyOf(topics);
    }

    /** How many documents there are without that of the generation. */
    public int documents() {
      return articles + claims + words;
    }
  }

  /** The record of the generation's document. */
  public String json() {
    return Json.compact(
        Json.object(
            "format",
            FORMAT,
            "index",
            index,
            "sequence",
            sequence,
            "revoked",
            revoked,
            "synonyms",
            facts.synonyms(),
            "topics",
            facts.topics(),
            "articles",
            facts.articles(),
            "claims",
            facts.claims(),
            "worded",
            facts.worded(),
            "words",
            facts.words()));
  }

  /**
   * Reads a record again.
   *
   * @throws IOException when it is of another form
   */
  public static GenerationRecord read(String json) throws IOException {
    Fields fields = Fields.of(json);
    if (fields.number("format") != FORMAT) {
      throw new IOException(
          "the engine's index has format "
              + fields.number("format")
              + ", this program reads "
              + FORMAT
              + ": publish it again");
    }
    return new GenerationRecord(
        fields.text("index"),
        fields.number("sequence"),
        fields.text("revoked"),
        new Facts(
            fields.text("synonyms"),
            fields.texts("topics"),
            fields.number("articles"),
            fields.number("claims"),
            fields.number("worded"),
            fields.number("words")));
  }

  /** The fields of a record that came from elsewhere. */
  record Fields(java.util.Map<?, ?> all) {
    static Fields of(String json) throws IOException {
      if (JsonReader.read(json).value() instanceof java.util.Map<?, ?> map) {
        return new Fields(map);
      }
      throw broken("record");
    }

    private static IOException broken(String name) {
      return new IOException(
          "the engine's answer has no usable \"" + name + "\": it is not an index of this program");
    }

    String text(String name) throws IOException {
      if (all.get(name) instanceof String text) {
        return text;
      }
      throw broken(name);
    }

    int number(String name) throws IOException {
      if (all.get(name) instanceof Long number
          && number >= Integer.MIN_VALUE
          && number <= Integer.MAX_VALUE) {
        return number.intValue();
      }
      throw broken(name);
    }

    List<?> list(String name) throws IOException {
      if (all.get(name) instanceof List<?> list) {
        return list;
      }
      throw broken(name);
    }

    List<String> texts(String name) throws IOException {
      return texts(list(name), name);
    }

    static List<String> texts(Object value, String name) throws IOException {
      if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
        return list.stream().map(String.class::cast).toList();
      }
      throw broken(name);
    }
  }
}
