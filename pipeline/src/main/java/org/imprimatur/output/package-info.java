/**
 * The one writer: output is staged, locked and swapped; content files are replaced whole. Entries:
 * {@link OutputStage}, {@link ContentWriter}.
 */
@NullMarked
package org.imprimatur.output;

import org.jspecify.annotations.NullMarked;
