package org.imprimatur.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.word.WordRun.Mark;
import org.imprimatur.word.WordRun.Revision;
import org.jspecify.annotations.Nullable;

/** Reads a Word file. Nothing of it is run, opened or written. One instance reads one file. */
public final class WordReader {
  private static final List<String> BIBLIOGRAPHIES =
      List.of("Bibliographies", "Table of Contents", "MENDELEY_BIBLIOGRAPHY");

  private static final List<String> WRAPPERS =
      List.of("w:sdt", "w:sdtContent", "w:customXml", "w:ins");

  private final WordPackage file;
  private final String document;
  private final WordStyles styles;
  private final WordCitations citations;
  private final List<String> leftOut = new ArrayList<>();
  private final Map<String, String> bookmarks = new HashMap<>();

  private WordReader(WordPackage file) throws WordFileException {
    this.file = file;
    this.document = file.document();
    this.styles = new WordStyles(part("styles"), part("numbering"));
    this.citations = new WordCitations(WordSources.of(file));
  }

  /** Whether a file's name is that of a Word file. */
  public static boolean reads(String fileName) {
    return fileName.toLowerCase(java.util.Locale.ROOT).endsWith(".docx");
  }

  /**
   * Reads a file.
   *
   * @throws WordFileException when it is not one of Word's, is damaged, hostile or too large
   */
  public static WordDocument read(byte[] file) throws WordFileException {
    return new WordReader(WordPackage.open(file)).read();
  }

  private @Nullable XmlElement part(String kind) throws WordFileException {
    String name = file.related(document, kind);
    return name == null ? null : file.element(name);
  }

  private WordDocument read() throws WordFileException {
    XmlElement body = file.element(document).child("w:body");
    if (body == null) {
      throw new WordFileException("its part " + document + " holds no text");
    }
    List<WordBlock> blocks = story(body, document);
    Map<String, List<WordBlock>> notes = new LinkedHashMap<>();
    notes("footnotes", "", notes);
    notes("endnotes", "e", notes);
    for (WordPackage.Relation relation : file.relations(document).values()) {
      boolean isEdge = relation.type().equals("header") || relation.type().equals("footer");
      if (isEdge && file.has(relation.target())) {
        String words = words(file.element(relation.target()));
        if (!words.isBlank()) {
          leftOut.add("a " + relation.type() + " of the pages: \"" + words + "\"");
        }
      }
    }
    return new WordDocument(
        blocks, notes, CommentParts.read(file, document), ExportedClaims.read(file), leftOut);
  }

  static String words(XmlElement part) {
    StringBuilder out = new StringBuilder();
    for (XmlElement each : part.all()) {
      if (each.is("w:t")) {
        out.append(each.text());
      } else if (each.is("w:p") || each.is("w:tab") || each.is("w:br")) {
        out.append(' ');
      }
    }
    return out.toString().strip().replaceAll("\\s+", " ");
  }

  private void notes(String kind, String prefix, Map<String, List<WordBlock>> out)
      throws WordFileException {
    String name = file.related(document, kind);
    if (name == null) {
      return;
    }
    for (XmlElement note : file.element(name).children()) {
      // The others are lines between text and notes.
      if (note.attribute("w:type").isEmpty() || note.attribute("w:type").equals("normal")) {
        out.put(prefix + note.attribute("w:id"), story(note, name));
      }
    }
  }

  private List<WordBlock> story(XmlElement holder, String part) throws WordFileException {
    TextFlow flow = new TextFlow(citations, styles, file.relations(part), leftOut::add);
    List<WordBlock> out = new ArrayList<>();
    blocks(holder, flow, out);
    List<WordRun> rest = flow.rest();
    if (!rest.isEmpty()) {
      out.add(new WordBlock.Paragraph(WordBlock.Style.PLAIN, named(rest), null));
    }
    return out;
  }

