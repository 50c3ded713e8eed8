package org.imprimatur.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.imprimatur.finding.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * What {@code review} is asked for.
 *
 * @param word the step, overview or other matter
 * @param operands the words behind it, as given
 * @param signer who signs and with what
 * @param since what a diff starts from; null for the approval
 * @param proof the file of a proof that somebody has a key; null where there is none
 * @param to the id of a person who is asked to review; null where nobody is
 * @param remark what is said of a claim
 * @param recall what articles are withdrawn or flagged for
 * @param format of a diff
 * @param asOf the day that counts as today
 * @param jobs how many articles are worked on at once
 * @param trust whose board counts
 */
record ReviewOptions(
    String word,
    List<String> operands,
    Signer signer,
    @Nullable String since,
    @Nullable String proof,
    @Nullable String to,
    Remark remark,
    Recall recall,
    String format,
    LocalDate asOf,
    int jobs,
    TrustOptions trust) {

  private static final List<String> SIGNED = List.of("as", "key", "note", "yes");

  private static final List<String> RECALL =
      List.of("as", "key", "note", "yes", "citing", "mentioning", "keep");

  /** Each step, overview or other matter, with its options; those of trust go with all. */
  private static final Map<String, List<String>> OPTIONS = options();

  static final List<String> WORDS = List.copyOf(OPTIONS.keySet());

  static final List<String> FORMATS = List.of("text", "json", "html");

  private static Map<String, List<String>> options() {
    Map<String, List<String>> options = new LinkedHashMap<>();
    options.put("submit", SIGNED);
    options.put("start", SIGNED);
    options.put("approve", SIGNED);
    options.put("request-changes", SIGNED);
    options.put("confirm", SIGNED);
    options.put("withdraw", RECALL);
    options.put("flag", RECALL);
    options.put("move", SIGNED);
    options.put("amend-reference", SIGNED);
    options.put("settle", List.of());
    options.put("status", List.of());
    options.put("verify", List.of());
    options.put("diff", List.of("since", "format"));
    options.put("join", List.of("as", "key", "proof"));
    options.put("add", List.of());
    options.put("comment", List.of("as", "key", "yes", "text", "answers", "close"));
    options.put("comments", List.of());
    options.put("request", List.of("as", "to", "note"));
    options.put("signers", List.of());
    return Collections.unmodifiableMap(options);
  }

  /** Which of the options of all words one of them takes. */
  static Options of(String word, Options all) {
    Options trust = new Options();
    TrustOptions.add(trust);
    Options own = new Options();
    for (Option option : all.getOptions()) {
      String name = option.getLongOpt();
      if (trust.hasLongOption(name) || OPTIONS.getOrDefault(word, List.of()).contains(name)) {
        own.addOption(option);
      }
    }
    return own;
  }

  /** Copies the list. */
  ReviewOptions {
    operands = List.copyOf(operands);
  }

  /**
   * What is said of a claim.
   *
   * @param text in words
   * @param answers the beginning of the digest of what it answers, or null
   * @param closes whether that is settled by it
   */
  record Remark(String text, @Nullable String answers, boolean closes) {}

  /**
   * What articles are withdrawn or flagged for, instead of by their ids.
   *
   * @param citing the key of a work, or null
   * @param mentioning words, or null
   * @param keep ids of articles that stay as they are
   */
  record Recall(@Nullable String citing, @Nullable String mentioning, List<String> keep) {
    /** Copies the ids. */
    Recall {
      keep = List.copyOf(keep);
    }

    /** Whether anything is to be looked for. */
    boolean looksFor() {
      return citing != null || mentioning != null;
    }
  }

  /**
   * Who signs.
   *
   * @param as the person's id; null where the key says so
   * @param key the file of the key; null to look for it
   * @param keyAsNamed the same as it was written, for messages
   * @param note a note that is also signed; may be empty
   * @param yes whether nothing is asked
   * @param time of the signature; null for the clock's
   */
  record Signer(
      @Nullable String as,
      @Nullable Path key,
      @Nullable String keyAsNamed,
      String note,
      boolean yes,
      @Nullable Instant time) {}

  static ReviewOptions read(GivenArguments words) throws UsageException {
    List<String> operands = words.operands();
    if (operands.isEmpty()) {
      throw new UsageException("review what?", "One of: " + String.join(", ", WORDS) + ".");
    }
    String word = operands.get(0);
    if (!WORDS.contains(word)) {
      throw new UsageException(
          "there is no review step \"" + word + "\"",
          Nearest.question(word, WORDS).orElse("One of: " + String.join(", ", WORDS) + "."));
    }
    return of(word, operands.subList(1, operands.size()), words);
  }

  /** What a step is asked for. */
  static ReviewOptions of(String word, List<String> operands, GivenArguments words)
      throws UsageException {
    TrustOptions trust = TrustOptions.read(words);
    return new ReviewOptions(
        word,
        operands,
        new Signer(
            words.value("as"),
            words.path("key"),
            words.value("key"),
            words.value("note", ""),
            words.has("yes"),
            words.fixedTime()),
        words.value("since"),
        words.value("proof"),
        words.value("to"),
        new Remark(words.value("text", ""), words.value("answers"), words.has("close")),
        new Recall(
            words.value("citing"),
            words.value("mentioning"),
            words.values("keep").stream().map(ReviewOptions::id).toList()),
        words.format(FORMATS),
        words.asOf(),
        words.jobs(),
        trust);
  }

  /** The ids of articles among the operands; people paste paths, too. */
  List<String> ids() {
    return operands.stream().map(ReviewOptions::id).toList();
  }

  /** The one key of a reference among the operands. */
  String reference() throws UsageException {
    if (operands.size() != 1) {
      throw new UsageException("review amend-reference needs the key of one reference", null);
    }
    return operands.get(0);
  }

  private static String id(String word) {
    return word.replaceFirst("^(\\./)?articles/", "").replaceFirst("\\.(md|review\\.jsonl)$", "");
  }
}
