/** The files that a new house begins with. Entry: {@link NewHouse}. */
@NullMarked
package org.imprimatur.start;

import org.jspecify.annotations.NullMarked;
