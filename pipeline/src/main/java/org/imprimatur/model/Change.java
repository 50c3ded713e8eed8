package org.imprimatur.model;

import java.time.LocalDate;

/**
 * A change that front matter describes to readers.
 *
 * @param date when
 * @param kind of what sort
 * @param conclusionsChanged whether the advice is another
 * @param note what changed, in a sentence
 */
public record Change(LocalDate date, ChangeKind kind, boolean conclusionsChanged, String note) {}
