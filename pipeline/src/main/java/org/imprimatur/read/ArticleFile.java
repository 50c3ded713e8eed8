package org.imprimatur.read;

/**
 * An article's file, found but not yet read.
 *
 * @param id the path below {@code articles/} without {@code .md}, with {@code /}
 * @param path relative to the content root, with {@code /}
 */
public record ArticleFile(String id, String path) {}
