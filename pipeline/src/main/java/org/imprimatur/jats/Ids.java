package org.imprimatur.jats;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids of one document, each once. An anchor of the article keeps its name where XML can have
 * it; any other is numbered, in the order of the text.
 */
final class Ids {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,199}");

  /** What we number ourselves. */
  private static final Pattern OURS =
      Pattern.compile("(?:ref|fig|table|person|related|coi|place)-\\d+");

  private final Map<String, String> byAnchor = new HashMap<>();
  private final Set<String> placed = new HashSet<>();
  private int places;

  /** Remembers an anchor that the document will hold, before anything is written. */
  void add(String anchor) {
    if (byAnchor.containsKey(anchor)) {
      return;
    }
    boolean isName = NAME.matcher(anchor).matches() && !OURS.matcher(anchor).matches();
    byAnchor.put(anchor, isName ? anchor : "place-" + ++places);
  }

  /** The id of an anchor; null where the document does not hold it. */
  @Nullable String of(String anchor) {
    return byAnchor.get(anchor);
  }

  /** The id to give to the place of an anchor; null where another place has it. */
  @Nullable String place(String anchor) {
    String id = byAnchor.get(anchor);
    return id != null && placed.add(id) ? id : null;
  }
}
