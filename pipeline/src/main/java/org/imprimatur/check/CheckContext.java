package org.imprimatur.check;

import java.time.LocalDate;
import java.util.Set;
import org.imprimatur.drug.Drugs;
import org.imprimatur.model.Configuration;

/**
 * What the checks need besides the article. Immutable as long as the keys and the corpus are; one
 * context serves all articles and threads.
 *
 * @param configuration the site, the board, the policy
 * @param asOf the only clock
 * @param keys the keys of all references
 * @param drugs which words name drugs
 * @param corpus what links may lead to
 */
public record CheckContext(
    Configuration configuration, LocalDate asOf, Set<String> keys, Drugs drugs, Corpus corpus) {}
