package org.imprimatur.cli;

import org.jspecify.annotations.Nullable;

/**
 * The options that all commands have and all obey.
 *
 * @param root the content root; null for the nearest one from the current folder upwards
 * @param json whether results are printed as JSON
 * @param quiet whether progress and remarks are left out
 * @param noColor whether nothing is coloured
 */
record GlobalOptions(@Nullable String root, boolean json, boolean quiet, boolean noColor) {}
