package org.imprimatur.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.claim.Citations;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Status;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.ContentTree;
import org.imprimatur.read.History;
import org.imprimatur.read.OverlayTree;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.resolve.Resolver;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.review.ReviewedArticle;
import org.imprimatur.run.ArticleReader;
import org.imprimatur.run.CorpusFiles;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.run.RunContext;
import org.imprimatur.site.SiteContext;
import org.jspecify.annotations.Nullable;

/**
 * Articles as they once were, with the references, images and glossary of that commit. Safe to
 * share between threads.
 */
public final class EarlierEditions {
  /** How many revisions are looked through for one article. */
  private static final int MOST = 500;

  private final RunContext desk;
  private final Configuration configuration;
  private final @Nullable History history;
  private final History.@Nullable Revision head;
  private final KnownSinceApproval hindsight;
  private final Map<String, ReferenceShelf> shelves = new ConcurrentHashMap<>();
  private final Map<String, ReferenceLibrary> listed = new ConcurrentHashMap<>();
  private final Map<String, Optional<Edition>> approved = new ConcurrentHashMap<>();

  /** The editions of a content root; without git there are none. */
  public EarlierEditions(RunContext desk) throws IOException {
    this.desk = desk;
    this.configuration = desk.workspace().configuration();
    this.history = desk.workspace().footing().history().orElse(null);
    this.head = history == null ? null : history.head().orElse(null);
    this.hindsight =
        new KnownSinceApproval(desk.shelves().library(), desk.proofs().amendmentsThatCount());
  }

  /**
   * An article at a revision.
   *
   * @param article with the proof of today's ledger, and with what became known of its references
   * @param glossary of that commit
   * @param library references of that commit; a work that came later is today's
   * @param resolver over the files of that commit
   */
  public record Edition(
      CheckedArticle article,
      List<GlossaryEntry> glossary,
      SiteContext.Library library,
      Resolver resolver) {

    /** The article with its pictures and linked files, which are not kept. */
    public CheckedArticle shown() {
      return article.with(resolver.of(article.article()));
    }
  }

  /**
   * An article as read at a revision, with the references of that commit.
   *
   * @param tree the files of that commit
   */
  public record Found(
      ReadArticle read, History.Revision revision, ContentTree tree, ReferenceShelf shelf) {}

  /**
   * The last approved revision of an article that was edited since.
   *
   * @param digest of the content that was approved
   * @return empty when history does not hold it, or it may not be published any more
   */
  public Optional<Edition> approved(ArticleId id, String digest) {
    return approved.computeIfAbsent(id.value(), key -> search(id, digest));
  }

