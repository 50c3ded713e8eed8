package org.imprimatur.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.imprimatur.word.WordRun.Face;
import org.imprimatur.word.WordRun.Mark;
import org.imprimatur.word.WordRun.Revision;
import org.jspecify.annotations.Nullable;

/** Reads the running text of one part, paragraph by paragraph; fields reach over paragraphs. */
final class TextFlow {
  private final WordCitations citations;
  private final WordStyles styles;
  private final Map<String, WordPackage.Relation> relations;
  private final Consumer<String> leftOut;
  private final WordFields fields;
  private final List<XmlElement> boxes = new ArrayList<>();
  private List<WordRun> runs = new ArrayList<>();

  TextFlow(
      WordCitations citations,
      WordStyles styles,
      Map<String, WordPackage.Relation> relations,
      Consumer<String> leftOut) {
    this.citations = citations;
    this.styles = styles;
    this.relations = relations;
    this.leftOut = leftOut;
    this.fields = new WordFields(citations);
  }

  /** What words stand in. */
  private record Around(@Nullable Revision revision, @Nullable String link) {
    static final Around NOTHING = new Around(null, null);
  }

  /** The runs of a paragraph, and of what marks stood before it. */
  List<WordRun> paragraph(XmlElement paragraph) throws WordFileException {
    content(paragraph, Around.NOTHING);
    if (fields.use() != WordFields.Use.WORDS) {
      fields.keep("\n");
    }
    List<WordRun> out = runs;
    runs = new ArrayList<>();
    return out;
  }

  /** The text boxes that hung on what was read; they are given once. */
  List<XmlElement> boxes() {
    List<XmlElement> out = List.copyOf(boxes);
    boxes.clear();
    return out;
  }

  /** What fields that never end hold back. */
  List<WordRun> rest() {
    while (fields.isOpen()) {
      end();
    }
    List<WordRun> out = runs;
    runs = new ArrayList<>();
    return out;
  }

  /** A mark that stands between paragraphs. */
  boolean mark(XmlElement element) {
    Mark mark =
        switch (element.name()) {
          case "w:bookmarkStart" -> mark(element, Mark.Kind.BOOKMARK_START);
          case "w:bookmarkEnd" -> mark(element, Mark.Kind.BOOKMARK_END);
          case "w:commentRangeStart" -> mark(element, Mark.Kind.COMMENT_START);
          case "w:commentRangeEnd" -> mark(element, Mark.Kind.COMMENT_END);
          case "w:commentReference" -> mark(element, Mark.Kind.COMMENT);
          default -> null;
        };
    if (mark != null) {
      runs.add(mark);
    }
    return mark != null;
  }

  /** A bookmark is called by its number where it ends; its name is put there later. */
  private static Mark mark(XmlElement element, Mark.Kind kind) {
    boolean isNamed = kind == Mark.Kind.BOOKMARK_START;
    String id = element.attribute("w:id");
    return new Mark(kind, isNamed ? id + " " + element.attribute("w:name") : id);
  }

  private void content(XmlElement parent, Around around) throws WordFileException {
    for (XmlElement child : parent.children()) {
      element(child, around);
    }
  }

  private void element(XmlElement it, Around around) throws WordFileException {
    if (mark(it)) {
      return;
    }
    switch (it.name()) {
      case "w:r" -> run(it, around);
      case "w:ins", "w:moveTo" -> content(it, new Around(revision(it, false), around.link));
      case "w:del", "w:moveFrom" -> content(it, new Around(revision(it, true), around.link));
      case "w:hyperlink" -> content(it, new Around(around.revision, target(it, around)));
      case "w:smartTag", "w:customXml", "w:bdo", "w:dir", "w:sdtContent" -> content(it, around);
      case "w:sdt" -> control(it, around);
      case "w:fldSimple" -> {
        fields.begin("", around.revision);
        fields.says(it.attribute("w:instr"));
        fields.separate();
        content(it, around);
        end();
      }
      case "m:oMath", "m:oMathPara" -> equation(it, around);
      case "mc:AlternateContent" -> alternatives(it, around, Face.PLAIN);
      default -> {
        // Properties, and what shows nothing.
      }
    }
  }

  private static Revision revision(XmlElement it, boolean isDeletion) {
    return new Revision(isDeletion, it.attribute("w:author"), it.attribute("w:date"));
  }

  private @Nullable String target(XmlElement it, Around around) {
    WordPackage.Relation relation = relations.get(it.attribute("r:id"));
    return relation == null || !relation.isOutside() ? around.link : relation.target();
  }

  /** A content control: Mendeley's and Word's citations, bibliographies, and forms. */
  private void control(XmlElement it, Around around) throws WordFileException {
    XmlElement properties = it.child("w:sdtPr");
    XmlElement inside = it.child("w:sdtContent");
    String tag = properties == null ? "" : properties.value("w:tag");
    if (inside == null) {
      return;
    }
    if (!WordCitations.isControl(tag)) {
      content(inside, around);
      return;
    }
    StringBuilder shown = new StringBuilder();
    inside.all("w:t").forEach(words -> shown.append(words.text()));
    runs.add(new WordRun.Cite(citations.control(tag, shown.toString()), around.revision));
  }

