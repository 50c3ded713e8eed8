/**
 * Loads, checks, merges, numbers and formats bibliographic records. Entries: {@link
 * org.imprimatur.reference.ReferenceLibrary} for the records of a content root, {@link
 * org.imprimatur.reference.ReferenceImport} for BibTeX, RIS, CSL-JSON and PubMed files.
 */
@NullMarked
package org.imprimatur.reference;

import org.jspecify.annotations.NullMarked;
