package org.imprimatur.read;

import java.util.List;
import org.imprimatur.finding.Finding;

/**
 * The articles of a root.
 *
 * @param files those that can be read, ordered by id
 * @param findings what is wrong with names and kinds of files, in findings' order, at the most
 *     severe level: the policy decides later
 * @param ledgers paths of the {@code *.review.jsonl} files, sorted
 * @param comments paths of the {@code *.comments.jsonl} files, sorted
 */
public record Listing(
    List<ArticleFile> files, List<Finding> findings, List<String> ledgers, List<String> comments) {

  /** Copies the lists. */
  public Listing {
    ledgers = List.copyOf(ledgers);
    comments = List.copyOf(comments);
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }
}
