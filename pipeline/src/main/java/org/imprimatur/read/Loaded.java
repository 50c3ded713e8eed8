package org.imprimatur.read;

import java.util.List;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read.
 *
 * @param source its text, or null when it cannot be read at all; bytes that are not text are U+FFFD
 * @param findings what is wrong with its bytes, at the most severe level: the policy decides later
 */
public record Loaded(@Nullable Source source, List<Finding> findings) {

  /** Copies the findings. */
  public Loaded {
    findings = List.copyOf(findings);
  }

  static Loaded failed(RuleId rule, String path, String message, String hint) {
    return new Loaded(
        null,
        List.of(Finding.ofFile(rule, org.imprimatur.finding.Level.ERROR, path, message, hint)));
  }
}
