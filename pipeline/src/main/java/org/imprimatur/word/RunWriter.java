package org.imprimatur.word;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.word.WordRun.Face;
import org.imprimatur.word.WordRun.Mark;

/** Writes running text, with bookmarks and marks of notes. */
final class RunWriter {
  private final List<String> notes;
  private final Map<String, Integer> bookmarks = new HashMap<>();

  /** A writer; a note's number is its place in the list. */
  RunWriter(List<String> notes) {
    this.notes = List.copyOf(notes);
  }

  String write(List<WordRun> runs) {
    StringBuilder out = new StringBuilder();
    for (WordRun run : runs) {
      if (run instanceof WordRun.Text text) {
        out.append(text.link() == null ? words(text.text(), text.face()) : link(text));
      } else if (run instanceof WordRun.LineBreak) {
        out.append("<w:r><w:br/></w:r>");
      } else if (run instanceof WordRun.Note note) {
        out.append("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>");
        out.append("<w:footnoteReference w:id=\"").append(notes.indexOf(note.label()) + 1);
        out.append("\"/></w:r>");
      } else if (run instanceof Mark mark) {
        mark(out, mark);
      }
    }
    return out.toString();
  }

  private void mark(StringBuilder out, Mark mark) {
    if (mark.kind() == Mark.Kind.BOOKMARK_START) {
      int id = bookmarks.size();
      bookmarks.put(mark.name(), id);
      out.append("<w:bookmarkStart w:id=\"").append(id).append("\" w:name=\"");
      out.append(XmlText.of(mark.name())).append("\"/>");
    } else if (mark.kind() == Mark.Kind.BOOKMARK_END) {
      out.append("<w:bookmarkEnd w:id=\"").append(bookmarks.getOrDefault(mark.name(), 0));
      out.append("\"/>");
    }
  }

  /** A field: an address needs no part that lists it. */
  private static String link(WordRun.Text text) {
    String address = String.valueOf(text.link()).replace("\"", "%22");
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">"
        + XmlText.of(" HYPERLINK \"" + address + "\" ")
        + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        + run("<w:rStyle w:val=\"Hyperlink\"/>" + properties(text.face()), text.text())
        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  }

  static String words(String text, Face face) {
    return run(properties(face), text);
  }

  private static String run(String properties, String text) {
    return "<w:r>"
        + (properties.isEmpty() ? "" : "<w:rPr>" + properties + "</w:rPr>")
        + "<w:t xml:space=\"preserve\">"
        + XmlText.of(text.replace('\t', ' ').replace('\n', ' '))
        + "</w:t></w:r>";
  }

  private static String properties(Face face) {
    return (face.bold() ? "<w:b/>" : "")
        + (face.italic() ? "<w:i/>" : "")
        + (face.raised() > 0 ? "<w:vertAlign w:val=\"superscript\"/>" : "")
        + (face.raised() < 0 ? "<w:vertAlign w:val=\"subscript\"/>" : "");
  }
}
