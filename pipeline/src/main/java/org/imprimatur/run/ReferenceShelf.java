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
import org.imprimatur.read.ContentTree;
import org.imprimatur.read.Loaded;
import org.imprimatur.reference.CitationStyle;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.reference.ReferenceProblem;
import org.imprimatur.reference.StoredTexts;
import org.imprimatur.source.ConflictMarks;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * The files of {@code references/} of one content tree, read: the library and the findings about
 * the files.
 */
public final class ReferenceShelf {
  /** The list of retractions, relative to the content root. */
  public static final String RETRACTIONS = "references/retractions.csv";

  /** What works are often cited for wrongly, relative to the content root. */
  static final String MISCITED = "references/miscited.csv";

  static final String SYNONYMS = "references/synonyms.txt";

  /** The glossary, relative to the content root. */
  public static final String GLOSSARY = "references/glossary.yaml";

  private final ContentTree tree;
  private final ReferenceLibrary library;
  private final Glossary glossary;
  private final List<Finding> findings = new ArrayList<>();
  private String synonyms = "";
  private @Nullable List<ReferenceProblem> problems;

  private ReferenceShelf(ContentTree tree, ReferenceLibrary.Options options) {
    this.tree = tree;
    List<Source> files = new ArrayList<>();
    for (String path : tree.referenceFiles()) {
      read(path).ifPresent(files::add);
    }
    Source retractions = optional(RETRACTIONS).orElse(null);
    this.library =
        ReferenceLibrary.load(
            files,
            retractions,
            options,
            new ReferenceLibrary.Beside(this::text, optional(MISCITED).orElse(null)));
    this.glossary = optional(GLOSSARY).map(Glossary::read).orElse(Glossary.EMPTY);
    findings.addAll(glossary.findings());
  }

  /** Reads those of a tree, of today or of the past, without synonyms. */
  public static ReferenceShelf of(ContentTree tree, ReferenceLibrary.Options options) {
    return new ReferenceShelf(tree, options);
  }

  /**
   * Reads those of a workspace.
   *
   * @throws UnusableException when the policy names a citation style that there is not
   */
  public static ReferenceShelf open(Workspace workspace, Settings settings) throws IOException {
    String style = workspace.configuration().policy().style();
    Optional<String> problem = CitationStyle.problem(style);
    if (problem.isPresent()) {
      throw new UnusableException("policy.style cannot be used: " + problem.get(), "");
    }
    ReferenceShelf shelf =
        of(workspace.content(), new ReferenceLibrary.Options(style, settings.asOf()));
    // Those that count may be another revision's; the findings are of this folder's file.
    shelf.optional(SYNONYMS);
    Source synonyms = workspace.houseFile(SYNONYMS).map(Loaded::source).orElse(null);
    shelf.synonyms = synonyms == null ? "" : synonyms.text();
    return shelf;
  }

  private Optional<Source> optional(String path) {
    Optional<Source> read = tree.hasEntry(path) ? read(path) : Optional.empty();
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

  private Optional<Source> read(String path) {
    Loaded loaded = tree.read(path);
    findings.addAll(loaded.findings());
    return Optional.ofNullable(loaded.source());
  }

  /** The texts of works that are kept beside the records. */
  public StoredTexts texts() {
    return this::text;
  }

  private Optional<String> text(String key) {
    return StoredTexts.path(key)
        .filter(tree::hasEntry)
        .map(path -> tree.read(path).source())
        .map(Source::text);
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
  public synchronized List<ReferenceProblem> problems() {
    List<ReferenceProblem> known = problems;
    if (known == null) {
      List<ReferenceProblem> found = new ArrayList<>(library.findings());
      found.addAll(glossary.words());
      found.addAll(library.strayArticles(id -> tree.hasFile(new ArticleId(id).path())));
      known = List.copyOf(found);
      problems = known;
    }
    return known;
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
    List<ReferenceProblem> found = new ArrayList<>(problems());
    if (all) {
      found.addAll(library.unused(Set.copyOf(cited.keySet())));
    }
    for (ReferenceProblem problem : found) {
      Status status = cited.getOrDefault(problem.key(), Status.SUBMITTED);
      out.add(problem.at(levels.level(problem.problem().rule(), status)));
    }
    return out;
  }
}
