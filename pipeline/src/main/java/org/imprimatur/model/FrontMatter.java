package org.imprimatur.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * An article's front matter. What is missing or wrong was reported while parsing and has a harmless
 * value here, so that the article can still be shown: the id as title, {@code submitted}, no date.
 *
 * @param title shown and searched
 * @param question what the reader asked
 * @param status the declared status
 * @param updated when the content last changed
 * @param authors ids of the board's people, or free names
 * @param topics slugs
 * @param audience for whom
 * @param summary one paragraph
 * @param population whom the advice is about
 * @param evidenceTo the date searched to
 * @param funding who paid
 * @param licence under what terms
 * @param related ids of related articles
 * @param reviewBy the latest date of the next review
 * @param changes newest as written
 * @param places where the values stand: {@code "title"}, {@code "authors[0]"}, {@code
 *     "changes[0].date"}; {@code ""} is the block as a whole
 */
public record FrontMatter(
    String title,
    @Nullable String question,
    Status status,
    @Nullable LocalDate updated,
    List<String> authors,
    List<String> topics,
    Audience audience,
    @Nullable String summary,
    @Nullable String population,
    @Nullable LocalDate evidenceTo,
    @Nullable String funding,
    @Nullable String licence,
    List<String> related,
    @Nullable LocalDate reviewBy,
    List<Change> changes,
    Map<String, Span> places) {

  /** Copies the collections. */
  public FrontMatter {
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
    related = List.copyOf(related);
    changes = List.copyOf(changes);
    places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
  }

  /** What stands for the front matter of an article that has none that can be read. */
  public static FrontMatter empty(String title) {
    return new FrontMatter(
        title,
        null,
        Status.SUBMITTED,
        null,
        List.of(),
        List.of(),
        Audience.PROFESSIONAL,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        List.of(),
        Map.of());
  }

  /** The same without the fields that digests of canon 1 do not cover. */
  public FrontMatter ofCanon1() {
    return new FrontMatter(
        title,
        question,
        status,
        updated,
        authors,
        List.of(),
        audience,
        summary,
        population,
        null,
        null,
        null,
        related,
        null,
        changes,
        places);
  }

  /** Where a value stands, or the block as a whole, or the file's beginning. */
  public Span place(String key) {
    Span whole = places.getOrDefault("", new Span(0, 0));
    return places.getOrDefault(key, whole);
  }
}
