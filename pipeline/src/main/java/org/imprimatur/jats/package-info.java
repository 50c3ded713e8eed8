/**
 * An article as a JATS document, for archives: {@link org.imprimatur.jats.Jats}. It decides nothing
 * about what may be published.
 */
@NullMarked
package org.imprimatur.jats;

import org.jspecify.annotations.NullMarked;
