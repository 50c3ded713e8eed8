/** Articles as they once were, and what became known of them since. */
@NullMarked
package org.imprimatur.history;

import org.jspecify.annotations.NullMarked;
