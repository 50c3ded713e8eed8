package org.imprimatur.intake;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.imprimatur.ingest.DraftText;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.word.WordBlock;
import org.imprimatur.word.WordRun;

/** The text of a Word file, a paragraph a line, so that findings have a place in it. */
final class WordLines {
  private final StringBuilder text = new StringBuilder();
  private final IdentityHashMap<WordBlock.Paragraph, Span> places = new IdentityHashMap<>();
  private final List<WordBlock.Paragraph> paragraphs = new ArrayList<>();

  /** Takes in blocks, those of tables cell by cell. */
  void add(List<WordBlock> blocks) {
    for (WordBlock block : blocks) {
      if (block instanceof WordBlock.Paragraph paragraph) {
        StringBuilder line = new StringBuilder();
        paragraph.runs().forEach(run -> line.append(AcceptedText.words(run)));
        int start = text.length();
        text.append(DraftText.plain(line.toString()));
        places.put(paragraph, new Span(start, text.length()));
        paragraphs.add(paragraph);
        text.append('\n');
      } else if (block instanceof WordBlock.Table table) {
        table.rows().forEach(row -> row.cells().forEach(this::add));
      }
    }
  }

  /** All paragraphs, in order. */
  List<WordBlock.Paragraph> paragraphs() {
    return List.copyOf(paragraphs);
  }

  Span place(WordBlock.Paragraph paragraph) {
    return places.getOrDefault(paragraph, new Span(0, 0));
  }

  /** Where some words stand in a paragraph. */
  Span place(WordBlock.Paragraph paragraph, int run, String words) {
    StringBuilder before = new StringBuilder();
    List<WordRun> runs = paragraph.runs();
    for (int i = 0; i < run; i++) {
      before.append(AcceptedText.words(runs.get(i)));
    }
    Span whole = place(paragraph);
    int start = Math.min(whole.end(), whole.start() + DraftText.plain(before.toString()).length());
    return new Span(start, Math.min(whole.end(), start + words.length()));
  }

  Source source(String path) {
    return Source.of(path, text.toString());
  }
}
