package org.imprimatur.finding;

import static org.imprimatur.finding.Level.ERROR;
import static org.imprimatur.finding.Level.NOTE;
import static org.imprimatur.finding.Level.WARNING;

import java.util.Arrays;
import java.util.List;

/**
 * The catalogue of rules: each rule that any stage reports under, with its id, its family, its
 * levels where no policy says otherwise (contract, section 4), and its page. A rule that stands
 * here alone has no other name in the program; only the words of a house's own list are rules
 * beside these. In the order of their ids.
 */
public enum RuleId {
  ABBREV_AS_DIRECTED("abbrev/as-directed", WARNING),
  ABBREV_BEDTIME("abbrev/bedtime", WARNING),
  ABBREV_CC("abbrev/cc", WARNING),
  ABBREV_CLOCK_TIME("abbrev/clock-time", WARNING),
  ABBREV_DISCONTINUE("abbrev/discontinue", WARNING),
  ABBREV_DRUG_NAME("abbrev/drug-name", WARNING),
  ABBREV_DRUG_SUFFIX("abbrev/drug-suffix", WARNING),
  ABBREV_EAR("abbrev/ear", WARNING),
  ABBREV_EYE("abbrev/eye", WARNING),
  ABBREV_FOR_DAYS("abbrev/for-days", WARNING),
  ABBREV_INJECTION("abbrev/injection", WARNING),
  ABBREV_INTRANASAL("abbrev/intranasal", WARNING),
  ABBREV_IU_LAB("abbrev/iu-lab", WARNING),
  ABBREV_JC_DAILY("abbrev/jc-daily", WARNING, ERROR),
  ABBREV_JC_EVERY_OTHER_DAY("abbrev/jc-every-other-day", WARNING, ERROR),
  ABBREV_JC_IU("abbrev/jc-iu", WARNING, ERROR),
  ABBREV_JC_MORPHINE_MAGNESIUM("abbrev/jc-morphine-magnesium", WARNING, ERROR),
  ABBREV_JC_UNIT_U("abbrev/jc-unit-u", WARNING, ERROR),
  ABBREV_MICROGRAM("abbrev/microgram", WARNING),
  ABBREV_ONE_HALF("abbrev/one-half", WARNING),
  ABBREV_ORANGE_JUICE("abbrev/orange-juice", WARNING),
  ABBREV_PER_OS("abbrev/per-os", WARNING),
  ABBREV_SALT_NAME("abbrev/salt-name", WARNING),
  ABBREV_SLIDING_SCALE("abbrev/sliding-scale", WARNING),
  ABBREV_SUB_Q("abbrev/sub-q", WARNING),
  ABBREV_SUBCUTANEOUS("abbrev/subcutaneous", WARNING),
  ABBREV_TIMES_WEEKLY("abbrev/times-weekly", WARNING),
  ARTICLE_BAD_ID("article/bad-id", ERROR),
  ARTICLE_CONFLICT_MARKS("article/conflict-marks", ERROR),
  ARTICLE_DUPLICATE_ANCHOR("article/duplicate-anchor", ERROR),
  ARTICLE_DUPLICATE_ID("article/duplicate-id", ERROR),
  ARTICLE_ENCODING("article/encoding", ERROR),
  ARTICLE_INVISIBLE_CHARACTER("article/invisible-character", ERROR),
  ARTICLE_NESTING("article/nesting", ERROR),
  ARTICLE_NOT_A_FILE("article/not-a-file", ERROR),
  ARTICLE_OUTSIDE_ROOT("article/outside-root", ERROR),
  ARTICLE_PLACEHOLDER("article/placeholder", WARNING, ERROR),
  ARTICLE_TOO_LARGE("article/too-large", ERROR),
  ARTICLE_UNCLOSED_COMMENT("article/unclosed-comment", ERROR),
  ARTICLE_UNREADABLE("article/unreadable", ERROR),
  CITE_AFTER_NUMBER("cite/after-number", WARNING),
  CITE_MALFORMED("cite/malformed", ERROR),
  CITE_ON_HEADING("cite/on-heading", WARNING),
  CITE_QUOTE_DIFFERS("cite/quote-differs", WARNING),
  CITE_QUOTE_NEEDED("cite/quote-needed", WARNING, ERROR),
  CITE_QUOTE_NOT_FOUND("cite/quote-not-found", WARNING, ERROR),
  CITE_UNKNOWN_KEY("cite/unknown-key", WARNING, ERROR),
  CLAIM_BAD_ATTRIBUTE("claim/bad-attribute", WARNING),
  CLAIM_DOSE_IN_PICTURE("claim/dose-in-picture", WARNING),
  CLAIM_DOSE_WITHOUT_DRUG("claim/dose-without-drug", WARNING),
  CLAIM_INHERITED_DOSE("claim/inherited-dose", WARNING),
  CLAIM_NO_CLAIM_WITHOUT_REASON("claim/no-claim-without-reason", WARNING, ERROR),
  CLAIM_OUTSIDE_CHECK("claim/outside-check", WARNING, ERROR),
  CLAIM_UNCITED("claim/uncited", WARNING, ERROR),
  CONFIG_FIXED_LEVEL("config/fixed-level", WARNING),
  CONFIG_KEY("config/key", ERROR),
  CONFIG_LANGUAGE("config/language", NOTE),
  CONFIG_MERGE_LINES("config/merge-lines", WARNING),
  CONFIG_MESSAGE("config/message", ERROR),
  CONFIG_MISSING("config/missing", ERROR),
  CONFIG_NO_HISTORY("config/no-history", NOTE),
  CONFIG_PICTURE("config/picture", ERROR),
  CONFIG_PIECE("config/piece", ERROR),
  CONFIG_STYLE("config/style", ERROR),
  CONFIG_SYNTAX("config/syntax", ERROR),
  CONFIG_TRANSLATION("config/translation", WARNING),
  CONFIG_TYPE("config/type", ERROR),
  CONFIG_UNFULFILLABLE("config/unfulfillable", WARNING),
  CONFIG_UNKNOWN_KEY("config/unknown-key", WARNING),
  CONFIG_VALUE("config/value", ERROR),
  DOSE_APOTHECARY("dose/apothecary", WARNING),
  DOSE_COMPARISON("dose/comparison", WARNING),
  DOSE_DRUG_DOSE_SPACE("dose/drug-dose-space", WARNING),
  DOSE_HOUR_DEGREE("dose/hour-degree", WARNING),
  DOSE_JC_NAKED_DECIMAL("dose/jc-naked-decimal", WARNING, ERROR),
  DOSE_JC_TRAILING_ZERO("dose/jc-trailing-zero", WARNING, ERROR),
  DOSE_LARGE_NUMBER("dose/large-number", WARNING),
  DOSE_NUMBER_UNIT_SPACE("dose/number-unit-space", WARNING),
  DOSE_SLASH_BETWEEN_DOSES("dose/slash-between-doses", WARNING),
  DOSE_SYMBOL("dose/symbol", WARNING),
  DOSE_TRAILING_DECIMAL_ZERO("dose/trailing-decimal-zero", WARNING),
  DOSE_UNIT_PERIOD("dose/unit-period", WARNING),
  FRONTMATTER_COMMENT("frontmatter/comment", ERROR),
  FRONTMATTER_DATE_IN_FUTURE("frontmatter/date-in-future", ERROR),
  FRONTMATTER_MISSING("frontmatter/missing", ERROR),
  FRONTMATTER_SYNTAX("frontmatter/syntax", ERROR),
  FRONTMATTER_TYPE("frontmatter/type", ERROR),
  FRONTMATTER_UNKNOWN_AUTHOR("frontmatter/unknown-author", WARNING, ERROR),
  FRONTMATTER_UNKNOWN_KEY("frontmatter/unknown-key", WARNING),
  GRADE_DISCORDANT("grade/discordant", NOTE),
  GRADE_MISSING_CERTAINTY("grade/missing-certainty", NOTE),
  GRADE_OUTCOME_CERTAINTY("grade/outcome-certainty", NOTE),
  GRADE_WORDING("grade/wording", NOTE),
  HTML_RAW("html/raw", WARNING),
  IMAGE_NO_ALT("image/no-alt", WARNING, ERROR),
  IMAGE_TOO_LARGE("image/too-large", ERROR),
  IMAGE_UNKNOWN_KIND("image/unknown-kind", ERROR),
  IMAGE_UNSAFE("image/unsafe", ERROR),
  IMPORT_CONFLICT("import/conflict", WARNING),
  IMPORT_DOUBTFUL_BULLET("import/doubtful-bullet", WARNING),
  IMPORT_DOUBTFUL_NUMBER("import/doubtful-number", WARNING),
  IMPORT_KEY("import/key", WARNING),
  IMPORT_KEY_IN_BRACES("import/key-in-braces", NOTE),
  IMPORT_KNOWN("import/known", NOTE),
  IMPORT_LEFT_OUT("import/left-out", NOTE),
  IMPORT_NO_DATE("import/no-date", WARNING),
  IMPORT_NO_REFERENCES("import/no-references", WARNING),
  IMPORT_NO_TITLE("import/no-title", WARNING),
  IMPORT_NOTICE("import/notice", WARNING),
  IMPORT_REFERENCE_WITHOUT_YEAR("import/reference-without-year", WARNING),
  IMPORT_REPEATED_NUMBER("import/repeated-number", WARNING),
  IMPORT_SYNTAX("import/syntax", ERROR),
  IMPORT_TARGET("import/target", ERROR),
  IMPORT_UNDECODED("import/undecoded", ERROR),
  IMPORT_UNKNOWN_COMMAND("import/unknown-command", WARNING),
  IMPORT_UNKNOWN_NUMBER("import/unknown-number", WARNING),
  LINK_BROKEN("link/broken", WARNING, ERROR),
  LINK_INSECURE("link/insecure", WARNING),
  READABILITY_GRADE("readability/grade", NOTE),
  REF_BAD_IDENTIFIER("ref/bad-identifier", WARNING, ERROR),
  REF_CONCERN("ref/concern", WARNING),
  REF_CORRECTED("ref/corrected", WARNING),
  REF_DIFFERS_FROM_SOURCE("ref/differs-from-source", WARNING),
  REF_DUPLICATE_KEY("ref/duplicate-key", ERROR),
  REF_DUPLICATE_WORK("ref/duplicate-work", WARNING),
  REF_MISSING_FIELD("ref/missing-field", WARNING, ERROR),
  REF_NOT_LISTABLE("ref/not-listable", WARNING),
  REF_OFTEN_MISCITED("ref/often-miscited", NOTE),
  REF_OVERDUE("ref/overdue", WARNING),
  REF_RETRACTED("ref/retracted", WARNING, ERROR),
  REF_SUPERSEDED("ref/superseded", WARNING),
  REF_SYNTAX("ref/syntax", ERROR),
  REF_TYPE("ref/type", ERROR),
  REF_UNDATED("ref/undated", WARNING),
  REF_UNKNOWN_FIELD("ref/unknown-field", WARNING),
  REF_UNKNOWN_KIND("ref/unknown-kind", WARNING),
  REF_UNUSED("ref/unused", NOTE),
  REVIEW_BACK_DATED("review/back-dated", ERROR),
  REVIEW_BAD_SIGNATURE("review/bad-signature", ERROR),
  REVIEW_BROKEN_CHAIN("review/broken-chain", ERROR),
  REVIEW_CHANGED_SINCE_APPROVAL("review/changed-since-approval", ERROR),
  REVIEW_DUPLICATE_EVENT("review/duplicate-event", ERROR),
  REVIEW_EXPIRED("review/expired", WARNING),
  REVIEW_KEY_OUTSIDE_DATES("review/key-outside-dates", ERROR),
  REVIEW_MALFORMED("review/malformed", ERROR),
  REVIEW_ORPHAN_LEDGER("review/orphan-ledger", ERROR),
  REVIEW_OTHER_ARTICLE("review/other-article", ERROR),
  REVIEW_REMOVED_EVENT("review/removed-event", ERROR),
  REVIEW_REVOKED_KEY("review/revoked-key", ERROR),
  REVIEW_SELF_APPROVAL("review/self-approval", ERROR),
  REVIEW_SKIPPED_STEP("review/skipped-step", ERROR),
  REVIEW_STATUS_BEHIND("review/status-behind", WARNING),
  REVIEW_STATUS_MISMATCH("review/status-mismatch", ERROR),
  REVIEW_TOO_FEW_APPROVALS("review/too-few-approvals", ERROR),
  REVIEW_UNKNOWN_REVIEWER("review/unknown-reviewer", ERROR),
  REVIEW_UNTRUSTED_BOARD("review/untrusted-board", ERROR),
  REVIEW_WRONG_MEANING("review/wrong-meaning", ERROR),
  SILENCE_UNUSED("silence/unused", WARNING),
  SILENCE_WITHOUT_REASON("silence/without-reason", WARNING),
  STATS_FINDINGS_ABSOLUTE("stats/findings-absolute", NOTE),
  STATS_FINDINGS_CERTAINTY("stats/findings-certainty", NOTE),
  STATS_FINDINGS_COLUMN("stats/findings-column", NOTE),
  STATS_FINDINGS_COUNT("stats/findings-count", NOTE),
  STATS_FINDINGS_INTERVAL("stats/findings-interval", NOTE),
  STATS_FINDINGS_UNCITED("stats/findings-uncited", NOTE),
  STATS_NNT("stats/nnt", NOTE),
  STATS_P_CI_CONFLICT("stats/p-ci-conflict", NOTE),
  STATS_PERCENT_COUNT("stats/percent-count", NOTE),
  TERMS_COMPLIANCE("terms/compliance", WARNING),
  TERMS_DISABILITY_LABEL("terms/disability-label", WARNING),
  TERMS_DISEASE_LABEL("terms/disease-label", WARNING),
  TERMS_FAILED_TREATMENT("terms/failed-treatment", WARNING),
  TERMS_SUBSTANCE_USE("terms/substance-use", WARNING),
  TERMS_SUFFERS_FROM("terms/suffers-from", WARNING),
  TERMS_SUICIDE("terms/suicide", WARNING),
  TEXT_DIALECT("text/dialect", WARNING, ERROR),
  TEXT_MIXED_SCRIPT("text/mixed-script", WARNING, ERROR),
  TEXT_UNSEEN_LIST("text/unseen-list", WARNING, ERROR);

