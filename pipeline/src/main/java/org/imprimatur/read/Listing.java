package org.imprimatur.read;

import java.util.List;
import org.imprimatur.finding.Finding;

/**
 * The articles of a root.
 *
 * @param files those that can be read, ordered by id
 * @param findings what is wrong with names and kinds of files, in findings' order, at the gravest
 *     level: the policy decides later
 */
public record Listing(List<ArticleFile> files, List<Finding> findings) {

  /** Copies the lists. */
  public Listing {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }
}
