/**
 * Which words name drugs, and which texts state doses: for who reads claims, for the check, which
 * asks whether a dose says of what, and for the search, which must not quote it otherwise nor take
 * one drug for another. Entries: {@link Drugs}, {@link LikelyDrugs}, {@link Doses}.
 */
@NullMarked
package org.imprimatur.drug;

import org.jspecify.annotations.NullMarked;
