package org.imprimatur.review;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * The amendments of references that count: {@code references/amendments.review.jsonl}, verified.
 * While a line in it is wrong, none counts.
 */
public final class Amendments {
  private static final int MAX = 100_000;

  /** No amendments. */
  public static final Amendments NONE =
      new Amendments(
          SignedLines.read(new byte[0], "", MAX), List.of(), List.of(), List.of(), Set.of());

  private final Source source;
  private final List<Amendment> all;
  private final Map<String, List<Amendment>> counting = new HashMap<>();
  private final List<Problem> problems;
  private final Set<String> digests;
  private final @Nullable Problem broken;

  private Amendments(
      SignedLines lines,
      List<Amendment> all,
      List<Amendment> counting,
      List<Problem> problems,
      Set<String> digests) {
    this.source = lines.source();
    this.all = List.copyOf(all);
    for (Amendment amendment : counting) {
      this.counting
          .computeIfAbsent(amendment.changed(), digest -> new ArrayList<>())
          .add(amendment);
    }
    this.problems = List.copyOf(problems);
    this.digests = Set.copyOf(digests);
    this.broken = lines.problems().stream().findFirst().orElse(null);
  }

  /**
   * Reads and verifies amendments; never throws for bad input.
   *
   * @param bytes the file
   * @param path its path relative to the content root
   * @param site the site's id
   * @param rules board, policy and as-of
   * @param trust what an independent source knows of the file
   */
  public static Amendments read(
      byte[] bytes, String path, String site, ReviewProof.Rules rules, Trust trust) {
    SignedLines lines = SignedLines.read(bytes, path, MAX);
    Set<String> digests = new HashSet<>();
    lines.lines().forEach(line -> digests.add(line.digest()));
    for (String missing : new TreeSet<>(trust.required())) {
      if (!digests.contains(missing)) {
        lines.problem(
            RuleId.REVIEW_REMOVED_EVENT, new Span(0, 0), "an amendment was removed: " + missing);
      }
    }
    List<Amendment> all = new ArrayList<>();
    Map<Amendment, Problem> voided = new LinkedHashMap<>();
    for (SignedLines.Line line : lines.lines()) {
      EventFields fields = new EventFields(line.fields());
      Amendment amendment = Amendment.of(fields);
      String error = fields.error();
      if (error != null) {
        lines.problem(
            RuleId.REVIEW_MALFORMED, line.span(), "this line is not an amendment: " + error);
        continue;
      }
      all.add(amendment);
      if (!digests.containsAll(amendment.previous())) {
        lines.problem(
            RuleId.REVIEW_BROKEN_CHAIN, line.span(), "this builds on a line that is not here");
      } else if (!amendment.site().equals(site)) {
        String other = "this was signed for the site \"" + amendment.site() + "\"";
        lines.problem(RuleId.REVIEW_OTHER_ARTICLE, line.span(), other);
      }
      SignerRights.Fault fault = fault(amendment, rules, trust.isNew(line.digest()));
      if (fault != null && fault.fatal()) {
        lines.problem(fault.rule(), line.span(), fault.message());
      } else if (fault != null) {
        Problem problem = Problem.of(fault.rule(), line.span(), fault.message(), fault.hint());
        voided.put(amendment, problem);
      }
    }
    return of(lines, all, voided, digests);
  }

  /** One bad line, and none counts; one void signature, and it alone does not. */
  private static Amendments of(
      SignedLines lines, List<Amendment> all, Map<Amendment, Problem> voided, Set<String> digests) {
    List<Amendment> counting = new ArrayList<>(all);
    counting.removeAll(voided.keySet());
    List<Problem> problems = new ArrayList<>(lines.problems());
    if (!problems.isEmpty()) {
      counting.clear();
    }
    voided.forEach(
        (amendment, problem) -> {
          if (counting.stream().noneMatch(amendment::isSameCorrection)) {
            problems.add(problem);
          }
        });
    return new Amendments(lines, all, counting, problems, digests);
  }

  static SignerRights.@Nullable Fault fault(
      Amendment amendment, ReviewProof.Rules rules, boolean isNew) {
    SignerRights standing = new SignerRights(rules.board(), rules.policy(), rules.asOf());
    SignerRights.Fault fault =
        standing.check(
            new SignerRights.Signed(
                amendment.by(),
                amendment.name(),
                amendment.role(),
                amendment.at(),
                amendment.signedText(),
                amendment.signature()),
            isNew);
    return fault == null && !amendment.meaning().equals(Amendment.MEANING)
        ? SignerRights.otherMeaning(Amendment.MEANING)
        : fault;
  }

  /** What is wrong with the file. */
  public List<Problem> problems() {
    return problems;
  }

  /** Why none of the file counts, or null. */
  @Nullable Problem broken() {
    return broken;
  }

  /** The file's text, for findings. */
  public Source source() {
    return source;
  }

  /** The digests of all lines, for {@link Trust}. */
  public Set<String> digests() {
    return digests;
  }

  /** The digests of all lines that no other names, sorted. */
  List<String> heads() {
    TreeSet<String> heads = new TreeSet<>(digests);
    all.forEach(amendment -> heads.removeAll(amendment.previous()));
    return List.copyOf(heads);
  }

  /**
   * Whether harmless, signed corrections lead from a digest to a record as it is today.
   *
   * @param now the record
   * @param old the digest of its CSL data at the time of an approval
   * @return the day of the last correction; empty when nothing leads there
   */
  public Optional<LocalDate> leads(Reference now, String old) {
    Map<String, Object> today = CslChange.record(now.csl());
    Deque<Back> open = new ArrayDeque<>();
    open.add(new Back(ContentDigest.workDigest(now), today, null));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Back back = open.remove();
      for (Amendment amendment : counting.getOrDefault(back.digest(), List.of())) {
        Map<String, Object> before = before(amendment, now.key(), back.record());
        if (before == null) {
          continue;
        }
        LocalDate last = back.last() == null ? LedgerTimes.day(amendment.at()) : back.last();
        // Many small steps must not lead where one may not.
        if (amendment.old().equals(old) && CslChange.whyNot(before, today) == null) {
          return Optional.of(last);
        }
        if (seen.add(amendment.old())) {
          open.add(new Back(amendment.old(), before, last));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * On the way back from today's record.
   *
   * @param last the day of the last correction on the way, or null before any
   */
  private record Back(String digest, Map<String, Object> record, @Nullable LocalDate last) {}

  /** The record before an amendment, or null when it does not lead to the given one. */
  private static @Nullable Map<String, Object> before(
      Amendment amendment, String key, Map<String, Object> after) {
    Map<String, Object> before = CslChange.before(after, amendment.was(), amendment.added());
    boolean leads =
        before != null
            && amendment.reference().equals(key)
            && CslChange.whyNot(before, after) == null
            && Sha256.of(Json.canonical(before)).equals(amendment.old());
    return leads ? before : null;
  }
}
