package org.imprimatur.model;

import java.util.List;
import java.util.Optional;
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
   */
  public record Site(
      String id,
      String title,
      @Nullable String url,
      @Nullable String contact,
      boolean sample,
      List<String> files) {
    /** What is published where the house does not say. */
    public static final List<String> FILES = List.of("pdf", "csv", "png");

    /** Copies the types. */
    public Site {
      files = List.copyOf(files);
    }
  }
}
