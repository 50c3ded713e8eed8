package org.imprimatur.site;

import java.util.Map;
import org.imprimatur.model.ArticleSummary;

/**
 * What is worked out once for all pages.
 *
 * @param context as given
 * @param frame makes frames
 * @param catalogue id to summary, sorted by id
 * @param terms finds the glossary's terms
 */
record Shelf(
    SiteContext context, Frame frame, Map<String, ArticleSummary> catalogue, GlossaryTerms terms) {

  static Shelf of(SiteContext context) {
    return new Shelf(
        context,
        new Frame(context),
        SiteContext.byId(context.catalogue()),
        GlossaryTerms.of(context.glossary()));
  }
}
