/** Drafts and references that come in from outside. */
@NullMarked
package org.imprimatur.intake;

import org.jspecify.annotations.NullMarked;
