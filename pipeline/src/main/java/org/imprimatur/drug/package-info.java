/**
 * Which words name drugs: for the check, which asks whether a dose says of what, and for the
 * search, which must not take one drug for another. Entry: {@link Drugs}.
 */
@NullMarked
package org.imprimatur.drug;

import org.jspecify.annotations.NullMarked;
