package org.imprimatur.check;

import java.time.LocalDate;
import java.util.Map;
import org.imprimatur.drug.Drugs;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Reference;

/**
 * What the checks need besides the article. Immutable as long as the map and the corpus are; one
 * context serves all articles and threads.
 *
 * @param configuration the site, the board, the policy
 * @param asOf the only clock
 * @param references all references by key
 * @param drugs which words name drugs
 * @param corpus what links may lead to
 */
public record CheckContext(
    Configuration configuration,
    LocalDate asOf,
    Map<String, Reference> references,
    Drugs drugs,
    Corpus corpus) {

  /** Copies the map into one that is quick to ask. */
  public CheckContext {
    references = Map.copyOf(references);
  }
}
