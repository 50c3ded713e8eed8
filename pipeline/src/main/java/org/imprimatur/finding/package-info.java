/**
 * A finding: rule, level, place, message and hint, and the order findings come in; the one
 * catalogue of rules. Entries: {@link Finding}, {@link RuleId}.
 */
@NullMarked
package org.imprimatur.finding;

import org.jspecify.annotations.NullMarked;
