package org.imprimatur.lsp;

import java.io.IOException;
import java.util.Map;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.imprimatur.run.RunContext;

/**
 * The whole root as it was when something was asked.
 *
 * @param examining what reads it
 * @param held what the editor holds
 * @param cancelled throws once nobody waits for the answer
 */
record Root(Examining examining, Held held, CancelChecker cancelled) {

  /** What all articles say. */
  Concordance.All all() throws IOException {
    return examining.all(held, cancelled::checkCanceled);
  }

  RunContext context() throws IOException {
    return examining.context(held);
  }

  /** The same root, were some texts others; nothing of it is kept. */
  RunContext trial(Map<String, String> texts) throws IOException {
    return examining.trial(held, texts);
  }

  /** What a file is, with all that is held. */
  Examined file(String path) throws IOException {
    cancelled.checkCanceled();
    return examining.of(path, held);
  }
}
