package org.imprimatur.ingest;

import java.util.List;
import org.imprimatur.finding.Problem;

/**
 * What an import gives.
 *
 * @param id the article's id, with {@code /}
 * @param articleMarkdown the draft: front matter and body, {@code \n} between lines
 * @param referencesYaml a file for {@code references/} with the new records; empty if every work
 *     cited is in the library already or the page lists none
 * @param dropped what was left out, in the page's order, one sentence each: the line, why, the
 *     first words
 * @param problems what an editor must look at, with its place in the page; rules {@code import/*}
 */
public record ImportedPage(
    String id,
    String articleMarkdown,
    String referencesYaml,
    List<String> dropped,
    List<Problem> problems) {

  /** Copies the lists. */
  public ImportedPage {
    dropped = List.copyOf(dropped);
    problems = List.copyOf(problems);
  }
}
