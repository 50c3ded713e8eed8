/**
 * What an article <em>is</em>: front matter, blocks, statements, citations, references, review
 * state and policy. Records, enums and sealed interfaces, and the ways to go through them: a
 * visitor a hierarchy, {@link BodyWalk}, {@link TextReader}. Entry: {@link Article}.
 */
@NullMarked
package org.imprimatur.model;

import org.jspecify.annotations.NullMarked;
