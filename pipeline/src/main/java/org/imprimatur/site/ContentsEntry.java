package org.imprimatur.site;

/**
 * A line of a page's contents.
 *
 * @param depth 0 for the outer level, 1 for the inner one
 * @param anchor the heading's id
 * @param text the heading, plain
 * @param polarity what it says of all below it, in the contract's word; empty where that is nothing
 * @param under the heading above that says so, plain; empty when there is none, or it is this one
 */
public record ContentsEntry(int depth, String anchor, String text, String polarity, String under) {}
