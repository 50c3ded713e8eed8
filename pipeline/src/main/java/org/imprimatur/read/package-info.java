/**
 * Finds content files in sorted order and turns bytes into sources; the only reader of the content
 * root. Nothing outside the root is read, whatever links say. Entry: {@link ContentRoot}.
 */
@NullMarked
package org.imprimatur.read;

import org.jspecify.annotations.NullMarked;
