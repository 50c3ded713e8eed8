package org.imprimatur.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.ingest.DraftText;
import org.imprimatur.model.Placeholder;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Json;
import org.imprimatur.word.WordBlock;
import org.imprimatur.word.WordBlock.Style.Kind;
import org.imprimatur.word.WordCitation;
import org.imprimatur.word.WordDocument;
import org.imprimatur.word.WordRun;
import org.jspecify.annotations.Nullable;

/** A Word file on its way to a draft: its accepted text, the works that it cites, what is odd. */
final class WordDraft {
  private final List<WordBlock> blocks;
  private final Map<String, List<WordBlock>> notes = new LinkedHashMap<>();
  private final List<String> leftOut;
  private final Source source;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Map<String, Object>> works = new LinkedHashMap<>();
  private final List<Span> firstCited = new ArrayList<>();
  private final String title;

  /**
   * Reads what a file says.
   *
   * @param file its name, by which messages call it
   */
  WordDraft(WordDocument document, String file) {
    AcceptedText accepted = new AcceptedText();
    List<WordBlock> all = new ArrayList<>(accepted.of(document.blocks()));
    document.notes().forEach((label, text) -> notes.put(label, accepted.of(text)));
    WordLines lines = new WordLines();
    lines.add(all);
    notes.values().forEach(lines::add);
    source = lines.source(file);
    leftOut = new ArrayList<>(document.leftOut());
    accepted.struck().forEach(words -> leftOut.add("struck-out words: \"" + words + "\""));
    document
        .comments()
        .forEach(it -> leftOut.add("a comment of " + it.author() + ": \"" + it.text() + "\""));
    accepted
        .pending()
        .forEach(it -> leftOut.add("a tracked change, taken as accepted: " + it.sentence()));
    for (WordBlock.Paragraph paragraph : lines.paragraphs()) {
      look(paragraph, lines);
    }
    WordBlock.Paragraph named = titleParagraph(all);
    all.removeIf(block -> block == named);
    blocks = List.copyOf(all);
    title = named == null ? fromName(file) : words(named);
    missing(named);
  }

  private static String fromName(String file) {
    String name = DraftText.titleOf(file);
    return name == null ? Placeholder.IMPORTED_TITLE.words() : name;
  }

  private static WordBlock.@Nullable Paragraph titleParagraph(List<WordBlock> all) {
    WordBlock.Paragraph first = null;
    WordBlock.Paragraph heading = null;
    int highest = 0;
    for (WordBlock block : all) {
      if (!(block instanceof WordBlock.Paragraph p) || words(p).isEmpty()) {
        continue;
      }
      if (p.style().kind() == Kind.TITLE) {
        return p;
      }
      boolean isFirst = first == null;
      first = isFirst ? p : first;
      if (p.style().kind() == Kind.HEADING && p.style().level() == 1) {
        highest++;
        heading = isFirst ? p : heading;
      }
    }
    return highest == 1 ? heading : null;
  }

  static String words(WordBlock.Paragraph paragraph) {
    StringBuilder out = new StringBuilder();
    paragraph.runs().forEach(run -> out.append(AcceptedText.words(run)));
    return DraftText.plain(out.toString()).strip();
  }

  private void missing(WordBlock.@Nullable Paragraph named) {
    Span start = new Span(0, Math.min(source.lineEnd(1), source.length()));
    if (named == null) {
      problems.add(
          Problem.of(
              RuleId.IMPORT_NO_TITLE,
              start,
              "no paragraph of this file has the style Title, and no single heading begins it",
              "write the title into the front matter"));
    }
    problems.add(
        Problem.of(
            RuleId.IMPORT_NO_DATE,
            start,
            "a Word file does not say when its text was updated",
            "write `updated: YYYY-MM-DD` into the front matter"));
    if (works.isEmpty()) {
      problems.add(
          Problem.of(
              RuleId.IMPORT_NO_REFERENCES,
              start,
              "this file has no citations of Zotero, Mendeley, EndNote or Word",
              "cite by hand, or let the author cite with one of them"));
    }
  }

  private void look(WordBlock.Paragraph paragraph, WordLines lines) {
    for (int i = 0; i < paragraph.runs().size(); i++) {
      WordRun run = paragraph.runs().get(i);
      if (run instanceof WordRun.Cite cite) {
        look(cite.citation(), lines.place(paragraph, i, cite.citation().shown()));
      } else if (TypedNumbers.isCitation(paragraph, i)) {
        String number = AcceptedText.words(run).strip();
        problems.add(
            Problem.of(
                RuleId.IMPORT_DOUBTFUL_NUMBER,
                lines.place(paragraph, i, number),
                "the raised number "
                    + number
                    + " was typed by hand and does not say which work it means: it stays text",
                "find the work, and cite it by its key, [@key]"));
      }
    }
  }

  private void look(WordCitation citation, Span place) {
    boolean isWhole = !citation.items().isEmpty();
    for (WordCitation.Item item : citation.items()) {
      isWhole &= !item.work().isEmpty();
      if (!item.work().isEmpty() && works.putIfAbsent(name(item), item.work()) == null) {
        firstCited.add(place);
      }
    }
    if (!isWhole) {
      problems.add(
          Problem.of(
              RuleId.IMPORT_UNKNOWN_NUMBER,
              place,
              "a citation of "
                  + citation.program()
                  + ", shown as \""
                  + DraftText.plain(citation.shown())
                  + "\", does not say what it cites",
              "find the work, and cite it by its key, [@key]"));
    }
  }

  private static String name(WordCitation.Item item) {
    return Json.compact(item.work());
  }

  /** The title. */
  String title() {
    return title;
  }

  /** The text, a paragraph a line. */
  Source source() {
    return source;
  }

  /** What an editor must look at, with places in {@link #source}. */
  List<Problem> problems() {
    return problems;
  }

  /** What is not in the draft, a sentence each. */
  List<String> leftOut() {
    return leftOut;
  }

  /** The works that are cited, as CSL-JSON, one a line behind the first line. */
  String records() {
    List<String> all = works.values().stream().map(Json::compact).toList();
    return "[\n" + String.join(",\n", all) + "\n]\n";
  }

  boolean cites() {
    return !works.isEmpty();
  }

  /** Where the work of a line of {@link #records} is first cited. */
  Span cited(int line) {
    int at = Math.max(0, Math.min(firstCited.size() - 1, line - 2));
    return firstCited.isEmpty() ? new Span(0, 0) : firstCited.get(at);
  }

  /**
   * The body of the draft.
   *
   * @param keys of the works, in their order
   */
  String markdown(List<String> keys) {
    Map<String, String> byWork = new HashMap<>();
    int at = 0;
    for (String name : works.keySet()) {
      if (at < keys.size()) {
        byWork.put(name, keys.get(at++));
      }
    }
    WordMarkdown.Labels labels = new WordMarkdown.Labels();
    WordBody body = new WordBody(new WordMarkdown(item -> byWork.get(name(item)), labels), blocks);
    String text = body.write(blocks);
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < labels.order().size(); i++) {
      // A note may hold the mark of another one, which then comes behind it.
      String words = body.flat(notes.getOrDefault(labels.order().get(i), List.of()));
      out.append("\n[^").append(i + 1).append("]: ").append(words).append('\n');
    }
    notes.forEach(
        (mark, note) -> {
          if (!labels.order().contains(mark)) {
            out.append('\n').append(DraftText.paragraph(body.flat(note))).append('\n');
          }
        });
    return out.toString();
  }
}
