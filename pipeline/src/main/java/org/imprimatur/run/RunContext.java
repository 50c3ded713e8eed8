package org.imprimatur.run;

import java.io.IOException;

/**
 * All that every article of a run is worked on with.
 *
 * @param workspace the content root
 * @param settings how the run is done
 * @param shelves references and glossary
 * @param articles reads the articles
 * @param proofs what ledgers prove
 */
public record RunContext(
    Workspace workspace,
    Settings settings,
    ReferenceShelf shelves,
    ArticleReader articles,
    Proofs proofs) {

  /** The remarks on articles. */
  public ArticleComments comments() {
    return proofs.comments;
  }

  /**
   * Sets it up.
   *
   * @throws UnusableException when the policy cannot be used
   */
  public static RunContext open(Workspace workspace, Settings settings) throws IOException {
    ReferenceShelf shelves = ReferenceShelf.open(workspace, settings);
    ArticleReader articles =
        new ArticleReader(workspace.content(), workspace.configuration(), shelves);
    return new RunContext(
        workspace, settings, shelves, articles, new Proofs(workspace, settings, articles));
  }
}
