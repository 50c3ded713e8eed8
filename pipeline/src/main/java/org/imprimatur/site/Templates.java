package org.imprimatur.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

/** The compiled templates. Safe to share between threads. */
final class Templates {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          "org.imprimatur.site.templates");

  /** A page: what a template makes of a view. */
  SiteFile page(String path, String template, Object view) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template + ".jte", view, output);
    return new SiteFile(path, output.toByteArray());
  }
}
