package org.imprimatur.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the review of an article stands and what it waits for: what the review dashboard shows the
 * people who look after the articles, of those that are not published, too.
 *
 * @param id the article
 * @param title as published, or null when nothing of it is
 * @param declared what its front matter says
 * @param proof what its ledger proves for the text of today
 * @param lacks what the next step waits for
 * @param inTheWay rule ids to the number of findings for which an approval would be refused
 * @param published what of it is published
 * @param evidence how its covered claims are supported
 */
public record ReviewStanding(
    ArticleId id,
    @Nullable String title,
    Status declared,
    Proof proof,
    Lacks lacks,
    Map<String, Integer> inTheWay,
    Published published,
    Evidence evidence) {

  /** Of an article whose claims nobody counted. */
  public ReviewStanding(
      ArticleId id,
      @Nullable String title,
      Status declared,
      Proof proof,
      Lacks lacks,
      Map<String, Integer> inTheWay,
      Published published) {
    this(id, title, declared, proof, lacks, inTheWay, published, Evidence.NONE);
  }

  /** Sorts the rules. */
  public ReviewStanding {
    inTheWay = Collections.unmodifiableMap(new TreeMap<>(inTheWay));
  }

  /** How many findings an approval would be refused for. */
  public int findings() {
    return inTheWay.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * How covered claims are supported: by a quote on record, else the place in a work, else a work
   * alone.
   *
   * @param topics the article's
   */
  public record Evidence(List<String> topics, int quoted, int located, int bare) {
    /** Nothing counted. */
    public static final Evidence NONE = new Evidence(List.of(), 0, 0, 0);

    /** Copies the topics. */
    public Evidence {
      topics = List.copyOf(topics);
    }

    /** How many claims are covered. */
    public int covered() {
      return quoted + located + bare;
    }
  }

  /**
   * What of an article is published.
   *
   * @param isShown whether it can be read
   * @param revision the day of the earlier, approved revision that is shown; null when it is
   *     today's, or nothing
   * @param retractedSince cited keys whose works are retracted, which those who approved what is
   *     shown did not know
   */
  public record Published(
      boolean isShown, @Nullable LocalDate revision, Set<String> retractedSince) {
    /** Nothing of it. */
    public static final Published NOTHING = new Published(false, null, Set.of());

    /** Sorts the keys. */
    public Published {
      retractedSince = Collections.unmodifiableSet(new TreeSet<>(retractedSince));
    }

    /** An article that can be read. */
    public static Published of(Proof.Marks marks) {
      return new Published(true, marks.revision(), marks.retractedSince());
    }
  }

  /**
   * What the next step waits for.
   *
   * @param isTrusted whether the ledger could be verified
   * @param isHandedIn whether the article was submitted for review and not sent back since
   * @param given how many people approved the text of today
   * @param needed how many must
   * @param roles roles that must be among them and are not
   */
  public record Lacks(
      boolean isTrusted, boolean isHandedIn, int given, int needed, List<String> roles) {

    /** Copies the roles. */
    public Lacks {
      roles = List.copyOf(roles);
    }

    /** Of an article without a ledger. */
    public static Lacks ofNew(int needed) {
      return new Lacks(true, false, 0, needed, List.of());
    }

    /** Of an article whose ledger cannot be verified. */
    public static Lacks ofBroken(int needed) {
      return new Lacks(false, false, 0, needed, List.of());
    }
  }
}
