package org.imprimatur.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.config.ConfigurationReader;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Configuration;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.ContentTree;
import org.imprimatur.read.History;
import org.imprimatur.read.Loaded;
import org.imprimatur.read.RevisionNameException;
import org.imprimatur.read.RevisionTree;
import org.imprimatur.recorded.Asked;
import org.imprimatur.recorded.Recording;
import org.imprimatur.report.DiffView;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.Trust;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * What ledgers are measured by: the revision that {@code --trust} names, with its site, board,
 * policy and house files; else the last commit, whose events must still be there; outside git,
 * nothing. Safe to share between threads.
 */
public final class TrustBaseline {
  private static final int LONGEST = 64 * 1024 * 1024;

  private static final int LONGEST_SUBJECT = 120;
  private static final String SIGNED = "signed file of the revision";
  private static final String HISTORY = "history";

  /** The question for the commits that there are. */
  public static final Asked ALL_HISTORY = new Asked(HISTORY, "");

  /** What is read as the trusted revision holds it. */
  private static final List<String> HOUSE =
      List.of(ContentRoot.MARK, "theme", ReferenceShelf.SYNONYMS);

  private final ContentTree present;
  private final @Nullable History history;
  private final @Nullable Base base;
  private final boolean independent;
  private final Configuration configuration;
  private final Set<String> ledgers;
  private final Set<String> comments;

  /** A revision with its files. */
  private record Base(History.Revision revision, RevisionTree files) {
    static @Nullable Base head(History history) throws IOException {
      History.Revision head = history.head().orElse(null);
      return head == null ? null : new Base(head, history.tree(head));
    }
  }

  private TrustBaseline(
      Present present,
      @Nullable History history,
      @Nullable Base base,
      @Nullable Configuration trusted)
      throws IOException {
    this.present = present.content();
    this.history = history;
    this.base = base;
    this.independent = trusted != null;
    this.configuration = trusted == null ? present.configuration() : trusted;
    this.ledgers =
        base == null
            ? Set.of()
            : new LinkedHashSet<>(base.files().files("articles", Proofs.LEDGER_ENDING));
    this.comments =
        base == null
            ? Set.of()
            : new LinkedHashSet<>(base.files().files("articles", ArticleComments.ENDING));
  }

  /**
   * What is to be measured.
   *
   * @param content its files
   * @param configuration what its {@code imprimatur.yaml} says
   */
  record Present(ContentTree content, Configuration configuration) {}

  /**
   * Finds it.
   *
   * @param root where the repository is looked for
   * @throws UnusableException when the named revision cannot be read or holds no usable board
   */
  static TrustBaseline of(ContentRoot root, Present present, TrustRequest trusting)
      throws IOException {
    String name = trusting.revision();
    try {
      History history = open(root, name);
      if (history == null) {
        return new TrustBaseline(present, null, null, null);
      }
      if (name == null) {
        return new TrustBaseline(present, history, Base.head(history), null);
      }
      Base base = named(history, name);
      Configuration trusted = trusted(base.files(), name, trusting.bootstrap());
      boolean hasBoard =
          trusted != null && trusted.people().stream().anyMatch(person -> !person.keys().isEmpty());
      boolean bootstraps = trusting.bootstrap() && !hasBoard;
      return new TrustBaseline(present, history, base, bootstraps ? null : trusted);
    } catch (UnusableException e) {
      throw e;
    } catch (IOException | UncheckedIOException e) {
      throw new UnusableException(
          "the git repository of this content root cannot be read: " + e.getMessage(), "");
    }
  }

  private static @Nullable History open(ContentRoot root, @Nullable String name)
      throws IOException {
    History history = History.of(root).orElse(null);
    if (history == null && name != null) {
      throw new UnusableException(
          "--trust "
              + name
              + " needs a git repository, and this content root is not in one. Write --trust none"
              + " where nobody can vouch for the board",
          "");
    }
    return history;
  }

  private static Base named(History history, String name) throws IOException {
    History.Revision revision;
    try {
      revision = history.named(name);
    } catch (RevisionNameException e) {
      throw new UnusableException(e.behind("--trust"), "");
    }
    RevisionTree files = history.tree(revision);
    if (!files.isWhole()) {
      throw new UnusableException(
          "--trust "
              + name
              + " names a commit that lacks files here; the full history is needed, with"
              + " its files (a clone without --filter)",
          "");
    }
    return new Base(revision, files);
  }

  private static @Nullable Configuration trusted(ContentTree files, String name, boolean bootstrap)
      throws IOException {
    Source source = files.read(ContentRoot.MARK).source();
    if (source == null) {
      // One that is there and is not a plain file is not a reason to trust anybody else's.
      if (bootstrap && !files.hasEntry(ContentRoot.MARK)) {
        return null;
      }
      throw new UnusableException(
          "the revision "
              + name
              + " holds no "
              + ContentRoot.MARK
              + ", so there is no board to trust; for the first one, add --trust-bootstrap",
          "");
    }
    Configuration configuration = ConfigurationReader.read(source).configuration();
    if (configuration == null) {
      throw new UnusableException(
          "the " + ContentRoot.MARK + " of the revision " + name + " cannot be used", "");
    }
    return configuration;
  }

