/**
 * The published pages, made in memory from the model: no file is read or written here. Entry:
 * {@link SiteBuilder}. What the templates under {@code src/main/jte} show is handed to them as the
 * {@code *View} records.
 */
@NullMarked
package org.imprimatur.site;

import org.jspecify.annotations.NullMarked;
