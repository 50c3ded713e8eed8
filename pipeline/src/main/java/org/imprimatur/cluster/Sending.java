package org.imprimatur.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.search.EngineDocument;

/** Sends documents many at once, but never more than so many characters. */
final class Sending {
  private static final int CHARACTERS = 2_000_000;
  private static final int DOCUMENTS = 500;

  private final Engine engine;
  private final String index;
  private final Noted noted;
  private final List<EngineDocument> waiting = new ArrayList<>();
  private long characters;
  private int left;
  private int sent;

  /** Is told how many documents the engine has. */
  @FunctionalInterface
  interface Noted {
    void sent(int documents) throws IOException;
  }

  /**
   * Sends to an index.
   *
   * @param from how many of the first are there
   */
  Sending(Engine engine, String index, int from, Noted noted) {
    this.engine = engine;
    this.index = index;
    this.left = from;
    this.noted = noted;
  }

  /** Sends a document, now or later; an article with its claims counts as one. */
  void add(EngineDocument document) throws IOException {
    if (left > 0) {
      left--;
      sent++;
      return;
    }
    long length = length(document);
    if (!waiting.isEmpty() && (characters + length > CHARACTERS || waiting.size() == DOCUMENTS)) {
      flush();
    }
    waiting.add(document);
    characters += length;
  }

  /** About how many characters a document has as JSON. */
  static long length(EngineDocument document) {
    long out = 64;
    for (Object value : document.fields().values()) {
      if (value instanceof List<?> list) {
        for (Object each : list) {
          out += String.valueOf(each).length() + 3;
        }
      } else {
        out += String.valueOf(value).length() + 24;
      }
    }
    for (EngineDocument claim : document.claims()) {
      out += length(claim);
    }
    return out;
  }

  private void flush() throws IOException {
    engine.add(index, waiting);
    sent += waiting.size();
    waiting.clear();
    characters = 0;
    noted.sent(sent);
  }

  /** Sends the rest. */
  void finish() throws IOException {
    if (!waiting.isEmpty()) {
      flush();
    }
  }
}
