package org.imprimatur.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.Problem;
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
  /** No amendments. */
  public static final Amendments NONE =
      new Amendments(Source.of("", ""), List.of(), List.of(), List.of(), Set.of());

  private static final int MAX = 100_000;

  private final Source source;
  private final List<Amendment> all;
  private final List<Amendment> counting;
  private final List<Problem> problems;
  private final Set<String> digests;

  private Amendments(
      Source source,
      List<Amendment> all,
      List<Amendment> counting,
      List<Problem> problems,
      Set<String> digests) {
    this.source = source;
    this.all = List.copyOf(all);
    this.counting = List.copyOf(counting);
    this.problems = List.copyOf(problems);
    this.digests = Set.copyOf(digests);
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
        lines.problem(ReviewProof.REMOVED, new Span(0, 0), "an amendment was removed: " + missing);
      }
    }
    List<Amendment> all = new ArrayList<>();
    Map<Amendment, Problem> voided = new LinkedHashMap<>();
    for (SignedLines.Line line : lines.lines()) {
      Fields fields = new Fields(line.fields());
      Amendment amendment = Amendment.of(fields);
      String error = fields.error();
      if (error != null) {
        lines.problem(SignedLines.MALFORMED, line.span(), "this line is no amendment: " + error);
        continue;
      }
      all.add(amendment);
      if (!digests.containsAll(amendment.previous())) {
        lines.problem(EventGraph.BROKEN, line.span(), "this builds on a line that is not here");
      } else if (!amendment.site().equals(site)) {
        String other = "this was signed for the site \"" + amendment.site() + "\"";
        lines.problem(ReviewProof.OTHER, line.span(), other);
      }
      Standing.Fault fault = fault(amendment, rules, trust.isNew(line.digest()));
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
    return new Amendments(lines.source(), all, counting, problems, digests);
  }

  static Standing.@Nullable Fault fault(
      Amendment amendment, ReviewProof.Rules rules, boolean isNew) {
    Standing standing = new Standing(rules.board(), rules.policy(), rules.asOf());
    return standing.check(
        new Standing.Signed(
            amendment.by(),
            amendment.name(),
            amendment.role(),
            amendment.at(),
            amendment.signedText(),
            amendment.signature()),
        isNew);
  }

  /** What is wrong with the file. */
  public List<Problem> problems() {
    return problems;
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
    String digest = ContentDigest.workDigest(now);
    return back(now.key(), CslChange.record(now.csl()), digest, old, new HashSet<>());
  }

  private Optional<LocalDate> back(
      String key, Map<String, Object> record, String digest, String old, Set<String> seen) {
    if (!seen.add(digest)) {
      return Optional.empty();
    }
    for (Amendment amendment : counting) {
      if (!amendment.reference().equals(key) || !amendment.changed().equals(digest)) {
        continue;
      }
      Map<String, Object> before = CslChange.before(record, amendment.was(), amendment.added());
      if (before == null
          || CslChange.whyNot(before, record) != null
          || !Sha256.of(Json.canonical(before)).equals(amendment.old())) {
        continue;
      }
      if (amendment.old().equals(old)
          || back(key, before, amendment.old(), old, seen).isPresent()) {
        return Optional.of(Times.day(amendment.at()));
      }
    }
    return Optional.empty();
  }

  /** Why a record may not be amended like this, or null. */
  static @Nullable String whyNot(String before, String after) {
    return CslChange.whyNot(CslChange.record(before), CslChange.record(after));
  }
}