  /** Site, board and policy that count. */
  Configuration configuration() {
    return configuration;
  }

  /** Whether site, board and policy come from a revision that was named. */
  public boolean isIndependent() {
    return independent;
  }

  /** The revision that was named, in a sentence for whoever relies on it. */
  String named() throws IOException {
    if (history == null || base == null) {
      return "";
    }
    String subject = DiffView.plain(history.subject(base.revision()));
    int length = Math.min(LONGEST_SUBJECT, subject.codePointCount(0, subject.length()));
    String commit =
        base.revision().id()
            + " \""
            + subject.substring(0, subject.offsetByCodePoints(0, length))
            + "\"";
    return independent
        ? "trusted: commit " + commit
        : "measured by commit " + commit + ", which has no board with keys yet";
  }

  /**
   * A file that is the house's own, such as its synonyms or what changes the looks of its pages: as
   * the revision that is trusted holds it, else as it lies here. What changes how approved words
   * are found or look is not for an author to say.
   *
   * @return empty when there is none
   */
  Optional<Loaded> houseFile(String path) {
    ContentTree house = house();
    return house.hasEntry(path) ? Optional.of(house.read(path)) : Optional.empty();
  }

  /** Where all such files are read. */
  ContentTree house() {
    return independent && base != null ? base.files() : present;
  }

  /** A digest of the house's own files, as they count, and of the glossary. */
  String houseDigest(ContentTree content) {
    StringBuilder all = new StringBuilder();
    for (String path : HOUSE) {
      add(house(), path, all);
    }
    add(content, ReferenceShelf.GLOSSARY, all);
    return Recording.digest(all.toString());
  }

  private static void add(ContentTree tree, String path, StringBuilder all) {
    if (tree.hasFile(path)) {
      String digest = tree.bytes(path, LONGEST).map(Recording::digest).orElse("unreadable");
      all.append(path).append('\0').append(digest).append('\0');
    } else if (tree.hasEntry(path)) {
      tree.names(path).forEach(name -> add(tree, path + "/" + name, all));
    }
  }

  /** The repository, where there is one. */
  public Optional<History> history() {
    return Optional.ofNullable(history);
  }

  /** Whether the revision holds a ledger. */
  boolean hasLedger(String path) {
    return recorded(path, ledgers.contains(path));
  }

  /** Whether the revision holds a file of comments. */
  boolean hasComments(String path) {
    return recorded(path, comments.contains(path));
  }

  private static boolean recorded(String path, boolean found) {
    Recording.note(SIGNED, path, () -> Boolean.toString(found));
    return found;
  }

  /**
   * What a recorded question for signed files of the revision, or for {@link #noteHistory all of
   * history}, is answered with; empty for one of another kind.
   */
  public Optional<String> answer(Asked question) {
    return switch (question.kind()) {
      case SIGNED ->
          Optional.of(
              Boolean.toString(
                  ledgers.contains(question.about()) || comments.contains(question.about())));
      case HISTORY -> Optional.of(revisions());
      default -> Optional.empty();
    };
  }

  /** Records that what is made depends on the commits that there are. */
  public void noteHistory() {
    Recording.note(ALL_HISTORY.kind(), ALL_HISTORY.about(), this::revisions);
  }

  /** The revisions that everything is seen from: all before them is the same where they are. */
  private String revisions() {
    try {
      String head = history == null ? "" : history.head().map(History.Revision::id).orElse("");
      String whole = history == null ? "" : history.depth();
      return independent + " " + (base == null ? "" : base.revision().id()) + " " + head + whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ledgers of the revision. */
  Set<String> ledgers() {
    return ledgers;
  }

  /** The files of comments of the revision. */
  Set<String> comments() {
    return comments;
  }

  /** What is known of a ledger: what must still be in it, or in one that it was moved from. */
  public Trust trust(Ledger ledger, String path) {
    Set<String> paths = new LinkedHashSet<>(List.of(path));
    ledger.entries().forEach(entry -> paths.add(Proofs.ledgerPath(entry.event().article())));
    Set<String> required = new LinkedHashSet<>();
    List<List<String>> topics = new ArrayList<>();
    for (String each : paths) {
      required.addAll(events(each));
      if (independent) {
        topics(each).ifPresent(topics::add);
      }
    }
    return new Trust(required, independent, topics);
  }

  /**
   * The topics that the article beside a ledger has in the revision; empty when it is not there.
   */
  private Optional<List<String>> topics(String ledger) {
    String id =
        ledger.substring("articles/".length(), ledger.length() - Proofs.LEDGER_ENDING.length());
    return base == null
        ? Optional.empty()
        : ArticleReader.frontMatter(base.files(), new ArticleId(id))
            .map(article -> article.frontMatter().topics());
  }

  /** The events of a ledger of the revision; none where it has none. */
  Set<String> events(String path) {
    if (!ledgers.contains(path)) {
      return Set.of();
    }
    return bytes(path).map(bytes -> Ledger.read(bytes, path).digests()).orElse(Set.of());
  }

  /** A content file of the revision. */
  Optional<byte[]> bytes(String path) {
    return base == null ? Optional.empty() : base.files().bytes(path, LONGEST);
  }
}
