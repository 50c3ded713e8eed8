package org.imprimatur.manuscript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Claim;
import org.imprimatur.source.Span;
import org.imprimatur.word.WordNames;
import org.imprimatur.word.WordRun;
import org.imprimatur.word.WordRun.Face;
import org.imprimatur.word.WordRun.Mark;
import org.jspecify.annotations.Nullable;

/** Runs of one article in the order of its source, with a bookmark around each claim. */
final class ClaimMarks {
  private final List<Claim> claims;
  private final Map<String, StringBuilder> shown = new LinkedHashMap<>();
  private List<WordRun> runs = new ArrayList<>();
  private int next;
  private @Nullable Claim open;

  ClaimMarks(List<Claim> claims) {
    this.claims =
        claims.stream()
            .sorted(Comparator.comparingInt(claim -> claim.statement().span().start()))
            .toList();
  }

  /** Adds words that stand at a place; one to one, they are cut where claims begin and end. */
  void words(String words, Span span, Face face, @Nullable String link) {
    int at = span.start();
    int from = 0;
    boolean isVerbatim = words.length() == span.length();
    while (isVerbatim) {
      at(at);
      int cut = cut(at, span.end());
      if (cut >= span.end()) {
        break;
      }
      put(words.substring(from, from + cut - at), face, link);
      from += cut - at;
      at = cut;
    }
    at(at);
    put(words.substring(from), face, link);
  }

  /** Adds what has no words, at a place. */
  void run(WordRun run, Span span) {
    at(span.start());
    runs.add(run);
    Claim claim = open;
    if (claim != null && run instanceof WordRun.LineBreak) {
      shown(claim).append(' ');
    }
  }

  private void put(String words, Face face, @Nullable String link) {
    if (!words.isEmpty()) {
      runs.add(new WordRun.Text(words, face, link, null));
      Claim claim = open;
      if (claim != null) {
        shown(claim).append(words);
      }
    }
  }

  private StringBuilder shown(Claim claim) {
    return shown.computeIfAbsent(claim.id(), id -> new StringBuilder());
  }

  /** Ends and begins what ends and begins before a place. */
  private void at(int place) {
    Claim claim = open;
    if (claim != null && claim.statement().span().end() <= place) {
      close();
    }
    while (next < claims.size() && claims.get(next).statement().span().start() <= place) {
      Claim coming = claims.get(next++);
      close();
      open = coming;
      shown(coming);
      runs.add(new Mark(Mark.Kind.BOOKMARK_START, WordNames.bookmark(coming.id())));
    }
  }

  private int cut(int at, int end) {
    int cut = end;
    Claim claim = open;
    if (claim != null && claim.statement().span().end() > at) {
      cut = Math.min(cut, claim.statement().span().end());
    }
    if (next < claims.size()) {
      cut = Math.min(cut, Math.max(at + 1, claims.get(next).statement().span().start()));
    }
    return cut;
  }

  private void close() {
    Claim claim = open;
    if (claim != null) {
      runs.add(new Mark(Mark.Kind.BOOKMARK_END, WordNames.bookmark(claim.id())));
      open = null;
    }
  }

  /** The runs since the last time; a claim never reaches over the end of a paragraph. */
  List<WordRun> take() {
    close();
    List<WordRun> out = runs;
    runs = new ArrayList<>();
    return out;
  }

  /** The words of each claim as they are shown, by id. */
  String shown(String claim) {
    return shown.getOrDefault(claim, new StringBuilder()).toString().strip();
  }
}
