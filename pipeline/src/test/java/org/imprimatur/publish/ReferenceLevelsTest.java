package org.imprimatur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.imprimatur.examine.CheckTally;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Proof;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.model.Status;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.run.Caller;
import org.imprimatur.run.Progress;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reference's finding takes the highest status among the articles that cite it. */
final class ReferenceLevelsTest {
  @TempDir Path root;

  @Test
  void theHighestStatusDecides() throws IOException {
    assertEquals(Level.WARNING, level(cited("known", Status.SUBMITTED)));
    assertEquals(
        Level.ERROR,
        level(
            cited("known", Status.SUBMITTED),
            cited("known", Status.APPROVED),
            cited("known", Status.SUBMITTED)));
    assertEquals(
        Level.ERROR, level(cited("known", Status.UNDER_REVIEW), cited("other", Status.SUBMITTED)));
    assertEquals(Level.WARNING, level(cited("other", Status.APPROVED)));
    assertEquals(Level.WARNING, level());
  }

  @SuppressWarnings(
      "NullAway") // the record says that it may be null; the checker does not read that
  private static ExaminedArticle cited(String key, Status status) {
    Proof proof = new Proof(status, List.of(), null, null, "", List.of());
    Proofs.Proved proved = new Proofs.Proved(proof, List.of(), null, ReviewStanding.Lacks.ofNew(1));
    return new ExaminedArticle(
        "articles/a.md", null, proved, List.of(), List.of(), Set.of(key), 0, 0, null);
  }

  private Level level(ExaminedArticle... articles) throws IOException {
    Files.createDirectories(root.resolve("references"));
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: a, title: A}\n");
    Files.writeString(
        root.resolve("references/works.yaml"), "references:\n  - {id: known, type: book}\n");
    Workspace workspace =
        Workspace.open(
            ContentRoot.open(root), TrustRequest.NOTHING, new Caller(null, notice -> {}));
    Settings settings = new Settings(LocalDate.of(2026, 1, 2), 1, Progress.NONE);
    CheckTally read = new CheckTally(Levels.DEFAULT, false);
    CheckTally remembered = new CheckTally(Levels.DEFAULT, false);
    for (ExaminedArticle article : articles) {
      read.add(article);
      remembered.remember(article, false);
    }
    ReferenceShelf shelves = ReferenceShelf.open(workspace, settings);
    assertEquals(read.cited(), remembered.cited());
    return missing(shelves.findings(read.cited(), Levels.DEFAULT, true));
  }

  private static Level missing(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.rule().equals("ref/missing-field") && f.message().contains("title"))
        .findFirst()
        .orElseThrow()
        .level();
  }
}
