/**
 * From ledger and board: what is proved for exactly this content. Pure: bytes and records in,
 * values out; no file, process, clock or git. Fails closed: whatever cannot be read, verified or
 * placed proves nothing. The formats are described in {@code docs/review.md}. Entries: {@link
 * ContentDigest}, {@link Ledger}, {@link Board}, {@link ReviewProof}, {@link ReviewSteps}, {@link
 * ClaimDiff}.
 */
@NullMarked
package org.imprimatur.review;

import org.jspecify.annotations.NullMarked;