  private final String id;
  private final RuleFamily family;
  private final Level submitted;
  private final Level later;

  /** A rule with one level, whatever the status of the article. */
  RuleId(String id, Level level) {
    this(id, level, level);
  }

  /**
   * A rule with two levels.
   *
   * @param submitted the level while the article is submitted
   * @param later the level from the review on
   */
  RuleId(String id, Level submitted, Level later) {
    this.id = id;
    this.family = RuleFamily.of(id);
    this.submitted = submitted;
    this.later = later;
  }

  /** The stable id, {@code family/name}. */
  public String id() {
    return id;
  }

  /** The family, which stands before the slash. */
  public RuleFamily family() {
    return family;
  }

  /** How severe a finding is while the article is submitted, where no policy says otherwise. */
  public Level whileSubmitted() {
    return submitted;
  }

  /** How severe a finding is from the review on, where no policy says otherwise. */
  public Level fromReviewOn() {
    return later;
  }

  /** The name of the rule's page, without an ending: {@code claim-uncited}. */
  public String page() {
    return page(id);
  }

  /** The page's name, and the anchor in lists of rules, for an id that may be a house's own. */
  public static String page(String id) {
    return id.replace('/', '-');
  }

  /** Whether an id is that of this rule. */
  public boolean is(String other) {
    return id.equals(other);
  }

  /** The ids of the whole catalogue, sorted. */
  public static List<String> all() {
    return Arrays.stream(values()).map(RuleId::id).toList();
  }

  @Override
  public String toString() {
    return id;
  }
}
