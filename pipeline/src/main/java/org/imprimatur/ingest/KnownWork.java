package org.imprimatur.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A work that the library has already: a page that cites it gets this key instead of a new record.
 *
 * @param key the record's id
 * @param title its title, plain; compared without case, punctuation and blanks
 * @param doi bare, or null
 * @param pmid digits, or null
 * @param year of publication, or null: a guideline of another year is another work
 */
public record KnownWork(
    String key,
    String title,
    @Nullable String doi,
    @Nullable String pmid,
    @Nullable Integer year) {}
