package org.imprimatur.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.imprimatur.config.ConfigurationReader;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Person;
import org.imprimatur.model.Status;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.ContentTree;
import org.imprimatur.read.GitDirectory;
import org.imprimatur.read.Listing;
import org.imprimatur.read.Loaded;
import org.imprimatur.read.RecordingTree;
import org.imprimatur.recorded.Recording;
import org.imprimatur.report.Reports;
import org.imprimatur.review.Board;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.imprimatur.theme.Theme;
import org.imprimatur.theme.ThemeReader;
import org.jspecify.annotations.Nullable;

/** A content root with its configuration: where every run starts. */
public final class Workspace {
  private final TrustBaseline footing;
  private final List<Finding> findings;
  private final TrustRequest trusting;
  private final Written written;
  private final Places places;
  private @Nullable Listing listing;
  private @Nullable Theme theme;

  private Workspace(
      Places places,
      TrustBaseline footing,
      List<Finding> findings,
      TrustRequest trusting,
      Written written) {
    this.places = places;
    this.footing = footing;
    this.findings = findings;
    this.trusting = trusting;
    this.written = written;
  }

  /**
   * What {@code imprimatur.yaml} says in this folder, whoever is trusted.
   *
   * @param source the file
   * @param document the same, read
   * @param configuration the same, understood
   */
  public record Written(Source source, Node document, Configuration configuration) {}

  /** A root, what it holds, where its steps are recorded, and where its output is written. */
  private record Places(
      ContentRoot root, ContentTree content, RecordedSteps steps, OutputPlace output) {}

  /**
   * Brings to an end what another run left undone, and reads a root's configuration.
   *
   * @param trusting where site, board and policy come from
   * @param caller on whose behalf
   * @throws UnusableException when it cannot be used; all faults are in its details
   * @throws org.imprimatur.output.OutputException when what was left undone cannot be ended
   */
  public static Workspace open(ContentRoot root, TrustRequest trusting, Caller caller)
      throws IOException {
    return open(root, root, trusting, caller);
  }

  /**
   * As {@link #open(ContentRoot, TrustRequest, Caller)}, with other files in the place of those
   * that lie in the folder: with what an editor has not saved yet, for one.
   *
   * @param root the folder, which is written to
   * @param content what is read
   */
  public static Workspace open(
      ContentRoot root, ContentTree content, TrustRequest trusting, Caller caller)
      throws IOException {
    GitDirectory git = GitDirectory.of(root).orElse(null);
    RecordedSteps steps = RecordedSteps.of(root, git, caller);
    steps.recover();
    Loaded loaded = content.read(ContentRoot.MARK);
    Source source = loaded.source();
    if (source == null || !loaded.findings().isEmpty()) {
      throw unusable(loaded.findings());
    }
    ConfigurationReader.Result result = ConfigurationReader.read(source);
    Configuration configuration = result.configuration();
    if (configuration == null) {
      throw unusable(result.findings());
    }
    List<Finding> findings = new ArrayList<>(result.findings());
    findings.addAll(boardFaults(source, configuration.people()));
    Written written = new Written(source, result.document(), configuration);
    TrustBaseline footing =
        TrustBaseline.of(root, new TrustBaseline.Present(content, configuration), trusting);
    OutputPlace output = OutputPlace.of(root, git, footing.history().orElse(null));
    return new Workspace(
        new Places(root, content, steps, output), footing, findings, trusting, written);
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
              RuleId.CONFIG_KEY,
              span,
              "a key of \"" + fault.person() + "\" does not count: " + fault.message(),
              "ask that person to run: imprimatur review join --as " + fault.person());
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

  /** The same, of which it is written down what is read of its content from here on. */
  public Workspace recorded(RecordingTree tree) {
    Places recorded = new Places(places.root(), tree, places.steps(), places.output());
    return new Workspace(recorded, footing, findings, trusting, written);
  }

  /**
   * A digest of all that every article depends on: the configuration, here and as it counts, the
   * house's own files, the glossary, and who is trusted.
   */
  public String houseDigest() {
    return Recording.digest(
        trusting + "\0" + written.source().text() + "\0" + footing.houseDigest(content()));
  }

  /** The folder it lies in. */
  public ContentRoot root() {
    return places.root();
  }

  /** What it holds; that is what lies in the folder, unless other files were laid over it. */
  public ContentTree content() {
    return places.content();
  }

