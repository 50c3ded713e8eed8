/**
 * The order of the stages and what stops it: list, read, parse, find claims, prove, check, index,
 * render, report, publish. Memory is bounded: an article is dropped once it was consumed, and
 * articles are worked on by many threads but consumed in the order of their ids, so that the result
 * does not depend on their number. Entries: {@link Workspace}, {@link Check}, {@link Build}.
 */
@NullMarked
package org.imprimatur.pipeline;

import org.jspecify.annotations.NullMarked;
