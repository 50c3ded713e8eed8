/**
 * A check's result as text, JSON and more, all from one value. Entries: {@link CheckReport}, {@link
 * Reports}.
 */
@NullMarked
package org.imprimatur.report;

import org.jspecify.annotations.NullMarked;
