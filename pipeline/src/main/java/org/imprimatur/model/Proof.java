package org.imprimatur.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger proves for an article's present content.
 *
 * @param proved the proved status
 * @param approvals those that count, oldest first
 * @param lastReviewed the day of the last approval or confirmation that counts, or null
 * @param due when the next review is due, or null
 * @param content the content digest, {@code sha256:} and hex; empty when it could not be made
 * @param reasons in plain words, why the proved status is no higher
 * @param marks what readers are told beside the status
 * @param asked what the policy asks for
 * @param coversAll whether the approvals cover all that a page can show; those of canon 1 cover
 *     less, and what they do not cover is not shown (contract, section 7)
 */
public record Proof(
    Status proved,
    List<Approval> approvals,
    @Nullable LocalDate lastReviewed,
    @Nullable LocalDate due,
    String content,
    List<String> reasons,
    Marks marks,
    Asked asked,
    boolean coversAll) {

  /** A proof about which readers need be told nothing more. */
  public Proof(
      Status proved,
      List<Approval> approvals,
      @Nullable LocalDate lastReviewed,
      @Nullable LocalDate due,
      String content,
      List<String> reasons) {
    this(proved, approvals, lastReviewed, due, content, reasons, Marks.NONE, Asked.NOTHING, true);
  }

  /**
   * What the policy asks for, by the topics that the article has and those that it had at the
   * revision that is trusted.
   *
   * @param approvals how many approvals; 0 where nobody looked
   * @param setAside approvals of people with a conflict of interest, which do not count
   */
  public record Asked(int approvals, List<SetAside> setAside) {
    /** Not known. */
    public static final Asked NOTHING = new Asked(0, List.of());

    /** Copies the list. */
    public Asked {
      setAside = List.copyOf(setAside);
    }
  }

  /**
   * An approval that does not count.
   *
   * @param approval the approval
   * @param topics the topics of the article in which the person has a conflict of interest
   */
  public record SetAside(Approval approval, List<String> topics) {
    /** Copies the topics. */
    public SetAside {
      topics = List.copyOf(topics);
    }

    /** Why it does not count, in a sentence. */
    public String reason() {
      return "The approval of "
          + approval.name()
          + " does not count: the policy lists a conflict of interest in "
          + String.join(", ", topics)
          + ".";
    }
  }

  /**
   * What readers are told beside the status.
   *
   * @param corrected cited keys whose records were corrected since approval, with the day
   * @param revision the day of the approved revision that is shown in the place of today's; null
   *     when today's is shown
   * @param retractedSince cited keys whose works are retracted, which those who approved did not
   *     know
   * @param flags since when and why the article is to be looked at again, oldest first
   * @param withdrawn the day on which it was withdrawn; null unless that is why it is not reviewed
   */
  public record Marks(
      Map<String, LocalDate> corrected,
      @Nullable LocalDate revision,
      Set<String> retractedSince,
      List<Flag> flags,
      @Nullable LocalDate withdrawn) {
    /** Nothing. */
    public static final Marks NONE = new Marks(Map.of(), null, Set.of(), List.of(), null);

    /** Sorts the keys. */
    public Marks {
      corrected = Collections.unmodifiableMap(new TreeMap<>(corrected));
      retractedSince = Collections.unmodifiableSet(new TreeSet<>(retractedSince));
      flags = List.copyOf(flags);
    }

    /** Of an article that is not flagged. */
    public Marks(
        Map<String, LocalDate> corrected,
        @Nullable LocalDate revision,
        Set<String> retractedSince) {
      this(corrected, revision, retractedSince, List.of(), null);
    }

    /**
     * Of an earlier, approved revision of the same article.
     *
     * @param day of that revision
     */
    public Marks ofRevision(
        Map<String, LocalDate> otherCorrected, LocalDate day, Set<String> otherRetracted) {
      return new Marks(otherCorrected, day, otherRetracted, flags, withdrawn);
    }
  }

  /**
   * Somebody flagged the article: what it rests on is to be looked at again. The next approval
   * lifts it (contract, section 7).
   *
   * @param on the day
   * @param works the keys of the works because of which; none where it is about something else
   * @param by whose name the board prints
   * @param note why: for the people who look after the articles, never for readers
   */
  public record Flag(LocalDate on, List<String> works, String by, String note) {
    /** Copies the keys. */
    public Flag {
      works = List.copyOf(works);
    }

    /** The whole of it in a sentence, for the people who look after the articles. */
    public String sentence() {
      return "It was flagged by "
          + by
          + " on "
          + on
          + (works.isEmpty() ? "" : " because of " + String.join(", ", works))
          + (note.isEmpty() ? "." : ": " + note);
    }
  }

  /** The same proof with other marks. */
  public Proof with(Marks other) {
    return new Proof(
        proved, approvals, lastReviewed, due, content, reasons, other, asked, coversAll);
  }

  /** The same proof with what was asked for. */
  public Proof with(Asked other) {
    return new Proof(
        proved, approvals, lastReviewed, due, content, reasons, marks, other, coversAll);
  }

  /** The same proof with more to say beside it. */
  public Proof because(List<String> more) {
    List<String> all = Stream.concat(reasons.stream(), more.stream()).toList();
    return new Proof(proved, approvals, lastReviewed, due, content, all, marks, asked, coversAll);
  }

  /** Whether readers take what they see for signed, and the approvals do not cover all of it. */
  public boolean coversLess() {
    return proved == Status.APPROVED && !coversAll;
  }

  /** Front matter as it may be shown beside this proof. */
  public FrontMatter shown(FrontMatter front) {
    return coversLess() ? front.ofCanon1() : front;
  }

  /**
   * The same proof, by approvals of canon 1.
   *
   * @param digest of the content under that canon
   */
  public Proof ofCanon1(String digest) {
    return new Proof(proved, approvals, lastReviewed, due, digest, reasons, marks, asked, false);
  }

  /** Copies the lists. */
  public Proof {
    approvals = List.copyOf(approvals);
    reasons = List.copyOf(reasons);
  }

  /** What no ledger proves: submitted. */
  public static Proof submitted(List<String> reasons) {
    return new Proof(Status.SUBMITTED, List.of(), null, null, "", reasons);
  }

  /**
   * An approval that counts.
   *
   * @param by the person's id
   * @param name as printed
   * @param role in which it was given
   * @param at {@code YYYY-MM-DDThh:mm:ssZ}
   * @param meaning what the signature says
   * @param key what kind of key signed
   */
  public record Approval(
      String by, String name, String role, String at, String meaning, KeyUse key) {
    /** Signed with a key that lies in a file. */
    public Approval(String by, String name, String role, String at, String meaning) {
      this(by, name, role, at, meaning, KeyUse.OF_A_FILE);
    }
  }
}
