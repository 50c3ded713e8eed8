/**
 * The words of the pages in each language, those of the house laid over those that are shipped.
 * Entry: {@link Wording}.
 */
@NullMarked
package org.imprimatur.wording;

import org.jspecify.annotations.NullMarked;
