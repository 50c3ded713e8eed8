package org.imprimatur.reference;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All fields that a record may have, for tests that change each of them. */
public final class RecordFields {
  private RecordFields() {}

  /** The fields of CSL, each with a value of its shape that holds a word. */
  public static Map<String, String> ofCsl(String word) {
    Map<String, String> out = new TreeMap<>();
    for (String field : RecordVocabulary.fields()) {
      RecordVocabulary.Shape shape = RecordVocabulary.shape(field);
      if (shape != null) {
        out.put(
            field,
            switch (shape) {
              case TEXT -> word;
              case NAMES -> "[{family: " + word + ", given: Q}]";
              case DATE -> "{literal: " + word + "}";
              case TEXTS -> "[" + word + "]";
            });
      }
    }
    return out;
  }

  /** The fields of the house. */
  public static SortedSet<String> ofHouse() {
    return new TreeSet<>(RecordVocabulary.GOVERNANCE);
  }
}
