package org.imprimatur.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.claim.Citations;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.claim.Claims;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Status;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.History;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.resolve.Resolver;
import org.imprimatur.review.ContentDigest;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.review.ReviewedArticle;
import org.imprimatur.run.Desk;
import org.imprimatur.run.Glossary;
import org.imprimatur.run.PageContent;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.site.GlossaryTerms;
import org.imprimatur.site.SiteContext;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * Articles as they once were, with the references, images and glossary of that commit. Safe to
 * share between threads.
 */
public final class EarlierEditions {
  /** How many revisions are looked through for one article. */
  private static final int MOST = 500;

  private final Desk desk;
  private final Configuration configuration;
  private final @Nullable History history;
  private final History.@Nullable Revision head;
  private final KnownSinceApproval hindsight;
  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
  private final Map<String, ReferenceLibrary> listed = new ConcurrentHashMap<>();
  private final Map<String, Optional<Edition>> approved = new ConcurrentHashMap<>();

  /** The editions of a content root; without git there are none. */
  public EarlierEditions(Desk desk) throws IOException {
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

  /** References and glossary of a commit, and the files that the references stand in. */
  private record Shelf(
      String name, ReferenceLibrary library, List<GlossaryEntry> glossary, List<Source> files) {}

  /** An article as read at a revision, with the references of that commit. */
  public record Found(
      Article article,
      Claims claims,
      ContentDigest content,
      History.Revision revision,
      ReferenceLibrary library) {}

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
      for (History.Revision revision : revisions(id)) {
        Found found = at(id, revision).orElse(null);
        if (found != null && found.content().isValue(digest)) {
          return edition(found);
        }
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
    String path = "articles/" + id.value() + ".md";
    Optional<byte[]> bytes = bytes(revision, path, (int) ContentRoot.LONGEST_ARTICLE);
    Source source = bytes.isEmpty() ? null : ContentRoot.decode(path, bytes.get()).source();
    if (source == null) {
      return Optional.empty();
    }
    Article article = ArticleParser.parse(id, source).article();
    Shelf shelf = shelf(revision);
    Set<String> keys = Set.copyOf(shelf.library().keys());
    Claims claims =
        ClaimReader.read(article, configuration.policy().exemptSections(), keys::contains);
    PageContent shown =
        new PageContent(
            GlossaryTerms.of(shelf.glossary()),
            new PageContent.Files(
                (file, most) -> file(revision, file, most), configuration.site().files()),
            shelf.library()::get);
    return Optional.of(
        new Found(article, claims, shown.digest(article), revision, shelf.library()));
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

  private Optional<Edition> edition(Found found) throws IOException {
    Shelf shelf = shelf(found.revision());
    List<Claim> claims = found.claims().claims();
    ReviewedArticle subject =
        ReviewedArticle.of(
            configuration.site().id(),
            found.article(),
            found.content(),
            claims,
            shelf.library()::get);
    ReviewProof.Outcome outcome = desk.proofs().judge(subject);
    if (outcome == null || outcome.proof().proved() != Status.APPROVED || outcome.isWithheld()) {
      return Optional.empty();
    }
    List<NumberedReference> then = shelf.library().number(Citations.of(found.article().blocks()));
    KnownSinceApproval.Seen seen = hindsight.of(then, found.content().works(), listed(shelf));
    CheckedArticle checked =
        new CheckedArticle(
            found.article(),
            found.claims().statements(),
            claims,
            seen.references(),
            outcome.proof().with(marks(found, outcome.proof(), seen)));
    return Optional.of(
        new Edition(
            checked,
            shelf.glossary(),
            new SiteContext.Library(
                key -> shelf.library().get(key).or(() -> desk.shelves().library().get(key))),
            new Resolver(
                new RevisionContent((path, most) -> file(found.revision(), path, most)),
                configuration.site().files())));
  }

  private static Proof.Marks marks(Found found, Proof proof, KnownSinceApproval.Seen seen) {
    Map<String, LocalDate> corrected = new TreeMap<>(proof.marks().corrected());
    corrected.putAll(seen.corrected());
    Set<String> retracted = new TreeSet<>(proof.marks().retractedSince());
    retracted.addAll(seen.retracted());
    LocalDate day = found.revision().at().atOffset(ZoneOffset.UTC).toLocalDate();
    return new Proof.Marks(corrected, day, retracted);
  }

  /** The records of a commit, marked by today's list of retractions. */
  private ReferenceLibrary listed(Shelf shelf) {
    return listed.computeIfAbsent(
        shelf.name(),
        name -> {
          ContentRoot root = desk.workspace().root();
          Source csv =
              root.hasEntry(ReferenceShelf.RETRACTIONS)
                  ? root.read(ReferenceShelf.RETRACTIONS).source()
                  : null;
          return csv == null
              ? shelf.library()
              : ReferenceLibrary.load(shelf.files(), csv, options());
        });
  }

  private ReferenceLibrary.Options options() {
    return new ReferenceLibrary.Options(configuration.policy().style(), desk.settings().asOf());
  }

  private Shelf shelf(History.Revision revision) throws IOException {
    if (history == null) {
      throw new IllegalStateException("no history");
    }
    String name = history.name(revision, "references");
    Shelf known = shelves.get(name);
    if (known == null) {
      known = readShelf(name, revision);
      shelves.put(name, known);
    }
    return known;
  }

  private Shelf readShelf(String shelfName, History.Revision revision) throws IOException {
    List<Source> files = new ArrayList<>();
    if (history != null) {
      for (String path : history.referenceFiles(revision)) {
        source(revision, path).ifPresent(files::add);
      }
    }
    ReferenceLibrary library =
        ReferenceLibrary.load(
            files, source(revision, ReferenceShelf.RETRACTIONS).orElse(null), options());
    List<GlossaryEntry> glossary =
        source(revision, ReferenceShelf.GLOSSARY)
            .map(Glossary::read)
            .orElse(Glossary.EMPTY)
            .entries();
    return new Shelf(shelfName, library, glossary, files);
  }

  private Optional<Source> source(History.Revision revision, String path) throws IOException {
    return history == null
        ? Optional.empty()
        : history.read(revision, path).flatMap(file -> Optional.ofNullable(file.source()));
  }

  private Optional<byte[]> file(History.Revision revision, String path, int most) {
    try {
      return bytes(revision, path, most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<byte[]> bytes(History.Revision revision, String path, int most)
      throws IOException {
    return history == null ? Optional.empty() : history.bytes(revision, path, most);
  }
}
