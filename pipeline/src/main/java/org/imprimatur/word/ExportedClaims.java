package org.imprimatur.word;

import java.util.ArrayList;
import java.util.List;

/** The list of claims that an exported file holds, as a part of XML that Word keeps as it is. */
final class ExportedClaims {
  /** Without them LibreOffice drops the part. The number is the part's own, in every file. */
  static final String PROPERTIES =
      "<ds:datastoreItem ds:itemID=\"{2F0B7C5E-5A0D-4B7A-9C1E-6D1F3A8B4C21}\""
          + " xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">"
          + "<ds:schemaRefs><ds:schemaRef ds:uri=\""
          + WordNames.CLAIMS
          + "\"/></ds:schemaRefs></ds:datastoreItem>";

  private ExportedClaims() {}

  static ExportedArticle read(WordPackage file) throws WordFileException {
    for (String name : file.names()) {
      if (!name.matches("customXml/item\\d+\\.xml")) {
        continue;
      }
      XmlElement root = file.element(name);
      if (root.is("i:claims")) {
        List<ExportedArticle.Said> claims = new ArrayList<>();
        for (XmlElement claim : root.children()) {
          if (claim.is("i:claim")) {
            claims.add(
                new ExportedArticle.Said(
                    claim.attribute("id"),
                    claim.attribute("quote"),
                    claim.text(),
                    claim.attribute("before"),
                    claim.attribute("after")));
          }
        }
        return new ExportedArticle(
            root.attribute("site"), root.attribute("article"), root.attribute("content"), claims);
      }
    }
    return ExportedArticle.NONE;
  }

  /** The part that {@link #read} reads. */
  static String write(ExportedArticle article) {
    StringBuilder out = new StringBuilder(XmlText.HEAD);
    out.append("<claims xmlns=\"").append(WordNames.CLAIMS).append('"');
    attribute(out, "site", article.site());
    attribute(out, "article", article.article());
    attribute(out, "content", article.content());
    out.append('>');
    for (ExportedArticle.Said said : article.claims()) {
      out.append("<claim");
      attribute(out, "id", said.id());
      attribute(out, "quote", said.quote());
      attribute(out, "before", said.before());
      attribute(out, "after", said.after());
      out.append('>').append(XmlText.of(said.shown())).append("</claim>");
    }
    return out.append("</claims>").toString();
  }

  private static void attribute(StringBuilder out, String name, String value) {
    out.append(' ').append(name).append("=\"").append(XmlText.of(value)).append('"');
  }
}
