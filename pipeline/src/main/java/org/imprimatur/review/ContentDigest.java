package org.imprimatur.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.imprimatur.model.Article;
import org.imprimatur.model.Change;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Reference;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * The digest of what a reader sees of an article, in the forms that {@code docs/review.md}
 * describes: canon {@value #CANON} for new events, and canon {@value #FIRST} for those that were
 * signed under it. It covers the block tree, the front matter that readers see, images and linked
 * files, the glossary entries shown inline, the cited works and what the house says of them; it
 * does not cover status, related articles, style or marks that only warn, nor where source lines
 * end.
 */
public final class ContentDigest {
  /** The version of the form that new digests are made in. */
  public static final int CANON = 2;

  /** The first form, which covers less: see {@link FrontMatter#ofCanon1}. */
  public static final int FIRST = 1;

  /** What stands for the digest of an image or file that cannot be read. */
  static final String MISSING = "missing";

  /** What stands for the digest of a work whose key no reference has. */
  static final String UNKNOWN = "unknown";

  /**
   * A term that the page explains inline.
   *
   * @param words the words of the text that are explained
   * @param term the glossary's term
   * @param definition the explanation
   */
  public record Explained(String words, String term, String definition) {
    private List<String> form() {
      return List.of(words, term, definition);
    }
  }

  /**
   * What a page shows that stands outside of its article.
   *
   * @param images from a destination as the article writes it to the image's digest (see {@link
   *     #ofFile})
   * @param files from the destination of a link to the digest of the file that is published for it;
   *     empty when it leads to no file that is
   * @param glossary what the page explains inline, in its order
   * @param works from a key to its record; empty for an unknown key
   */
  public record Beside(
      Function<String, String> images,
      Function<String, Optional<String>> files,
      List<Explained> glossary,
      Function<String, Optional<Reference>> works) {
    /** Of a page that shows nothing but its article. */
    public static final Beside NOTHING =
        new Beside(image -> MISSING, link -> Optional.empty(), List.of(), key -> Optional.empty());

    /** Copies the glossary. */
    public Beside {
      glossary = List.copyOf(glossary);
    }
  }

  private final Map<String, Object> first;
  private final Map<String, Object> second;
  private final Map<String, String> works;
  private final Map<String, String> files;
  private final String value;
  private @Nullable String valueOfFirst;

  private ContentDigest(
      Map<String, Object> first,
      Map<String, Object> second,
      Map<String, String> works,
      Map<String, String> files) {
    this.first = first;
    this.second = second;
    this.works = works;
    this.files = Collections.unmodifiableMap(files);
    this.value = valueWith(works, CANON);
  }

  /**
   * The digest of an article's present content.
   *
   * @param article as parsed
   * @param beside what its page shows besides
   */
  public static ContentDigest of(Article article, Beside beside) {
    BlockCanon body = new BlockCanon();
    List<@Nullable Object> blocks = body.blocks(article.blocks());
    Map<String, String> images = new TreeMap<>();
    body.images().forEach(each -> images.put(each, beside.images().apply(each)));
    Map<String, Object> first = new TreeMap<>();
    first.put("canon", FIRST);
    first.put("front", front(article.frontMatter()));
    first.put("blocks", blocks);
    first.put("images", images);
    first.put("glossary", beside.glossary().stream().map(Explained::form).toList());
    Map<String, String> files = new TreeMap<>();
    for (String link : body.links()) {
      beside.files().apply(link).ifPresent(digest -> files.put(link, digest));
    }
    Map<String, Object> second = new TreeMap<>(first);
    second.put("canon", CANON);
    second.put("front", wholeFront(article.frontMatter()));
    second.put("files", files);
    second.put("governance", governance(body.keys(), beside.works()));
    return new ContentDigest(first, second, digests(body.keys(), beside.works()), files);
  }

  /** The digest of a file's bytes; the word {@code missing} where it cannot be read. */
  public static String ofFile(Optional<byte[]> bytes) {
    return bytes.map(Sha256::of).orElse(MISSING);
  }

  /** {@code sha256:} and 64 hex digits, in the form of new events. */
  public String value() {
    return value;
  }

  /**
   * The same in the form of a canon.
   *
   * @throws IllegalArgumentException for a canon that {@link #knows} does not
   */
  public String value(int canon) {
    if (canon == CANON) {
      return value;
    }
    String known = valueOfFirst;
    if (known == null) {
      // Two threads may both make it; it is the same text.
      known = Sha256.of(canonical(canon));
      valueOfFirst = known;
    }
    return known;
  }

  /** The text whose UTF-8 is digested: canonical JSON. */
  public String canonical(int canon) {
    return text(works, canon);
  }

  /** Whether a digest, of whatever canon, is that of this content. */
  public boolean isValue(String digest) {
    return digest.equals(value) || digest.equals(value(FIRST));
  }

  /** Whether there is a form of a number. */
  static boolean knows(int canon) {
    return canon == FIRST || canon == CANON;
  }

  /**
   * Each cited key, sorted, to the digest of its CSL data, or to the word {@code unknown} for a key
   * that no reference has.
   */
  public Map<String, String> works() {
    return works;
  }

  /** The destinations of links to published files, sorted, to digests as in {@link #ofFile}. */
  Map<String, String> files() {
    return files;
  }

  /** What the digest would be, were the cited works these. */
  String valueWith(Map<String, String> otherWorks, int canon) {
    return Sha256.of(text(otherWorks, canon));
  }

  /** The digest of a record's CSL data. */
  static String workDigest(Reference reference) {
    return Sha256.of(reference.csl());
  }

  private String text(Map<String, String> cited, int canon) {
    if (!knows(canon)) {
      throw new IllegalArgumentException("there is no canon " + canon);
    }
    Map<String, Object> whole = new TreeMap<>(canon == FIRST ? first : second);
    whole.put("works", cited);
    return Json.canonical(whole);
  }

  private static Map<String, String> digests(
      SortedSet<String> keys, Function<String, Optional<Reference>> works) {
    Map<String, String> out = new TreeMap<>();
    for (String key : keys) {
      out.put(key, works.apply(key).map(ContentDigest::workDigest).orElse(UNKNOWN));
    }
    return Collections.unmodifiableMap(out);
  }

  /** What the house says of the cited works, as far as pages show it. */
  private static Map<String, Object> governance(
      SortedSet<String> keys, Function<String, Optional<Reference>> works) {
    Map<String, Object> out = new TreeMap<>();
    for (String key : keys) {
      works.apply(key).ifPresent(work -> out.put(key, governance(work.governance())));
    }
    return out;
  }

  private static Map<String, @Nullable Object> governance(Reference.Governance governance) {
    Map<String, Object> quotes = new TreeMap<>();
    governance
        .quotes()
        .forEach(
            (id, quote) ->
                quotes.put(id, Json.object("sentence", quote.sentence(), "place", quote.place())));
    return Json.object(
        "kind",
        governance.kind(),
        "quote",
        governance.quote(),
        "quotes",
        quotes,
        "justification",
        governance.justification());
  }

  private static Map<String, @Nullable Object> wholeFront(FrontMatter front) {
    Map<String, @Nullable Object> out = new TreeMap<>(front(front));
    out.put("topics", front.topics());
    out.put("evidence-to", text(front.evidenceTo()));
    out.put("funding", front.funding());
    out.put("licence", front.licence());
    out.put("review-by", text(front.reviewBy()));
    return out;
  }

  private static Map<String, @Nullable Object> front(FrontMatter front) {
    List<Object> changes = new ArrayList<>();
    for (Change change : front.changes()) {
      changes.add(
          Json.object(
              "date",
              change.date().toString(),
              "kind",
              change.kind().word(),
              "conclusions-changed",
              change.conclusionsChanged(),
              "note",
              change.note()));
    }
    return Json.object(
        "title",
        front.title(),
        "question",
        front.question(),
        "summary",
        front.summary(),
        "audience",
        front.audience().word(),
        "population",
        front.population(),
        "authors",
        front.authors(),
        "updated",
        text(front.updated()),
        "changes",
        changes);
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
