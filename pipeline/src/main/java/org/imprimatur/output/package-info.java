/**
 * The one writer: output goes to disk, staged, locked and swapped, or to memory; content files are
 * replaced whole, several as one. No link is followed but a build's own. Entries: {@link Output},
 * {@link ContentWriter}, {@link ContentTransaction}.
 */
@NullMarked
package org.imprimatur.output;

import org.jspecify.annotations.NullMarked;
