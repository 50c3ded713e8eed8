/**
 * A finding: rule, level, place, message and hint, and the order findings come in. Entry: {@link
 * Finding}.
 */
@NullMarked
package org.imprimatur.finding;

import org.jspecify.annotations.NullMarked;