  /**
   * Where a build's output lies.
   *
   * @param named a folder that the user named, absolute; null for the root's own
   * @throws UnusableException when git tracks what is written or trusted there
   * @throws org.imprimatur.output.OutputException when a link of the content tree leads there
   */
  public Path output(@Nullable Path named) throws IOException {
    return places.output().folder(named);
  }

  /**
   * Where a build writes to, as {@link #output}.
   *
   * @throws UnusableException also when the folder holds, or lies among, what no build made
   */
  public Path target(@Nullable Path named) throws IOException {
    return places.output().target(named);
  }

  /** How files of the root are changed together. */
  public RecordedSteps steps() {
    return places.steps();
  }

  /** Its articles, as they stood when they were first asked for: the folders are walked once. */
  public Listing listing() {
    Listing known = listing;
    if (known == null) {
      known = places.content().articles();
      listing = known;
    }
    return known;
  }

  /** The site, the board and the policy that count. */
  public Configuration configuration() {
    return footing.configuration();
  }

  /**
   * A file that decides what is told, as the revision that is trusted holds it, else as it lies in
   * this folder; empty when there is none.
   */
  public Optional<Loaded> houseFile(String path) {
    return footing.houseFile(path);
  }

  /**
   * The house's own look and words, as the revision that is trusted holds them, else as they lie in
   * this folder; its findings are of this folder's files. Read when it is first asked for.
   */
  public synchronized Theme theme() {
    Theme known = theme;
    if (known == null) {
      known = ThemeReader.read(new ThemeFiles(footing.house()), configuration().site());
      theme = known;
    }
    return known;
  }

  /** What is wrong with the theme of this folder, whichever counts. */
  private List<Finding> themeFindings() {
    ThemeFiles here = new ThemeFiles(content());
    Configuration.Site site = written.configuration().site();
    List<Finding> out = new ArrayList<>(ThemeReader.read(here, site).findings());
    for (String path : ThemeReader.TEXTS) {
      out.addAll(content().hasEntry(path) ? content().read(path).findings() : List.of());
    }
    out.addAll(LanguageFindings.of(written));
    return out;
  }

  /** What stands in the configuration's file. */
  public Written written() {
    return written;
  }

  /** What ledgers are measured by. */
  public TrustBaseline footing() {
    return footing;
  }

  /**
   * The revision that was trusted, with its full id and what was written about it, in a sentence;
   * null when none was named.
   *
   * @throws IOException when the repository cannot be read
   */
  public @Nullable String trusted() throws IOException {
    return trusting.revision() == null ? null : footing.named();
  }

  /**
   * A remark on what was trusted, for everybody who might take a proof for more than it is; null
   * when there is nothing to remark.
   */
  public @Nullable String remark() {
    if (footing.isIndependent()) {
      return !written.configuration().equals(footing.configuration())
          ? "note: this folder has another "
              + ContentRoot.MARK
              + " than the trusted commit; what it says counts once the trusted branch has it"
          : null;
    }
    return hasNoLedgers()
        ? null
        : "note: the board is not independently trusted: people, keys and rules are those of this"
            + " folder (CI compares them with --trust)";
  }

  private boolean hasNoLedgers() {
    return footing.ledgers().isEmpty() && listing().ledgers().isEmpty();
  }

  /**
   * That nobody vouches for the board where somebody must; empty where somebody does, or need not.
   * It is an error whatever the policy says: the policy is what nobody vouches for.
   */
  public Optional<Finding> untrustedBoard() {
    return !trusting.isDemanded() || trusting.revision() != null || hasNoLedgers()
        ? Optional.empty()
        : Optional.of(
            Finding.ofFile(
                RuleId.REVIEW_UNTRUSTED_BOARD,
                Level.ERROR,
                ContentRoot.MARK,
                "this runs in CI, and people, keys and rules are those of the change itself:"
                    + " whoever wrote it may have added reviewers of their own",
                "name the commit that the change is measured by: --trust and the id of the target"
                    + " branch's commit; docs/ci.md has recipes; where nobody can vouch for the"
                    + " board: --trust none"));
  }

  /** What is odd in the configuration, but does not make it unusable. */
  public List<Finding> findings() {
    Levels levels = configuration().policy().levels();
    return Stream.concat(findings.stream(), themeFindings().stream())
        .map(f -> f.at(levels.raised(f.rule(), Status.SUBMITTED, f.level())))
        .toList();
  }
}
