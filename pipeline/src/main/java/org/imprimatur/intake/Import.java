package org.imprimatur.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.ingest.ImportOptions;
import org.imprimatur.ingest.ImportedPage;
import org.imprimatur.ingest.KnownWork;
import org.imprimatur.ingest.PageImport;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Status;
import org.imprimatur.output.ContentWriter;
import org.imprimatur.read.Loaded;
import org.imprimatur.reference.ReferenceImport;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.reference.ReferenceProblem;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.word.WordFileException;
import org.imprimatur.word.WordReader;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a page as a draft article, or a file of references as records. What is there already is
 * never changed: an article is written only where there is none, and records are added behind
 * others. Importing the same file twice changes nothing.
 */
public final class Import {
  private static final List<String> PAGES =
      List.of(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml");

  private static final Set<RuleId> MARKS =
      Set.of(RuleId.REF_RETRACTED, RuleId.REF_CONCERN, RuleId.REF_CORRECTED);
  private static final char UNDECODED = '\uFFFD';

  private final Workspace workspace;
  private final Settings settings;
  private final ContentWriter writer;

  /**
   * What one file gave.
   *
   * @param article the id of the draft, or null for a file of references
   * @param written paths of the files that were written, relative to the root
   * @param added keys of new records
   * @param known keys of records that were there already
   * @param dropped what was left out of a page, a sentence each
   * @param findings what an editor must look at, with its place in the imported file
   */
  public record Result(
      @Nullable String article,
      List<String> written,
      List<String> added,
      List<String> known,
      List<String> dropped,
      List<Finding> findings) {

    /** Copies the lists. */
    public Result {
      written = List.copyOf(written);
      added = List.copyOf(added);
      known = List.copyOf(known);
      dropped = List.copyOf(dropped);
      findings = findings.stream().sorted().toList();
    }

    /** Whether something could not be taken in. */
    public boolean hasErrors() {
      return findings.stream().anyMatch(finding -> finding.level() == Level.ERROR);
    }
  }

  /** An import into a workspace. */
  public Import(Workspace workspace, Settings settings) {
    this.workspace = workspace;
    this.settings = settings;
    this.writer = new ContentWriter(workspace.root().path());
  }

  /** Whether a file's name is that of a file of references: BibTeX, RIS, CSL-JSON, PubMed. */
  public static boolean holdsReferences(String fileName) {
    return ReferenceImport.reads(fileName);
  }

  /** Whether a file's name is that of a page: text, or HTML that was saved. */
  public static boolean holdsPage(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return PAGES.stream().anyMatch(lower::endsWith);
  }

  /**
   * Takes in a page.
   *
   * @param page the file as read
   * @param id the article's id, or null for one made of the title
   * @param authors ids of the board's people; empty for a placeholder
   * @throws RefusedException when the id cannot be one
   * @throws IOException when there is another article of that id, or it cannot be written
   */
  public Result page(Loaded page, @Nullable String id, List<String> authors)
      throws RefusedException, IOException {
    Source source = text(page);
    if (id != null) {
      DraftArticle.checkId(id);
    }
    List<KnownWork> library = new ArrayList<>();
    for (Map.Entry<String, Reference> work :
        ReferenceShelf.open(workspace, settings).library().references().entrySet()) {
      Reference r = work.getValue();
      library.add(new KnownWork(work.getKey(), r.title(), r.doi(), r.pmid(), r.year()));
    }
    ImportedPage imported =
        PageImport.read(source, new ImportOptions(id, authors, List.of(), library));
    DraftArticle.checkId(imported.id());
    List<Finding> findings = new ArrayList<>(leveled(page.findings()));
    findings.addAll(leveled(imported.problems(), source));
    List<String> written = List.of();
    if (isDecoded(imported)) {
      written = write(imported);
      findings.addAll(leveled(marks(imported, source), source));
    } else {
      findings.addAll(leveled(List.of(undecoded(source)), source));
    }
    return new Result(imported.id(), written, List.of(), List.of(), imported.dropped(), findings);
  }

  private static boolean isDecoded(ImportedPage page) {
    return page.articleMarkdown().indexOf(UNDECODED) < 0
        && page.referencesYaml().indexOf(UNDECODED) < 0;
  }

  /** What the page's own list says of its works: a retraction is never found out later only. */
  private List<Problem> marks(ImportedPage imported, Source page) {
    Source records = Source.of("references/new.yaml", imported.referencesYaml());
    ReferenceLibrary.Options options =
        new ReferenceLibrary.Options(workspace.configuration().policy().style(), settings.asOf());
    List<Problem> out = new ArrayList<>();
    for (ReferenceProblem found :
        ReferenceLibrary.load(List.of(records), null, options).findings()) {
      Problem problem = found.problem();
      if (MARKS.stream().anyMatch(mark -> mark.is(problem.rule()))) {
        Span start = new Span(0, Math.min(page.lineEnd(1), page.length()));
        out.add(problem.at(start));
      }
    }
    return out;
  }

  /** A lost sign may be that of a dose: such a page is not taken in. */
  private static Problem undecoded(Source page) {
    int at = Math.max(0, page.text().indexOf(UNDECODED));
    return Problem.of(
        RuleId.IMPORT_UNDECODED,
        new Span(at, Math.min(at + 1, page.text().length())),
        "a character of this page could not be decoded: nothing was written",
        "save the page as UTF-8, or name its encoding (--encoding), and import it again");
  }

  /** Records first: a draft whose records are missing would be wrong, the other way round not. */
  private List<String> write(ImportedPage page) throws IOException {
    String article = "articles/" + page.id() + ".md";
    byte[] draft = page.articleMarkdown().getBytes(UTF_8);
    boolean there = workspace.root().hasEntry(article);
    if (there && !isSame(article, draft)) {
      throw new IOException(
          article
              + " exists already and differs from the import; nothing was written. Import under"
              + " another id, or remove the article first");
    }
    List<String> written = new ArrayList<>();
    if (!page.referencesYaml().isEmpty()) {
      String path = freeName(page.id().replace('/', '-'));
      writer.create(path, page.referencesYaml().getBytes(UTF_8));
      written.add(path);
    }
    if (!there) {
      writer.create(article, draft);
      written.add(article);
    }
    return written;
  }

  private boolean isSame(String path, byte[] content) {
    return workspace
        .root()
        .bytes(path, content.length)
        .map(bytes -> java.util.Arrays.equals(bytes, content))
        .orElse(false);
  }

  private String freeName(String slug) {
    String path = "references/" + slug + ".yaml";
    for (int n = 2; workspace.root().hasEntry(path); n++) {
      path = "references/" + slug + "-" + n + ".yaml";
    }
    return path;
  }

  /** Whether a file's name is that of a Word file. */
  public static boolean holdsWord(String fileName) {
    return WordReader.reads(fileName);
  }

  /**
   * Takes in a Word file: a draft, and records for the works that its fields cite.
   *
   * @param file its bytes
   * @param name by which messages call it
   * @param id the article's id, or null for one made of the title
   * @param authors ids of the board's people; empty for a placeholder
   * @throws RefusedException when the id cannot be one
   * @throws IOException when it cannot be read, there is another article of that id, or it cannot
   *     be written
   */
  public Result word(byte[] file, String name, @Nullable String id, List<String> authors)
      throws RefusedException, IOException {
    if (id != null) {
      DraftArticle.checkId(id);
    }
    ReferenceLibrary library = ReferenceShelf.open(workspace, settings).library();
    WordImport importer =
        new WordImport(workspace.root(), library, new SignedWorks(workspace)::has);
    WordImport.Draft draft;
    try {
      draft = importer.read(file, name, id, authors);
    } catch (WordFileException e) {
      throw new IOException(name + " cannot be taken in: " + e.getMessage(), e);
    }
    DraftArticle.checkId(draft.id());
    List<Finding> findings = new ArrayList<>(leveled(draft.problems(), draft.source()));
    List<String> written = List.of();
    if (draft.markdown().indexOf(UNDECODED) < 0) {
      written = importer.write(draft, writer);
    } else {
      findings.addAll(leveled(List.of(undecoded(draft.source())), draft.source()));
    }
    ReferenceImport.Merged merged = draft.merged();
    return new Result(
        draft.id(), written, merged.added(), merged.known(), draft.leftOut(), findings);
  }

  /**
   * Takes in a file of references.
   *
   * @param file as read; its name says which format
   * @param into the file that new records are added to, relative to the root
   * @throws IOException when it cannot be written
   */
  public Result references(Loaded file, String into) throws IOException {
    Source source = text(file);
    ReferenceImport.Imported imported = ReferenceImport.read(source);
    Source target = target(into);
    ReferenceImport.Merged merged =
        ReferenceImport.merge(
            ReferenceShelf.open(workspace, settings).library(),
            target,
            imported,
            new SignedWorks(workspace)::has);
    List<Finding> findings = new ArrayList<>(leveled(file.findings()));
    findings.addAll(leveled(imported.problems(), source));
    findings.addAll(leveled(merged.problems(), source));
    List<String> written = new ArrayList<>();
    Map<String, String> texts = new TreeMap<>(merged.others());
    if (!merged.text().equals(target.text())) {
      texts.put(into, merged.text());
    }
    for (Map.Entry<String, String> text : texts.entrySet()) {
      writer.replace(text.getKey(), text.getValue().getBytes(UTF_8));
      written.add(text.getKey());
    }
    return new Result(null, written, merged.added(), merged.known(), List.of(), findings);
  }

  /** A file with bytes that are not text would lose them when it is written again. */
  private Source target(String into) throws IOException {
    if (!workspace.root().hasEntry(into)) {
      return Source.of(into, "");
    }
    Loaded loaded = workspace.root().read(into);
    Source source = loaded.source();
    if (source == null || !loaded.findings().isEmpty()) {
      throw new IOException(
          "records cannot be added to "
              + into
              + ": "
              + loaded.findings().stream()
                  .map(Finding::message)
                  .findFirst()
                  .orElse("it cannot be read"));
    }
    return source;
  }

  private static Source text(Loaded loaded) throws IOException {
    Source source = loaded.source();
    if (source == null) {
      throw new IOException(
          loaded.findings().stream()
              .map(finding -> finding.path() + ": " + finding.message())
              .findFirst()
              .orElse("the file cannot be read"));
    }
    return source;
  }

  private List<Finding> leveled(List<Problem> problems, Source source) {
    return leveled(problems.stream().map(problem -> problem.in(source, Level.ERROR)).toList());
  }

  /** A draft is submitted, and so are the levels. */
  private List<Finding> leveled(List<Finding> findings) {
    return findings.stream()
        .map(
            finding ->
                finding.at(
                    workspace
                        .configuration()
                        .policy()
                        .levels()
                        .level(finding.rule(), Status.SUBMITTED)))
        .toList();
  }
}
