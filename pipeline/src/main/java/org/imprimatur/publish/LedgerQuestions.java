package org.imprimatur.publish;

import java.time.LocalDate;
import java.util.Optional;
import org.imprimatur.read.ContentTree;
import org.imprimatur.recorded.Asked;
import org.imprimatur.recorded.DayQuestions;
import org.imprimatur.recorded.Recording;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.run.ArticleComments;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.TrustBaseline;

/**
 * What is made of an article with a ledger depends on all that its proof and its earlier editions
 * may: the day, git's history, the records of all works, their corrections and retractions.
 */
final class LedgerQuestions {
  private static final Asked CORRECTED = new Asked("amendments", "");

  private final Proofs proofs;
  private final ArticleComments comments;
  private final TrustBaseline footing;
  private final ReferenceLibrary library;
  private final LocalDate asOf;
  private final String corrected;

  LedgerQuestions(RunContext desk) {
    this.proofs = desk.proofs();
    this.comments = desk.comments();
    this.footing = desk.workspace().footing();
    this.library = desk.shelves().library();
    this.asOf = desk.settings().asOf();
    ContentTree tree = desk.workspace().content();
    this.corrected = digest(tree, Proofs.AMENDMENTS) + digest(tree, ReferenceShelf.RETRACTIONS);
  }

  private static String digest(ContentTree tree, String path) {
    return tree.bytes(path, Proofs.LONGEST).map(Recording::digest).orElse("none");
  }

  /** Records them, if the article has a ledger, or comments. */
  void note(String article) {
    boolean isSigned = comments.has(article);
    if (proofs.hasLedger(article) || isSigned) {
      footing.noteHistory();
      library.noteAll();
      DayQuestions.note(asOf);
      Recording.note(CORRECTED.kind(), CORRECTED.about(), () -> corrected);
    }
  }

  /** What such a question is answered with; empty for one that others answer. */
  Optional<String> answer(Asked question) {
    return question.equals(CORRECTED) ? Optional.of(corrected) : Optional.empty();
  }
}
