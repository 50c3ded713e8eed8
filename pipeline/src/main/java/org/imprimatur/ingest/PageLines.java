package org.imprimatur.ingest;

import java.util.List;

/**
 * A page as lines.
 *
 * @param lines what it shows
 * @param title a saved document's own title, without the site's name behind a bar; may be empty
 * @param markedUp whether markup said what its headings are, rather than signs that were typed
 */
record PageLines(List<PageLine> lines, String title, boolean markedUp) {}
