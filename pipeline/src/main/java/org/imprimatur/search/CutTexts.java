package org.imprimatur.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of one article cut into tokens. Its claims share headings, lead-ins and title, and each
 * is asked for by several steps: it is cut once. For one thread.
 */
public final class CutTexts {
  private final Map<String, List<Tokens.Token>> tokens = new HashMap<>();

  /** Of an article of which nothing is cut yet. */
  public CutTexts() {}

  /** The tokens of a text, in order. */
  List<Tokens.Token> of(String text) {
    return tokens.computeIfAbsent(text, Tokens::of);
  }

  /** Forgets what was cut. */
  void clear() {
    tokens.clear();
  }
}
