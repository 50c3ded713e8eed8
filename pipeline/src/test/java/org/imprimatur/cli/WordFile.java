package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Word files of tests, put together from their parts of XML. */
final class WordFile {
  static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /** A file with a body. */
  static WordFile of(String body) {
    WordFile file = new WordFile();
    file.put("[Content_Types].xml", types(TYPE));
    file.put(
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + relation("r1", "officeDocument", "word/document.xml")
            + "</Relationships>");
    file.put(
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + relation("r1", "styles", "styles.xml")
            + relation("r2", "numbering", "numbering.xml")
            + relation("r3", "footnotes", "footnotes.xml")
            + relation("r4", "comments", "comments.xml")
            + "</Relationships>");
    file.put("word/document.xml", part("document", "<w:body>" + body + "</w:body>"));
    file.put(
        "word/styles.xml",
        part("styles", style("H1", "heading 1") + style("H2", "heading 2") + style("T", "Title")));
    return file;
  }

  static String types(String document) {
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Override PartName=\"/word/document.xml\" ContentType=\""
        + document
        + "\"/></Types>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static String style(String id, String name) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/></w:style>"
        .formatted(id, name);
  }

  static String part(String name, String content) {
    return "<w:%s xmlns:w=\"%s\">%s</w:%s>".formatted(name, WORD, content, name);
  }

  WordFile put(String name, String text) {
    parts.put(name, text.getBytes(UTF_8));
    return this;
  }

  String text(String name) {
    return new String(parts.getOrDefault(name, new byte[0]), UTF_8);
  }

  Map<String, byte[]> parts() {
    return parts;
  }

  /** The parts of a file. */
  static WordFile open(byte[] bytes) throws IOException {
    WordFile file = new WordFile();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        file.parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return file;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** A paragraph of a style; none for running text. */
  static String paragraph(String style, String... runs) {
    String properties = style.isEmpty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
    return "<w:p>" + properties + String.join("", runs) + "</w:p>";
  }

  static String run(String words) {
    return run("", words);
  }

  static String run(String properties, String words) {
    return "<w:r><w:rPr>%s</w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r>"
        .formatted(properties, escaped(words));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A field that is spread over runs as Word does it, its instruction cut in two. */
  static String field(String says, String shown) {
    int half = says.length() / 2;
    return mark("begin", "")
        + instruction(says.substring(0, half))
        + instruction(says.substring(half))
        + mark("separate", "")
        + run(shown)
        + mark("end", "");
  }

  static String mark(String kind, String data) {
    String inside =
        data.isEmpty() ? "" : "<w:fldData xml:space=\"preserve\">" + data + "</w:fldData>";
    return "<w:r><w:fldChar w:fldCharType=\"%s\">%s</w:fldChar></w:r>".formatted(kind, inside);
  }

  static String instruction(String says) {
    return "<w:r><w:instrText xml:space=\"preserve\">" + escaped(says) + "</w:instrText></w:r>";
  }

  /** Puts a comment on what a bookmark holds, as Word writes it. */
  WordFile comment(String bookmark, String id, String author, String words) {
    String text = text("word/document.xml");
    java.util.regex.Matcher start =
        java.util.regex.Pattern.compile(
                "<w:bookmarkStart w:id=\"(\\d+)\" w:name=\"" + bookmark + "\"/>")
            .matcher(text);
    if (!start.find()) {
      throw new IllegalArgumentException(bookmark + " is not in the file");
    }
    String end = "<w:bookmarkEnd w:id=\"" + start.group(1) + "\"/>";
    text =
        text.replace(start.group(), "<w:commentRangeStart w:id=\"" + id + "\"/>" + start.group())
            .replace(
                end,
                end
                    + "<w:commentRangeEnd w:id=\"%1$s\"/><w:r><w:commentReference w:id=\"%1$s\"/></w:r>"
                        .formatted(id));
    put("word/document.xml", text);
    return remark(id, author, words);
  }

  /** The words of a comment whose place is in the text already. */
  WordFile remark(String id, String author, String words) {
    String before = text("word/comments.xml");
    if (before.isEmpty()) {
      before =
          "<w:comments xmlns:w=\"%s\" xmlns:w14=\"%s\"></w:comments>"
              .formatted(WORD, "http://schemas.microsoft.com/office/word/2010/wordml");
      put(
          "word/_rels/document.xml.rels",
          text("word/_rels/document.xml.rels")
              .replace(
                  "</Relationships>",
                  relation("c1", "comments", "comments.xml") + "</Relationships>"));
      put(
          "[Content_Types].xml",
          text("[Content_Types].xml")
              .replace(
                  "</Types>",
                  "<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd."
                      + "openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>"));
    }
    String one =
        "<w:comment w:id=\"%s\" w:author=\"%s\" w:date=\"2026-05-04T10:00:00Z\">"
                .formatted(id, author)
            + "<w:p w14:paraId=\"000000%s\"><w:r><w:t>%s</w:t></w:r></w:p></w:comment>"
                .formatted(id.length() == 1 ? "0" + id : id, escaped(words));
    return put("word/comments.xml", before.replace("</w:comments>", one + "</w:comments>"));
  }

  /** Says which comments answer others, and which are settled, as newer versions of Word do. */
  WordFile answers(String content) {
    put(
        "word/_rels/document.xml.rels",
        text("word/_rels/document.xml.rels")
            .replace(
                "</Relationships>",
                "<Relationship Id=\"c2\" Type=\"http://schemas.microsoft.com/office/2011/relationships/"
                    + "commentsExtended\" Target=\"commentsExtended.xml\"/></Relationships>"));
    return put(
        "word/commentsExtended.xml",
        "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">"
            + content
            + "</w15:commentsEx>");
  }
}
