/** Source text with its path and lines, and the spans that point into it. Entry: {@link Source}. */
@NullMarked
package org.imprimatur.source;

import org.jspecify.annotations.NullMarked;
