package org.imprimatur.pipeline;

import java.util.List;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Article;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;

/** What an article's ledger proves, and where its front matter says otherwise. */
final class Proofs {
  private static final String MISMATCH = "review/status-mismatch";

  private Proofs() {}

  /** A proof with what is wrong about it. */
  record Proved(Proof proof, List<Problem> problems) {
    Proved {
      problems = List.copyOf(problems);
    }
  }

  /** No ledger proves submitted. */
  static Proved of(Article article) {
    Proof proof = Proof.submitted(List.of("no review has been recorded"));
    Status declared = article.frontMatter().status();
    if (declared == proof.proved()) {
      return new Proved(proof, List.of());
    }
    String message =
        "the front matter says \""
            + declared.word()
            + "\", but the review ledger proves \""
            + proof.proved().word()
            + "\": "
            + String.join("; ", proof.reasons());
    Problem problem =
        Problem.of(
            MISMATCH,
            article.frontMatter().place("status"),
            message,
            "Write \"status: " + proof.proved().word() + "\", or record the review.");
    return new Proved(proof, List.of(problem));
  }
}
