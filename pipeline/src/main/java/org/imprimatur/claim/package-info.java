/**
 * Statements, which of them are claims, what covers each claim, and the claims' ids (contract,
 * section 4). Entry: {@link ClaimReader}.
 */
@NullMarked
package org.imprimatur.claim;

import org.jspecify.annotations.NullMarked;
