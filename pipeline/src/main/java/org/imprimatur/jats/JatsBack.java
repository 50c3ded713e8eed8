package org.imprimatur.jats;

import java.util.List;
import org.imprimatur.model.NumberedReference;

/** What stands behind the text: the reference list. */
final class JatsBack {
  private final JatsArticle article;
  private final Xml out;

  JatsBack(JatsArticle article, Xml out) {
    this.article = article;
    this.out = out;
  }

  void write() {
    List<NumberedReference> references = article.checked().references();
    if (references.isEmpty()) {
      return;
    }
    out.open("back").text("\n").open("ref-list").text("\n");
    out.line("title", article.words().say("article.references"));
    for (NumberedReference reference : references) {
      out.open("ref").with("id", reference.anchor());
      out.open("label").text(Integer.toString(reference.number())).close();
      new JatsReference(reference, out).write();
      out.closeLine();
    }
    out.closeLine().closeLine();
  }
}
