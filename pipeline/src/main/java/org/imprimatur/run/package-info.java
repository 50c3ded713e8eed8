/**
 * What a run works with: the content root, its settings, references and trust, and what ledgers
 * prove.
 */
@NullMarked
package org.imprimatur.run;

import org.jspecify.annotations.NullMarked;
