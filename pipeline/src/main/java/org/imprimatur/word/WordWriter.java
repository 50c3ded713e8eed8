package org.imprimatur.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.word.WordBlock.Style;

/** Writes a Word file: the same manuscript gives the same bytes. One instance writes one. */
public final class WordWriter {
  private static final String W =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String RELATIONS =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  /** A page of A4 between margins of 2.5 cm, in twentieths of a point. */
  private static final int WIDTH = 9070;

  private final Manuscript manuscript;
  private final RunWriter runs;
  private final NumberingPart numbering = new NumberingPart();
  private final StringBuilder body = new StringBuilder();
  private boolean isHeading;

  private WordWriter(Manuscript manuscript) {
    this.manuscript = manuscript;
    this.runs = new RunWriter(new ArrayList<>(manuscript.notes().keySet()));
  }

  /** Writes a file. */
  public static byte[] write(Manuscript manuscript) {
    return new WordWriter(manuscript).write();
  }

  private byte[] write() {
    blocks(manuscript.blocks());
    String notes = notes();
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", XmlText.HEAD + types());
    parts.put(
        "_rels/.rels",
        XmlText.HEAD
            + RELATIONS
            + relation("rId1", OFFICE + "officeDocument", "word/document.xml")
            + relation(
                "rId2",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml")
            + "</Relationships>");
    parts.put("docProps/core.xml", XmlText.HEAD + properties());
    parts.put("word/document.xml", part("document", "<w:body>" + body + section() + "</w:body>"));
    parts.put("word/_rels/document.xml.rels", XmlText.HEAD + relations());
    parts.put("word/styles.xml", part("styles", StylesPart.of(manuscript.language())));
    parts.put("word/numbering.xml", part("numbering", numbering.write()));
    parts.put(
        "word/settings.xml",
        part("settings", "<w:trackRevisions/><w:defaultTabStop w:val=\"708\"/>"));
    parts.put("word/footnotes.xml", part("footnotes", notes));
    parts.put("word/footer1.xml", part("ftr", footer()));
    parts.put("customXml/item1.xml", ExportedClaims.write(manuscript.article()));
    parts.put(
        "customXml/_rels/item1.xml.rels",
        XmlText.HEAD
            + RELATIONS
            + relation("rId1", OFFICE + "customXmlProps", "itemProps1.xml")
            + "</Relationships>");
    parts.put("customXml/itemProps1.xml", XmlText.HEAD + ExportedClaims.PROPERTIES);
    return WordZip.of(parts);
  }

  private static String part(String name, String content) {
    return XmlText.HEAD + "<w:" + name + W + ">" + content + "</w:" + name + ">";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
  }

  private String relations() {
    StringBuilder out = new StringBuilder(RELATIONS);
    out.append(relation("rId1", OFFICE + "styles", "styles.xml"));
    out.append(relation("rId2", OFFICE + "numbering", "numbering.xml"));
    out.append(relation("rId3", OFFICE + "settings", "settings.xml"));
    out.append(relation("rId4", OFFICE + "footnotes", "footnotes.xml"));
    out.append(relation("rId5", OFFICE + "footer", "footer1.xml"));
    out.append(relation("rId6", OFFICE + "customXml", "../customXml/item1.xml"));
    return out.append("</Relationships>").toString();
  }

  private static String types() {
    StringBuilder out =
        new StringBuilder(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    override(
        out, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    override(out, "/word/document.xml", MAIN + "document.main+xml");
    for (String name : List.of("styles", "numbering", "settings", "footnotes")) {
      override(out, "/word/" + name + ".xml", MAIN + name + "+xml");
    }
    override(out, "/word/footer1.xml", MAIN + "footer+xml");
    override(
        out,
        "/customXml/itemProps1.xml",
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
    return out.append("</Types>").toString();
  }

  private static void override(StringBuilder out, String part, String type) {
    out.append("<Override PartName=\"").append(part).append("\" ContentType=\"").append(type);
    out.append("\"/>");
  }

  private String properties() {
    return "<cp:coreProperties"
        + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
        + XmlText.of(manuscript.title())
        + "</dc:title><dc:language>"
        + XmlText.of(manuscript.language())
        + "</dc:language></cp:coreProperties>";
  }

  private static String section() {
    return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId5\"/>"
        + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1418\""
        + " w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";
  }

  private String footer() {
    StringBuilder out = new StringBuilder();
    for (String line : manuscript.footer()) {
      out.append("<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
      out.append(RunWriter.words(line, WordRun.Face.PLAIN)).append("</w:p>");
    }
    out.append("<w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:jc w:val=\"right\"/></w:pPr>");
    out.append("<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    return out.append("</w:p>").toString();
  }

  private String notes() {
    StringBuilder out = new StringBuilder();
    out.append(
        "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>");
    out.append("<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>");
    out.append("<w:continuationSeparator/></w:r></w:p></w:footnote>");
    int id = 1;
    for (List<WordRun> note : manuscript.notes().values()) {
      out.append("<w:footnote w:id=\"").append(id++).append("\"><w:p><w:pPr>");
      out.append("<w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:rPr>");
      out.append("<w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>");
      out.append("<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>");
      out.append(runs.write(note)).append("</w:p></w:footnote>");
    }
    return out.toString();
  }

  private void blocks(List<WordBlock> blocks) {
    for (WordBlock block : blocks) {
      if (block instanceof WordBlock.Paragraph paragraph) {
        body.append("<w:p>").append(properties(paragraph.style()));
        body.append(runs.write(paragraph.runs())).append("</w:p>");
      } else if (block instanceof WordBlock.Table table) {
        table(table);
      }
    }
  }

  private String properties(Style style) {
    String name =
        switch (style.kind()) {
          case TEXT -> isHeading ? "TableHeading" : "";
          case TITLE -> "Title";
          case SUBTITLE -> "Subtitle";
          case HEADING -> "Heading" + Math.min(6, style.level());
          case ITEM, ITEM_GOES_ON -> "ListParagraph";
          case QUOTE -> "Quote";
          case BOX -> "Box";
          case CODE -> "Code";
        };
    String list = numbering.of(style);
    return name.isEmpty() && list.isEmpty()
        ? ""
        : "<w:pPr>"
            + (name.isEmpty() ? "" : "<w:pStyle w:val=\"" + name + "\"/>")
            + list
            + "</w:pPr>";
  }

  private void table(WordBlock.Table table) {
    int columns = table.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    if (columns == 0) {
      return;
    }
    body.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"");
    body.append(WIDTH).append("\" w:type=\"dxa\"/></w:tblPr><w:tblGrid>");
    for (int i = 0; i < columns; i++) {
      body.append("<w:gridCol w:w=\"").append(WIDTH / columns).append("\"/>");
    }
    body.append("</w:tblGrid>");
    boolean isHeader = true;
    for (WordBlock.Row row : table.rows()) {
      body.append("<w:tr>");
      body.append(isHeader ? "<w:trPr><w:tblHeader/></w:trPr>" : "");
      for (int i = 0; i < columns; i++) {
        body.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(WIDTH / columns);
        body.append("\" w:type=\"dxa\"/>");
        body.append(isHeader ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEDED\"/>" : "");
        body.append("</w:tcPr>");
        List<WordBlock> cell = i < row.cells().size() ? row.cells().get(i) : List.of();
        isHeading = isHeader;
        blocks(cell);
        isHeading = false;
        body.append(cell.isEmpty() ? "<w:p/>" : "").append("</w:tc>");
      }
      body.append("</w:tr>");
      isHeader = false;
    }
    body.append("</w:tbl><w:p/>");
  }
}
