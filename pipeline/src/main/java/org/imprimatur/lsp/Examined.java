package org.imprimatur.lsp;

import java.util.List;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Proof;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.run.RunContext;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an open file.
 *
 * @param source its text
 * @param article what it is, where it is an article that can be read
 * @param proof what its ledger proves of this text, or null
 * @param findings those that {@code check} reports for it
 * @param context what it was checked with
 */
record Examined(
    Source source,
    @Nullable CheckedArticle article,
    @Nullable Proof proof,
    List<Finding> findings,
    RunContext context) {

  ReferenceLibrary library() {
    return context.shelves().library();
  }
}
