/**
 * The one writer: output is staged, locked and swapped; content files are replaced whole, several
 * as one. No link is followed but a build's own. Entries: {@link OutputStage}, {@link
 * ContentWriter}, {@link ContentTransaction}.
 */
@NullMarked
package org.imprimatur.output;

import org.jspecify.annotations.NullMarked;
