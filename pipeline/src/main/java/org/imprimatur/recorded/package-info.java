/**
 * What a piece of work was made from: the questions that it asked of the world, and the answers
 * that it got. What was made need not be made again while the answers are the same. Entry: {@link
 * Recording}.
 */
@NullMarked
package org.imprimatur.recorded;

import org.jspecify.annotations.NullMarked;
