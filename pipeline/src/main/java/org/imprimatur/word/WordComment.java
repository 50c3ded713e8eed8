package org.imprimatur.word;

import org.jspecify.annotations.Nullable;

/**
 * A comment in the margin of a Word file.
 *
 * @param id by which the text names it
 * @param author as Word has it
 * @param date as Word has it; may be empty
 * @param text its words, paragraphs joined by blanks
 * @param answers the id of the comment that it answers, or null
 * @param isResolved whether somebody marked it so
 */
public record WordComment(
    String id,
    String author,
    String date,
    String text,
    @Nullable String answers,
    boolean isResolved) {}
