package org.imprimatur.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.check.Rules;
import org.imprimatur.config.ConfigurationReader;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Person;
import org.imprimatur.output.ContentTransaction;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.Listing;
import org.imprimatur.read.Loaded;
import org.imprimatur.report.Reports;
import org.imprimatur.review.Board;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** A content root with its configuration: where every run starts. */
public final class Workspace {
  private final ContentRoot root;
  private final Footing footing;
  private final List<Finding> findings;
  private @Nullable Listing listing;

  private Workspace(ContentRoot root, Footing footing, List<Finding> findings) {
    this.root = root;
    this.footing = footing;
    this.findings = findings;
  }

  /** Reads a root's configuration; no revision is named that would be trusted. */
  public static Workspace open(ContentRoot root) throws IOException {
    return open(root, Trusting.NOTHING);
  }

  /**
   * Reads a root's configuration.
   *
   * @param trusting where board and policy come from
   * @throws UnusableException when it cannot be used; all faults are in its details
   */
  public static Workspace open(ContentRoot root, Trusting trusting) throws IOException {
    ContentTransaction.recover(root.path(), "a run that ends what another left undone");
    Loaded loaded = root.read(ContentRoot.MARK);
    Source source = loaded.source();
    if (source == null || !loaded.findings().isEmpty()) {
      throw unusable(loaded.findings());
    }
    ConfigurationReader.Result result = ConfigurationReader.read(source, Rules.all());
    Configuration configuration = result.configuration();
    if (configuration == null) {
      throw unusable(result.findings());
    }
    List<Finding> findings = new ArrayList<>(result.findings());
    findings.addAll(boardFaults(source, configuration.people()));
    return new Workspace(root, Footing.of(root, configuration, trusting), findings);
  }

  /** Keys that sign for nobody. The place is that of the key, behind its person's id. */
  private static List<Finding> boardFaults(Source source, List<Person> people) {
    List<Finding> out = new ArrayList<>();
    for (Board.Fault fault : Board.of(people).faults()) {
      int at = Math.max(0, source.text().indexOf(fault.person()));
      String key =
          people.stream()
              .filter(person -> person.id().equals(fault.person()))
              .flatMap(person -> person.keys().stream().skip(fault.key()))
              .findFirst()
              .map(Person.Key::key)
              .orElse(fault.person());
      int found = source.text().indexOf(key, at);
      Span span = found < 0 ? new Span(at, at) : new Span(found, found + key.length());
      Problem problem =
          Problem.of(
              "config/key",
              span,
              "a key of \"" + fault.person() + "\" does not count: " + fault.message(),
              "Let that person run: imprimatur review join --as " + fault.person());
      out.add(problem.in(source, Level.ERROR));
    }
    return out;
  }

  private static UnusableException unusable(List<Finding> findings) throws IOException {
    StringBuilder details = new StringBuilder();
    Reports.writeFindings(findings, false, details);
    return new UnusableException(
        "the configuration in " + ContentRoot.MARK + " cannot be used", details.toString());
  }

  /** The folder it lies in. */
  public ContentRoot root() {
    return root;
  }

  /** Its articles, as they stood when they were first asked for: the folders are walked once. */
  Listing listing() {
    Listing known = listing;
    if (known == null) {
      known = root.articles();
      listing = known;
    }
    return known;
  }

  /** The site, with the board and the policy that count. */
  public Configuration configuration() {
    return footing.configuration();
  }

  /** What ledgers are measured by. */
  Footing footing() {
    return footing;
  }

  /**
   * A remark on what was trusted, for everybody who might take a proof for more than it is; null
   * when there is nothing to remark.
   */
  public @Nullable String remark() {
    boolean none = footing.ledgers().isEmpty() && listing().ledgers().isEmpty();
    if (none || footing.isIndependent()) {
      return null;
    }
    return "note: the board is not independently trusted: people, keys and rules are those that stand"
        + " in this folder (CI compares them with --trust)";
  }

  /** What is odd in the configuration, but does not make it unusable. */
  List<Finding> findings() {
    return findings;
  }
}
