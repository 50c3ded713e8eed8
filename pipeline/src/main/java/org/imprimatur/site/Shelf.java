package org.imprimatur.site;

import java.util.LinkedHashMap;
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
    Map<String, ArticleSummary> byId = new LinkedHashMap<>();
    context.catalogue().forEach(summary -> byId.put(summary.id().value(), summary));
    return new Shelf(context, new Frame(context), byId, GlossaryTerms.of(context.glossary()));
  }
}
