package org.imprimatur.config;

import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Nearest;
import org.imprimatur.model.HouseWord;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Person;
import org.imprimatur.model.Polarity;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/** The {@code policy} of the configuration. */
final class PolicyReader {
  private static final Policy DEFAULT = Policy.DEFAULT;
  private static final Pattern RULE = Pattern.compile("[a-z]+/([a-z0-9-]+|[a-z0-9-]*\\*)");
  private static final Pattern WORD_ID = Pattern.compile("[ \\t]*[a-z0-9][a-z0-9-]*[ \\t]*");

  private PolicyReader() {}

  /**
   * Reads it.
   *
   * @param people the board, whose ids it may name
   */
  static Policy read(SettingFields fields, List<Person> people) {
    Integer approvals = fields.count("approvals-needed", 1, 20);
    Period interval = fields.duration("review-interval");
    Period grace = fields.duration("grace");
    List<String> exempt = fields.texts("exempt-sections");
    String style = fields.text("style");
    Levels levels = DEFAULT.levels().withPolicy(levels(fields.block("levels")));
    Map<String, List<String>> roles = rolesWhen(fields.block("roles-when"));
    Policy policy =
        new Policy(
            approvals == null ? DEFAULT.approvalsNeeded() : approvals,
            interval == null ? DEFAULT.reviewInterval() : interval,
            grace == null ? DEFAULT.grace() : grace,
            exempt == null ? DEFAULT.exemptSections() : exempt,
            style == null ? DEFAULT.style() : style,
            levels,
            roles,
            approvalsByTopic(fields.block("approvals-by-topic")),
            intervalByTopic(fields.block("review-interval-by-topic")));
    policy =
        policy
            .withWords(words(fields))
            .withConflicted(conflicted(fields, people))
            .withPolarity(polarity(fields.block("polarity")))
            .withOpenComments(openComments(fields))
            .withQuotesNeeded(quotesNeeded(fields));
    fields.done();
    return policy;
  }

  /** A word that is not one of these is a finding of the schema, and asks for nothing. */
  private static Set<Policy.QuoteNeed> quotesNeeded(SettingFields fields) {
    Set<Policy.QuoteNeed> out = EnumSet.noneOf(Policy.QuoteNeed.class);
    List<String> words = fields.texts("quotes-needed");
    for (Policy.QuoteNeed need : Policy.QuoteNeed.values()) {
      if (words != null && words.contains(need.word())) {
        out.add(need);
      }
    }
    return out;
  }

  private static Policy.OpenComments openComments(SettingFields fields) {
    Policy.OpenComments given = fields.converted("open-comments", PolicyReader::openComments);
    return given == null ? DEFAULT.openComments() : given;
  }

  private static Policy.@Nullable OpenComments openComments(String word) {
    return switch (word) {
      case "tell" -> Policy.OpenComments.TELL;
      case "hold" -> Policy.OpenComments.HOLD;
      default -> null;
    };
  }

  /** The kinds that are named; to name one is to replace its words. */
  private static Map<Polarity.Kind, List<String>> polarity(SettingFields fields) {
    Map<Polarity.Kind, List<String>> out = new EnumMap<>(Polarity.Kind.class);
    for (Polarity.Kind kind : Polarity.Kind.values()) {
      List<String> words = fields.texts(kind.word());
      if (words != null) {
        out.put(kind, words);
      }
    }
    fields.done();
    return out;
  }

  /** The conditions that the proof knows; another would look as if it were in force. */
  private static Map<String, List<String>> rolesWhen(SettingFields fields) {
    Map<String, List<String>> out = new TreeMap<>();
    for (String condition : List.of(Policy.DOSE_CHANGED)) {
      List<String> roles = fields.texts(condition);
      if (roles != null) {
        out.put(condition, roles);
      }
    }
    fields.done();
    return out;
  }

  private static Map<String, Integer> approvalsByTopic(SettingFields fields) {
    Map<String, Integer> out = new TreeMap<>();
    for (String topic : fields.keys()) {
      Integer count = fields.count(topic, 1, 20);
      if (count != null) {
        out.put(topic, count);
      }
    }
    return out;
  }

  private static Map<String, Period> intervalByTopic(SettingFields fields) {
    Map<String, Period> out = new TreeMap<>();
    for (String topic : fields.keys()) {
      Period interval = fields.duration(topic);
      if (interval != null) {
        out.put(topic, interval);
      }
    }
    return out;
  }

  /** Somebody misspelt would look as if their conflict counted. */
  private static List<Policy.Conflict> conflicted(SettingFields fields, List<Person> people) {
    List<Policy.Conflict> out = new ArrayList<>();
    List<String> ids = people.stream().map(Person::id).toList();
    for (SettingFields conflict : fields.blocks("conflicted")) {
      String person = conflict.requiredText("person");
      if (!person.isEmpty() && !ids.contains(person)) {
        String hint = Nearest.clause(person, ids);
        conflict.error(
            "person",
            "policy.conflicted names \"" + person + "\", who is not one of the people" + hint);
      }
      out.add(new Policy.Conflict(person, conflict.phrases("topics")));
      conflict.done();
    }
    return out;
  }

  /** The house's own word list; see {@link HouseWord}. */
  private static List<HouseWord> words(SettingFields fields) {
    List<HouseWord> out = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (SettingFields word : fields.blocks("words")) {
      String id = word.requiredText("id", WORD_ID);
      if (!id.isEmpty() && !ids.add(id)) {
        word.error("id", "the id \"" + id + "\" is in the list of words twice");
      }
      String instead = word.text("instead");
      String why = word.text("why");
      out.add(
          new HouseWord(
              id,
              word.phrases("match"),
              instead == null ? "" : instead,
              level(word, "level"),
              why == null ? "" : why));
      word.done();
    }
    return out;
  }

  private static List<Levels.Row> levels(SettingFields fields) {
    List<Levels.Row> exact = new ArrayList<>();
    List<Levels.Row> patterns = new ArrayList<>();
    for (String rule : fields.keys()) {
      if (!RULE.matcher(rule).matches()) {
        fields.unusualKey();
      }
      (rule.endsWith("*") ? patterns : exact).add(row(fields, rule));
    }
    // The narrower row decides, whatever the order in the file.
    patterns.sort((a, b) -> b.pattern().length() - a.pattern().length());
    exact.addAll(patterns);
    return exact;
  }

  private static Levels.Row row(SettingFields fields, String rule) {
    SettingFields cells = fields.block(rule);
    Levels.Row row =
        new Levels.Row(
            rule,
            level(cells, Status.SUBMITTED.word()),
            level(cells, Status.UNDER_REVIEW.word()),
            level(cells, Status.APPROVED.word()));
    cells.done();
    return row;
  }

  private static @Nullable Level level(SettingFields cells, String key) {
    return cells.converted(key, Level::of);
  }
}
