/**
 * Keys that people sign with, and signatures made with them by {@code ssh-keygen}: bytes in, a
 * signature or a refusal out. Whoever asks gives the machine and a way to speak to people. Entries:
 * {@link SigningKeys}, {@link KeyMaker}.
 */
@NullMarked
package org.imprimatur.sign;

import org.jspecify.annotations.NullMarked;
