package org.imprimatur.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Status;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.Loaded;
import org.imprimatur.reference.CitationStyle;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.reference.ReferenceProblem;
import org.imprimatur.source.ConflictMarks;
import org.imprimatur.source.Source;

/** The files of {@code references/}, read: the library and the findings about the files. */
public final class ReferenceShelf {
  /** The list of retractions, relative to the content root. */
  public static final String RETRACTIONS = "references/retractions.csv";

  private static final String SYNONYMS = "references/synonyms.txt";

  /** The glossary, relative to the content root. */
  public static final String GLOSSARY = "references/glossary.yaml";

  private final ReferenceLibrary library;
  private final String synonyms;
  private final Glossary glossary;
  private final List<Finding> findings;
  private final List<ReferenceProblem> problems;

  private ReferenceShelf(
      ReferenceLibrary library,
      List<ReferenceProblem> problems,
      String synonyms,
      Glossary glossary,
      List<Finding> findings) {
    this.library = library;
    this.problems = problems;
    this.synonyms = synonyms;
    this.glossary = glossary;
    this.findings = findings;
  }

  /**
   * Reads them.
   *
   * @throws UnusableException when the policy names a citation style that there is not
   */
  public static ReferenceShelf open(Workspace workspace, Settings settings) throws IOException {
    String style = workspace.configuration().policy().style();
    Optional<String> problem = CitationStyle.problem(style);
    if (problem.isPresent()) {
      throw new UnusableException("policy.style cannot be used: " + problem.get(), "");
    }
    ContentRoot root = workspace.root();
    List<Finding> findings = new ArrayList<>();
    List<Source> files = new ArrayList<>();
    for (String path : root.referenceFiles()) {
      read(root, path, findings).ifPresent(files::add);
    }
    Optional<Source> retractions = optional(root, RETRACTIONS, findings);
    ReferenceLibrary library =
        ReferenceLibrary.load(
            files, retractions.orElse(null), new ReferenceLibrary.Options(style, settings.asOf()));
    Glossary glossary =
        optional(root, GLOSSARY, findings).map(Glossary::read).orElse(Glossary.EMPTY);
    findings.addAll(glossary.findings());
    String synonyms = synonyms(workspace, findings);
    List<ReferenceProblem> problems = new ArrayList<>(library.findings());
    problems.addAll(glossary.words());
    problems.addAll(library.strayArticles(id -> root.hasFile(new ArticleId(id).path())));
    return new ReferenceShelf(library, List.copyOf(problems), synonyms, glossary, findings);
  }

  /** Those that count may be another revision's; the findings are of this folder's file. */
  private static String synonyms(Workspace workspace, List<Finding> findings) throws IOException {
    optional(workspace.root(), SYNONYMS, findings);
    Source source = workspace.footing().houseFile(SYNONYMS).map(Loaded::source).orElse(null);
    return source == null ? "" : source.text();
  }

  private static Optional<Source> optional(ContentRoot root, String path, List<Finding> findings) {
    Optional<Source> read = root.hasEntry(path) ? read(root, path, findings) : Optional.empty();
    // YAML that holds conflicts is not read at all, which is said there.
    read.filter(source -> !path.endsWith(".yaml"))
        .ifPresent(source -> findings.addAll(conflicts(source)));
    return read;
  }

  private static List<Finding> conflicts(Source source) {
    return ConflictMarks.find(source).stream()
        .map(
            mark ->
                Problem.of(RuleId.REF_SYNTAX, mark, ConflictMarks.MESSAGE, ConflictMarks.HINT)
                    .in(source, Level.ERROR))
        .toList();
  }

  private static Optional<Source> read(ContentRoot root, String path, List<Finding> findings) {
    Loaded loaded = root.read(path);
    findings.addAll(loaded.findings());
    return Optional.ofNullable(loaded.source());
  }

  /** The records. */
  public ReferenceLibrary library() {
    return library;
  }

  /** The text of the synonyms; empty where there are none. */
  public String synonyms() {
    return synonyms;
  }

  /** The glossary. */
  public Glossary glossary() {
    return glossary;
  }

  /** What is wrong with records and terms, whoever shows them. */
  public List<ReferenceProblem> problems() {
    return problems;
  }

  /** What is wrong with some records and terms, as it counts in an article of a status. */
  public List<Finding> findingsOf(Set<String> keys, Levels levels, Status status) {
    return problems.stream()
        .filter(problem -> keys.contains(problem.key()))
        .map(problem -> problem.at(levels.level(problem.problem().rule(), status)))
        .toList();
  }

  /**
   * What is wrong with the files and records.
   *
   * @param cited each cited key with the highest status among the articles that cite it
   * @param levels of the policy
   * @param all whether all articles were read, so that an unused record is known to be one
   */
  public List<Finding> findings(Map<String, Status> cited, Levels levels, boolean all) {
    List<Finding> out = new ArrayList<>();
    for (Finding finding : findings) {
      out.add(finding.at(levels.level(finding.rule(), Status.SUBMITTED)));
    }
    List<ReferenceProblem> told = new ArrayList<>(problems);
    if (all) {
      told.addAll(library.unused(Set.copyOf(cited.keySet())));
    }
    for (ReferenceProblem problem : told) {
      Status status = cited.getOrDefault(problem.key(), Status.SUBMITTED);
      out.add(problem.at(levels.level(problem.problem().rule(), status)));
    }
    return out;
  }
}