  private void equation(XmlElement it, Around around) {
    StringBuilder words = new StringBuilder();
    it.all("m:t").forEach(each -> words.append(each.text()));
    leftOut.accept("the layout of an equation, which is plain words now: \"" + words + "\"");
    words(words.toString(), Face.PLAIN, around);
  }

  private void alternatives(XmlElement it, Around around, Face face) throws WordFileException {
    XmlElement choice = it.child("mc:Choice");
    XmlElement taken = choice == null ? it.child("mc:Fallback") : choice;
    for (XmlElement child : taken == null ? List.<XmlElement>of() : taken.children()) {
      piece(child, face, around);
    }
  }

  private void run(XmlElement it, Around around) throws WordFileException {
    XmlElement properties = it.child("w:rPr");
    if (properties != null && properties.isOn("w:vanish")) {
      StringBuilder hidden = new StringBuilder();
      it.all("w:t").forEach(each -> hidden.append(each.text()));
      if (!hidden.toString().isBlank() && fields.shows()) {
        leftOut.accept("hidden text: \"" + hidden + "\"");
      }
      // The fields of reference managers may be hidden, and are read all the same.
      it.children().stream()
          .filter(each -> each.is("w:instrText"))
          .forEach(e -> fields.says(e.text()));
    }
    boolean isHidden = properties != null && properties.isOn("w:vanish");
    Face face = styles.face(properties);
    for (XmlElement child : it.children()) {
      if (!isHidden || child.is("w:fldChar")) {
        piece(child, face, around);
      }
    }
  }

  private void piece(XmlElement it, Face face, Around around) throws WordFileException {
    switch (it.name()) {
      case "w:t" -> words(it.text(), face, around);
      case "w:delText" ->
          words(
              it.text(),
              face,
              around.revision == null
                  ? new Around(new Revision(true, "", ""), around.link)
                  : around);
      case "w:tab", "w:ptab" -> words("\t", face, around);
      case "w:noBreakHyphen" -> words("\u2011", face, around);
      case "w:br", "w:cr" -> lineBreak(it);
      case "w:sym" -> symbol(it, face, around);
      case "w:fldChar" -> fieldMark(it, around);
      case "w:instrText" -> fields.says(it.text());
      case "w:footnoteReference" -> note("", it, around);
      case "w:endnoteReference" -> note("e", it, around);
      case "w:commentReference" -> mark(it);
      case "w:drawing", "w:pict", "w:object" -> picture(it);
      case "mc:AlternateContent" -> alternatives(it, around, face);
      default -> {
        // Properties, and what shows nothing.
      }
    }
  }

  private void words(String text, Face face, Around around) {
    if (text.isEmpty() || !fields.shows()) {
      return;
    }
    if (fields.use() != WordFields.Use.WORDS) {
      fields.keep(text);
      return;
    }
    String link = around.link == null ? fields.link() : around.link;
    runs.add(new WordRun.Text(text, face, link, around.revision));
  }

  private void lineBreak(XmlElement it) {
    boolean ofLine =
        it.attribute("w:type").isEmpty() || it.attribute("w:type").equals("textWrapping");
    if (ofLine && fields.shows() && fields.use() == WordFields.Use.WORDS) {
      runs.add(new WordRun.LineBreak());
    }
  }

  private void symbol(XmlElement it, Face face, Around around) {
    String known = WordSymbols.of(it.attribute("w:font"), it.attribute("w:char"));
    String name = it.attribute("w:char") + " of the font " + it.attribute("w:font");
    if (known == null) {
      leftOut.accept("a sign that has no letter: the character " + name);
    }
    words(known == null ? "[character " + name + "]" : known, face, around);
  }

  private void fieldMark(XmlElement it, Around around) throws WordFileException {
    switch (it.attribute("w:fldCharType")) {
      case "begin" -> {
        XmlElement data = it.child("w:fldData");
        fields.begin(data == null ? "" : data.text(), around.revision);
      }
      case "separate" -> fields.separate();
      case "end" -> end();
      default -> {
        // There are no others.
      }
    }
  }

  private void end() {
    WordFields.Ended ended = fields.end();
    if (ended.run() != null) {
      runs.add(ended.run());
    }
    if (!ended.leftOut().isBlank()) {
      leftOut.accept(
          "a list that Word makes itself: \""
              + ended.leftOut().strip().replaceAll("\\s+", " ")
              + "\"");
    }
  }

  private void note(String kind, XmlElement it, Around around) {
    if (fields.shows() && fields.use() == WordFields.Use.WORDS) {
      runs.add(new WordRun.Note(kind + it.attribute("w:id"), around.revision));
    }
  }

  private void picture(XmlElement it) {
    List<XmlElement> inside = it.all("w:txbxContent");
    boxes.addAll(inside);
    if (inside.isEmpty()) {
      String alt = "";
      for (XmlElement each : it.all("wp:docPr")) {
        alt = each.attribute("descr").isEmpty() ? alt : each.attribute("descr");
      }
      leftOut.accept("a picture" + (alt.isEmpty() ? "" : ": \"" + alt + "\""));
    }
  }
}
