/**
 * Finds content files in sorted order and turns bytes into sources; the only reader of the content
 * root. Nothing outside the root is read, whatever links say. Entries: {@link ContentRoot}, and for
 * all that reads content {@link ContentTree}, which a folder, a git revision and files laid over
 * either answer alike.
 */
@NullMarked
package org.imprimatur.read;

import org.jspecify.annotations.NullMarked;
