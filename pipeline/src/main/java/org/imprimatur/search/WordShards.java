package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** What is known of words beside the index, for the pages: a file a first letter. */
final class WordShards {
  private final Map<String, Map<String, List<String>>> byLetter = new TreeMap<>();

  WordShards(KnownWords words) {
    Set<String> common = KnownWords.common();
    common.forEach(term -> add("common", term));
    common.stream().filter(KnownWords::isLight).forEach(term -> add("light", term));
    words.conditions().forEach(phrase -> add("conditions", phrase));
  }

  /** The first letters that have a file. */
  List<String> letters() {
    return List.copyOf(byLetter.keySet());
  }

  void write(FileTarget target) throws IOException {
    List<String> letters = new ArrayList<>(byLetter.keySet());
    for (int i = 0; i < letters.size(); i++) {
      Map<String, @Nullable Object> lists = Json.object();
      lists.putAll(byLetter.getOrDefault(letters.get(i), Map.of()));
      target.accept("k/" + i + ".json", BrowserExport.bytes(Json.compact(lists)));
    }
  }

  private void add(String list, String phrase) {
    byLetter
        .computeIfAbsent(phrase.substring(0, 1), letter -> new TreeMap<>())
        .computeIfAbsent(list, name -> new ArrayList<>())
        .add(phrase);
  }
}
