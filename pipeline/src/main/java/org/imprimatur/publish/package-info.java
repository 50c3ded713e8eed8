/** Decides what is published, and makes site, index and reports of it: the build. */
@NullMarked
package org.imprimatur.publish;

import org.jspecify.annotations.NullMarked;