  private void blocks(XmlElement holder, TextFlow flow, List<WordBlock> out)
      throws WordFileException {
    for (XmlElement child : holder.children()) {
      switch (child.name()) {
        case "w:p" -> paragraph(child, flow, out);
        case "w:tbl" -> out.add(table(child, flow));
        case "w:sdt" -> control(child, flow, out);
        case "w:sdtContent", "w:customXml", "w:ins", "w:moveTo" -> blocks(child, flow, out);
        default -> flow.mark(child);
      }
    }
  }

  private void control(XmlElement control, TextFlow flow, List<WordBlock> out)
      throws WordFileException {
    XmlElement properties = control.child("w:sdtPr");
    String kind =
        properties == null
            ? ""
            : properties.value("w:tag") + value(properties.at("w:docPartObj", "w:docPartGallery"));
    if (BIBLIOGRAPHIES.stream().anyMatch(kind::contains)) {
      leftOut.add("a list that Word makes itself: \"" + words(control) + "\"");
    } else {
      blocks(control, flow, out);
    }
  }

  private static String value(@Nullable XmlElement element) {
    return element == null ? "" : element.attribute("w:val");
  }

  private void paragraph(XmlElement it, TextFlow flow, List<WordBlock> out)
      throws WordFileException {
    XmlElement properties = it.child("w:pPr");
    List<WordRun> runs = named(flow.paragraph(it));
    WordBlock.Style style = runs.isEmpty() ? WordBlock.Style.PLAIN : styles.of(properties);
    out.add(new WordBlock.Paragraph(style, runs, end(properties)));
    for (XmlElement box : flow.boxes()) {
      blocks(box, flow, out);
    }
  }

  private static @Nullable Revision end(@Nullable XmlElement properties) {
    XmlElement face = properties == null ? null : properties.child("w:rPr");
    XmlElement gone = face == null ? null : face.child("w:del");
    XmlElement come = face == null ? null : face.child("w:ins");
    XmlElement found = gone == null ? come : gone;
    return found == null
        ? null
        : new Revision(gone != null, found.attribute("w:author"), found.attribute("w:date"));
  }

  private WordBlock.Table table(XmlElement it, TextFlow flow) throws WordFileException {
    List<WordBlock.Row> rows = new ArrayList<>();
    for (XmlElement row : own(it, "w:tr")) {
      rows.add(row(row, flow));
    }
    return new WordBlock.Table(rows);
  }

  /** The rows of a table, the cells of a row: not those of a table in a cell. */
  private static List<XmlElement> own(XmlElement holder, String name) {
    List<XmlElement> out = new ArrayList<>();
    for (XmlElement child : holder.children()) {
      if (child.is(name)) {
        out.add(child);
      } else if (WRAPPERS.contains(child.name())) {
        out.addAll(own(child, name));
      }
    }
    return out;
  }

  private WordBlock.Row row(XmlElement row, TextFlow flow) throws WordFileException {
    List<List<WordBlock>> cells = new ArrayList<>();
    for (XmlElement cell : own(row, "w:tc")) {
      List<WordBlock> blocks = new ArrayList<>();
      blocks(cell, flow, blocks);
      cells.add(blocks);
      String span = value(cell.at("w:tcPr", "w:gridSpan"));
      for (int more = span.matches("\\d{1,2}") ? Integer.parseInt(span) : 1; more > 1; more--) {
        cells.add(List.of());
      }
    }
    return new WordBlock.Row(cells, row.at("w:trPr", "w:del") != null);
  }

  /** The bookmarks under their names, where they end, too. */
  private List<WordRun> named(List<WordRun> runs) {
    List<WordRun> out = new ArrayList<>();
    for (WordRun run : runs) {
      if (run instanceof Mark mark && mark.kind() == Mark.Kind.BOOKMARK_START) {
        String[] words = mark.name().split(" ", 2);
        bookmarks.put(words[0], words[1]);
        out.add(new Mark(mark.kind(), words[1]));
      } else if (run instanceof Mark mark && mark.kind() == Mark.Kind.BOOKMARK_END) {
        out.add(new Mark(mark.kind(), bookmarks.getOrDefault(mark.name(), "")));
      } else {
        out.add(run);
      }
    }
    return out;
  }
}
