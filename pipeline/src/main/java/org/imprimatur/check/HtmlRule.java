package org.imprimatur.check;

/** {@code html/raw}: HTML is shown as text, so what it was meant to do does not happen. */
final class HtmlRule implements Rule.OfArticle {

  @Override
  public String id() {
    return "html/raw";
  }

  @Override
  public void check(Subject subject, Sink sink) {
    for (Contents.Raw raw : subject.contents().raw()) {
      if (!raw.text().stripLeading().startsWith("<!--")) {
        sink.report(
            id(),
            raw.span(),
            "HTML is shown as text: " + Words.quote(raw.text().lines().findFirst().orElse("")),
            "write it in Markdown; for a literal \"<\" write \\<");
      }
    }
  }
}
