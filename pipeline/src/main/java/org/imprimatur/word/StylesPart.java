package org.imprimatur.word;

/** The styles of exported files, under the names that Word and LibreOffice know. */
final class StylesPart {
  private static final String SPACE = "<w:spacing w:before=\"%d\" w:after=\"%d\"/>";

  private StylesPart() {}

  static String of(String language) {
    StringBuilder out = new StringBuilder();
    out.append("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"");
    out.append(" w:cs=\"Arial\" w:eastAsia=\"Arial\"/><w:sz w:val=\"21\"/><w:lang w:val=\"");
    out.append(XmlText.of(language)).append("\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>");
    out.append("<w:spacing w:after=\"120\" w:line=\"271\" w:lineRule=\"auto\"/></w:pPr>");
    out.append("</w:pPrDefault></w:docDefaults>");
    out.append("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">");
    out.append("<w:name w:val=\"Normal\"/><w:qFormat/></w:style>");
    paragraph(out, "Title", "Title", "<w:keepNext/>" + space(0, 120), bold(36));
    paragraph(
        out,
        "Subtitle",
        "Subtitle",
        space(0, 200),
        "<w:i/><w:color w:val=\"404040\"/><w:sz w:val=\"24\"/>");
    int[] sizes = {30, 26, 23, 22, 21, 21};
    for (int level = 1; level <= sizes.length; level++) {
      String outline = "<w:outlineLvl w:val=\"" + (level - 1) + "\"/>";
      paragraph(
          out,
          "Heading" + level,
          "heading " + level,
          "<w:keepNext/>" + space(260, 90) + outline,
          bold(sizes[level - 1]));
    }
    paragraphs(out);
    character(
        out, "FootnoteReference", "footnote reference", "<w:vertAlign w:val=\"superscript\"/>");
    character(out, "Hyperlink", "Hyperlink", "<w:color w:val=\"0B4F9E\"/><w:u w:val=\"single\"/>");
    table(out);
    return out.toString();
  }

  private static void paragraphs(StringBuilder out) {
    paragraph(out, "ListParagraph", "List Paragraph", space(0, 60), "");
    paragraph(
        out,
        "Quote",
        "Quote",
        space(60, 120) + "<w:ind w:left=\"567\" w:right=\"567\"/>",
        "<w:i/>");
    paragraph(out, "Box", "Box", box(), "");
    paragraph(
        out,
        "Code",
        "Code",
        space(0, 0),
        "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\"/><w:sz w:val=\"19\"/>");
    paragraph(out, "FootnoteText", "footnote text", space(0, 40), "<w:sz w:val=\"18\"/>");
    paragraph(
        out, "Footer", "footer", space(0, 0), "<w:color w:val=\"404040\"/><w:sz w:val=\"15\"/>");
    paragraph(out, "TableHeading", "Table Heading", space(0, 0), "<w:b/>");
  }

  private static void table(StringBuilder out) {
    out.append(
        "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>");
    for (String side : new String[] {"top", "left", "bottom", "right", "insideH", "insideV"}) {
      out.append("<w:")
          .append(side)
          .append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"767676\"/>");
    }
    out.append("</w:tblBorders><w:tblCellMar><w:left w:w=\"100\" w:type=\"dxa\"/>");
    out.append("<w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>");
  }

  private static String space(int before, int after) {
    return SPACE
        .replaceFirst("%d", String.valueOf(before))
        .replaceFirst("%d", String.valueOf(after));
  }

  private static String bold(int size) {
    return "<w:b/><w:sz w:val=\"" + size + "\"/>";
  }

  private static String box() {
    StringBuilder out = new StringBuilder("<w:pBdr>");
    for (String side : new String[] {"top", "left", "bottom", "right"}) {
      String size = side.equals("left") ? "24" : "4";
      out.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"").append(size);
      out.append("\" w:space=\"4\" w:color=\"A15C00\"/>");
    }
    return out.append("</w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF4E0\"/>")
        .append(space(120, 120))
        .append("<w:ind w:left=\"113\" w:right=\"113\"/>")
        .toString();
  }

  private static void paragraph(
      StringBuilder out, String id, String name, String set, String face) {
    out.append("<w:style w:type=\"paragraph\" w:styleId=\"")
        .append(id)
        .append("\"><w:name w:val=\"");
    out.append(name).append("\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>").append(set);
    out.append("</w:pPr><w:rPr>").append(face).append("</w:rPr></w:style>");
  }

  private static void character(StringBuilder out, String id, String name, String face) {
    out.append("<w:style w:type=\"character\" w:styleId=\"")
        .append(id)
        .append("\"><w:name w:val=\"");
    out.append(name).append("\"/><w:rPr>").append(face).append("</w:rPr></w:style>");
  }
}