  private Optional<Edition> search(ArticleId id, String digest) {
    try {
      ReadArticle last = desk.articles().kept(id);
      for (History.Revision revision : revisions(id)) {
        Found found = at(id, revision, last).orElse(null);
        if (found != null && found.read().digest().isValue(digest)) {
          return edition(found);
        }
        last = found == null ? last : found.read();
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The revisions in which what the article shows may have changed, newest first. */
  public List<History.Revision> revisions(ArticleId id) throws IOException {
    if (history == null || head == null) {
      return List.of();
    }
    String path = "articles/" + id.value();
    String folder = path.substring(0, path.lastIndexOf('/'));
    String near = folder.equals("articles") ? path + ".md" : folder;
    return history.touching(head, List.of(near, "references"), MOST);
  }

  /** An article at a revision; empty when it was not there. */
  public Optional<Found> at(ArticleId id, History.Revision revision) throws IOException {
    return at(id, revision, null);
  }

  /** As {@link #at(ArticleId, History.Revision)}, given a revision that may be of the same text. */
  Optional<Found> at(ArticleId id, History.Revision revision, @Nullable ReadArticle other)
      throws IOException {
    if (history == null) {
      return Optional.empty();
    }
    try {
      ContentTree tree = history.tree(revision);
      if (!tree.hasFile(id.path())) {
        return Optional.empty();
      }
      ReferenceShelf shelf = shelf(revision);
      return new ArticleReader(tree, configuration, shelf)
          .read(id, other)
          .map(read -> new Found(read, revision, tree, shelf));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The CSL data of a record's last version in history that is not today's. */
  public Optional<String> recordBefore(Reference now) throws IOException {
    if (history == null || head == null) {
      return Optional.empty();
    }
    for (History.Revision revision : history.touching(head, List.of("references"), MOST)) {
      Optional<String> then = shelf(revision).library().get(now.key()).map(Reference::csl);
      if (then.isPresent() && !then.get().equals(now.csl())) {
        return then;
      }
    }
    return Optional.empty();
  }

  /** An article at a revision, if its approvals count today. */
  Optional<Edition> edition(Found found) throws IOException {
    ReadArticle read = found.read();
    ReferenceLibrary library = found.shelf().library();
    ReviewedArticle subject =
        ReviewedArticle.of(
            configuration.site().id(), read.article(), read.digest(), read.claims(), library::get);
    ReviewProof.Outcome outcome = desk.proofs().judge(subject);
    if (outcome == null || outcome.proof().proved() != Status.APPROVED || outcome.isWithheld()) {
      return Optional.empty();
    }
    List<NumberedReference> then = library.number(Citations.of(read.article().blocks()));
    KnownSinceApproval.Seen seen = hindsight.of(then, read.digest().works(), listed(found));
    CheckedArticle checked =
        new CheckedArticle(
            read.article(),
            read.statements(),
            read.claims(),
            seen.references(),
            outcome.proof().with(marks(found, outcome.proof(), seen)));
    return Optional.of(
        new Edition(
            checked,
            found.shelf().glossary().entries(),
            new SiteContext.Library(
                key -> library.get(key).or(() -> desk.shelves().library().get(key))),
            new Resolver(
                // A page leads to the articles that are published today.
                new CorpusFiles(found.tree(), article -> ContentRoot.idFault(article) == null),
                configuration.site().files())));
  }

  private static Proof.Marks marks(Found found, Proof proof, KnownSinceApproval.Seen seen) {
    Map<String, LocalDate> corrected = new TreeMap<>(proof.marks().corrected());
    corrected.putAll(seen.corrected());
    Set<String> retracted = new TreeSet<>(proof.marks().retractedSince());
    retracted.addAll(seen.retracted());
    LocalDate day = found.revision().at().atOffset(ZoneOffset.UTC).toLocalDate();
    return proof.marks().ofRevision(corrected, day, retracted);
  }

  /** The records of a commit, marked by today's list of retractions. */
  private ReferenceLibrary listed(Found found) throws IOException {
    String name = references(found.revision());
    ReferenceLibrary known = listed.get(name);
    if (known == null) {
      known =
          desk.workspace()
              .content()
              .bytes(ReferenceShelf.RETRACTIONS, (int) ContentRoot.LONGEST_FILE)
              .map(list -> Map.of(ReferenceShelf.RETRACTIONS, list))
              .map(list -> new OverlayTree(found.tree(), list, Set.of()))
              .map(tree -> ReferenceShelf.of(tree, options()).library())
              .orElse(found.shelf().library());
      listed.put(name, known);
    }
    return known;
  }

  private ReferenceLibrary.Options options() {
    return new ReferenceLibrary.Options(configuration.policy().style(), desk.settings().asOf());
  }

  private ReferenceShelf shelf(History.Revision revision) throws IOException {
    String name = references(revision);
    ReferenceShelf known = shelves.get(name);
    if (known == null && history != null) {
      known = ReferenceShelf.of(history.tree(revision), options());
      shelves.put(name, known);
    }
    if (known == null) {
      throw new IllegalStateException("no history");
    }
    return known;
  }

  /** The name of what {@code references/} held: equal names, equal files. */
  private String references(History.Revision revision) throws IOException {
    return history == null ? "" : history.name(revision, "references");
  }
}
