/**
 * Imprimatur: every claim cited, every approval signed, every answer quoted.
 *
 * <p>Data flows one way: {@code read -> parse -> claim -> check -> review -> search -> site ->
 * output}. A stage never imports another stage; the packages from {@code run} on know their order,
 * {@code cli} alone knows that there is a user and a clock.
 */
@NullMarked
package org.imprimatur;

import org.jspecify.annotations.NullMarked;
