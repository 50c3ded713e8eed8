package org.imprimatur.review;

import java.nio.charset.StandardCharsets;
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
 * The digest of what a reader sees of an article, canon {@value #CANON}: the form is described in
 * {@code docs/review.md}. It covers the block tree, the front matter that readers act on, the
 * images, the glossary entries shown inline and the cited works; it does not cover status, topics,
 * related articles, style or governance fields, nor where source lines end.
 */
public final class ContentDigest {
  /** The version of the form that new digests are made in. */
  public static final int CANON = 1;

  /** What stands for the digest of an image that cannot be read. */
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

  private final Map<String, Object> form;
  private final Map<String, String> works;
  private final String value;

  private ContentDigest(Map<String, Object> form, Map<String, String> works) {
    this.form = form;
    this.works = works;
    this.value = Sha256.of(Json.canonical(with(works)));
  }

  /**
   * The digest of an article's present content.
   *
   * @param article as parsed
   * @param images from a destination as the article writes it to the image's bytes; empty when
   *     there is no such image inside the content root
   * @param glossary what the page explains inline, in its order
   * @param works from a key to its record; empty for an unknown key
   */
  public static ContentDigest of(
      Article article,
      Function<String, Optional<byte[]>> images,
      List<Explained> glossary,
      Function<String, Optional<Reference>> works) {
    Running running = new Running();
    List<@Nullable Object> blocks = running.blocks(article.blocks());
    Map<String, String> pictures = new TreeMap<>();
    for (String destination : running.images()) {
      pictures.put(destination, images.apply(destination).map(Sha256::of).orElse(MISSING));
    }
    Map<String, Object> form = new TreeMap<>();
    form.put("canon", CANON);
    form.put("front", front(article.frontMatter()));
    form.put("blocks", blocks);
    form.put("images", pictures);
    form.put("glossary", glossary.stream().map(Explained::form).toList());
    return new ContentDigest(form, digests(running.keys(), works));
  }

  /** {@code sha256:} and 64 hex digits. */
  public String value() {
    return value;
  }

  /** The bytes that were digested: canonical JSON in UTF-8. */
  public byte[] canonical() {
    return Json.canonical(with(works)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Each cited key, sorted, to the digest of its CSL data, or to the word {@code unknown} for a key
   * that no reference has.
   */
  public Map<String, String> works() {
    return works;
  }

  /** What the digest would be, were the cited works these. */
  String valueWith(Map<String, String> otherWorks) {
    return Sha256.of(Json.canonical(with(otherWorks)));
  }

  /** The digest of a record's CSL data. */
  static String workDigest(Reference reference) {
    return Sha256.of(reference.csl());
  }

  private Map<String, Object> with(Map<String, String> cited) {
    Map<String, Object> whole = new TreeMap<>(form);
    whole.put("works", cited);
    return whole;
  }

  private static Map<String, String> digests(
      SortedSet<String> keys, Function<String, Optional<Reference>> works) {
    Map<String, String> out = new TreeMap<>();
    for (String key : keys) {
      out.put(key, works.apply(key).map(ContentDigest::workDigest).orElse(UNKNOWN));
    }
    return Collections.unmodifiableMap(out);
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
