package org.imprimatur.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Status;
import org.imprimatur.read.Loaded;
import org.imprimatur.reference.ReferenceImport;
import org.imprimatur.reference.ReferenceProblem;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.source.Source;

/** Compares the records of a house with an export of PubMed or Crossref. Nothing is written. */
public final class Verifying {
  private Verifying() {}

  /**
   * What came of it.
   *
   * @param compared keys of the records that the files have
   * @param without keys of those that they do not have
   * @param unknown how many works of the files are not on record
   * @param findings in findings' order
   */
  public record Result(
      List<String> compared, List<String> without, int unknown, List<Finding> findings) {

    /** Copies the lists. */
    public Result {
      compared = List.copyOf(compared);
      without = List.copyOf(without);
      findings = List.copyOf(findings);
    }

    /** Whether there is a finding that keeps a change out. */
    public boolean hasErrors() {
      return findings.stream().anyMatch(finding -> finding.level() == Level.ERROR);
    }
  }

  /**
   * Compares.
   *
   * @param files as read; their names say which format
   * @throws IOException when one cannot be read
   */
  public static Result run(Workspace workspace, Settings settings, List<Loaded> files)
      throws IOException {
    Levels levels = workspace.configuration().policy().levels();
    List<Finding> findings = new ArrayList<>();
    Map<String, ReferenceImport.Imported> sources = new LinkedHashMap<>();
    for (Loaded file : files) {
      findings.addAll(file.findings());
      Source source = file.source();
      if (source != null) {
        ReferenceImport.Imported imported = ReferenceImport.read(source);
        for (Problem problem : imported.problems()) {
          findings.add(problem.in(source, levels.level(problem.rule(), Status.SUBMITTED)));
        }
        sources.put(source.path(), imported);
      }
    }
    ReferenceImport.Verified verified =
        ReferenceImport.verify(ReferenceShelf.open(workspace, settings).library(), sources);
    for (ReferenceProblem problem : verified.problems()) {
      findings.add(problem.at(levels.level(problem.problem().rule(), Status.SUBMITTED)));
    }
    return new Result(
        verified.compared(),
        verified.without(),
        verified.unknown(),
        findings.stream().sorted().toList());
  }
}
