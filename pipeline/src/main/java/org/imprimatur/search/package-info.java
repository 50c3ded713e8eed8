/**
 * The Lucene index, questions to it, and the browser's export of it. Entries: {@link
 * org.imprimatur.search.IndexBuilder} writes the index, {@link org.imprimatur.search.Searcher}
 * answers from it, {@link org.imprimatur.search.BrowserExport} gives it to the pages. The fields,
 * the tokens, the scoring formula and the export's format are described in {@code docs/index.md}.
 */
@NullMarked
package org.imprimatur.search;

import org.jspecify.annotations.NullMarked;
