/**
 * The checks of an article: one class a rule, or one row of data where a rule is a list of words,
 * over the model. What a rule sees is a {@link org.imprimatur.finding.Problem}; how severe it is
 * says the policy. Entry: {@link Checker}.
 */
@NullMarked
package org.imprimatur.check;

import org.jspecify.annotations.NullMarked;
