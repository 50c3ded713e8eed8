/**
 * A page that somebody pasted or saved becomes a draft article and reference records. Entry: {@link
 * org.imprimatur.ingest.PageImport}.
 */
@NullMarked
package org.imprimatur.ingest;

import org.jspecify.annotations.NullMarked;
