/**
 * An image file's bytes to the picture that is published, or why it is not: told by its first
 * bytes, whole, of a size that can be drawn; a drawing is parsed and rebuilt from a list of what is
 * allowed. Entry: {@link PictureReader}.
 */
@NullMarked
package org.imprimatur.picture;

import org.jspecify.annotations.NullMarked;
