/**
 * What an article <em>is</em>: front matter, blocks, statements, citations, references, review
 * state and policy. Records, enums and sealed interfaces only. Entry: {@link Article}.
 */
@NullMarked
package org.imprimatur.model;

import org.jspecify.annotations.NullMarked;
