package org.imprimatur.word;

import java.util.ArrayList;
import java.util.List;

/** The list of claims that an exported file holds, as a part of XML that Word keeps as it is. */
final class ExportedClaims {
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
}
