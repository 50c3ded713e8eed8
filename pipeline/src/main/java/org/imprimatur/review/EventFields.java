package org.imprimatur.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes the fields of a signed line one by one, and remembers the first thing that is wrong. */
final class EventFields {
  private final Map<?, ?> all;
  private final TreeSet<String> left = new TreeSet<>();
  private @Nullable String error;

  EventFields(Map<?, ?> all) {
    this.all = all;
    all.keySet().forEach(key -> left.add(String.valueOf(key)));
  }

  /** What is wrong, fields that nobody took included; null when nothing is. */
  @Nullable String error() {
    if (error == null && !left.isEmpty()) {
      error = "the field \"" + left.first() + "\" does not belong in this event";
    }
    return error;
  }

  boolean has(String key) {
    return all.containsKey(key);
  }

  String text(String key) {
    if (take(key) instanceof String text) {
      return text;
    }
    return wrong(key, "a text", "");
  }

  String textOf(String key, java.util.function.Predicate<String> form, String what) {
    String text = text(key);
    return error != null || form.test(text) ? text : wrong(key, what, "");
  }

  int number(String key) {
    if (take(key) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    return wrong(key, "a whole number", 0);
  }

  List<String> sortedTexts(String key) {
    List<String> out = new ArrayList<>();
    if (take(key) instanceof List<?> list) {
      list.forEach(item -> out.add(item instanceof String text ? text : ""));
      if (out.equals(List.copyOf(new TreeSet<>(out))) && !out.contains("")) {
        return out;
      }
    }
    return wrong(key, "a sorted list of texts, each once", List.of());
  }

  Map<String, String> texts(String key) {
    Map<String, String> out = new LinkedHashMap<>();
    if (take(key) instanceof Map<?, ?> map) {
      map.forEach(
          (k, v) -> {
            if (v instanceof String text) {
              out.put(String.valueOf(k), text);
            }
          });
      if (out.size() == map.size()) {
        return out;
      }
    }
    return wrong(key, "an object of texts", Map.of());
  }

  /** From a text to a sorted list of words, none of the lists empty. */
  Map<String, List<String>> lists(
      String key, java.util.function.Predicate<String> word, String what) {
    Map<String, List<String>> out = new LinkedHashMap<>();
    if (take(key) instanceof Map<?, ?> map) {
      map.forEach(
          (k, v) -> {
            List<String> words = new ArrayList<>();
            if (v instanceof List<?> list) {
              list.forEach(item -> words.add(item instanceof String text ? text : ""));
            }
            boolean sorted = words.equals(List.copyOf(new TreeSet<>(words)));
            if (!words.isEmpty() && sorted && words.stream().allMatch(word)) {
              out.put(String.valueOf(k), words);
            }
          });
      if (out.size() == map.size()) {
        return out;
      }
    }
    return wrong(key, "an object of sorted lists of " + what, Map.of());
  }

  <T> T wrong(String key, String what, T instead) {
    if (error == null) {
      error = "the field \"" + key + "\" must be " + what;
    }
    return instead;
  }

  private @Nullable Object take(String key) {
    left.remove(key);
    return all.get(key);
  }
}
