package org.imprimatur.site;

/**
 * A line of a page's contents.
 *
 * @param depth 0 for the outer level, 1 for the inner one
 * @param anchor the heading's id
 * @param text the heading, plain
 */
public record ContentsEntry(int depth, String anchor, String text) {}
