package org.imprimatur.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code imprimatur.yaml} says: the site, the board and the policy.
 *
 * @param site the site
 * @param people the board
 * @param policy the editorial policy
 */
public record Configuration(Site site, List<Person> people, Policy policy) {

  /** Copies the people. */
  public Configuration {
    people = List.copyOf(people);
  }

  /** The person of an id. */
  public Optional<Person> person(String id) {
    return people.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /**
   * The site.
   *
   * @param id a stable name, bound into every review event
   * @param title shown on every page
   * @param url the address it will be served from, ending in {@code /}; null if not known
   * @param contact an e-mail address or URL for readers, or null
   * @param sample whether the content is sample data, not reviewed by clinicians
   * @param files the types of linked files that are published, by their endings in small letters
   * @param lang the language of the content and of the pages, as BCP 47 has it
   * @param wordsReviewed the day on which the house took over the shipped translation of caution
   *     and disclaimer, or null
   * @param tagline what the site is for, in a sentence; null for the program's
   * @param logo the path of a picture in the content root, shown before the title, or null
   * @param colours the house's own
   * @param notices sentences that readers are shown on articles
   * @param disclaimer paragraphs in the place of the program's disclaimer
   * @param footer the house's own links at the foot of every page
   * @param numberedRecommendations whether the recommendations of an article are numbered
   * @param search the path of the site's own host that answers searches, or null where only the
   *     browser does
   */
  public record Site(
      String id,
      String title,
      @Nullable String url,
      @Nullable String contact,
      boolean sample,
      List<String> files,
      String lang,
      @Nullable LocalDate wordsReviewed,
      @Nullable String tagline,
      @Nullable String logo,
      Colours colours,
      ByAudience notices,
      ByAudience disclaimer,
      List<FootLink> footer,
      boolean numberedRecommendations,
      @Nullable String search) {
    /** What is published where the house does not say. */
    public static final List<String> FILES = List.of("pdf", "csv", "png");

    /** The language where the house does not say. */
    public static final String ENGLISH = "en";

    /** Copies the lists. */
    public Site {
      files = List.copyOf(files);
      footer = List.copyOf(footer);
    }

    /** A site in English that looks as the program makes it. */
    public Site(
        String id,
        String title,
        @Nullable String url,
        @Nullable String contact,
        boolean sample,
        List<String> files) {
      this(
          id,
          title,
          url,
          contact,
          sample,
          files,
          ENGLISH,
          null,
          null,
          null,
          Colours.NONE,
          ByAudience.NONE,
          ByAudience.NONE,
          List.of(),
          false,
          null);
    }
  }

  /**
   * Colours by the name of their use, as {@code #rrggbb}.
   *
   * @param light on a light screen and on paper
   * @param dark on a dark screen
   */
  public record Colours(Map<String, String> light, Map<String, String> dark) {
    /** Those of the program. */
    public static final Colours NONE = new Colours(Map.of(), Map.of());

    /** Copies the maps. */
    public Colours {
      light = Collections.unmodifiableMap(new TreeMap<>(light));
      dark = Collections.unmodifiableMap(new TreeMap<>(dark));
    }
  }

  /**
   * Texts that may differ by whom an article is for.
   *
   * @param all for everybody
   * @param own for some, in the place of those for everybody
   */
  public record ByAudience(List<String> all, Map<Audience, List<String>> own) {
    /** Nothing. */
    public static final ByAudience NONE = new ByAudience(List.of(), Map.of());

    /** Copies the lists. */
    public ByAudience {
      all = List.copyOf(all);
      Map<Audience, List<String>> copy = new EnumMap<>(Audience.class);
      own.forEach((audience, texts) -> copy.put(audience, List.copyOf(texts)));
      own = Collections.unmodifiableMap(copy);
    }

    /** The texts for somebody. */
    public List<String> of(Audience audience) {
      return own.getOrDefault(audience, all);
    }
  }

  /** A link at the foot of the pages: its words, and an address of the web or of e-mail. */
  public record FootLink(String text, String href) {}
}
