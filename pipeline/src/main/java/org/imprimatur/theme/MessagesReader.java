package org.imprimatur.theme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Yaml;
import org.imprimatur.wording.Entries;
import org.imprimatur.wording.Wording;

/**
 * Reads the house's own words. They are text wherever they stand, so they can hold no markup; what
 * they may not do is speak of status and caution.
 */
final class MessagesReader {
  /** So many characters one word or sentence of the pages may have. */
  private static final int LONGEST = 1000;

  private final Source file;
  private final List<Finding> findings;
  private final Map<String, String> words = new HashMap<>();

  private MessagesReader(Source file, List<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  static Map<String, String> read(Source file, List<Finding> findings) {
    Yaml.Result yaml = Yaml.read(file, RuleId.CONFIG_MESSAGE);
    yaml.problems().forEach(problem -> findings.add(problem.in(file, Level.ERROR)));
    MessagesReader reader = new MessagesReader(file, findings);
    if (yaml.node() != null && yaml.problems().isEmpty()) {
      Entries.of(yaml.node()).forEach(reader::entry);
    }
    return reader.words;
  }

  private void entry(String name, Entries.Entry entry) {
    if (Wording.isGuarded(name)) {
      report(
          entry.key(),
          "the words of \"" + name + "\" are the program's",
          "words on approval and caution always come with the program; remove the line");
    } else if (!Wording.names().contains(name)) {
      report(
          entry.key(),
          "the pages have no words of the name \"" + name + "\"",
          Nearest.hint(name, Wording.names())
              .orElse("docs/theme.md says where the names of all words are"));
    } else if (entry.text().isBlank() || entry.text().length() > LONGEST) {
      report(entry.span(), "\"" + name + "\" must have 1 to " + LONGEST + " characters", "");
    } else {
      withValues(name, entry);
    }
  }

  private void withValues(String name, Entries.Entry entry) {
    int needed = Wording.values(Wording.ENGLISH.say(name));
    int found = Wording.values(entry.text());
    boolean isDate = name.equals("date");
    boolean lacksPart =
        isDate
            && List.of("{day}", "{month}", "{year}").stream()
                .anyMatch(p -> !entry.text().contains(p));
    if (found != needed || lacksPart) {
      report(
          entry.span(),
          "\"" + name + "\" lacks a value, or has one too many",
          "in English it is: " + Wording.ENGLISH.say(name));
    } else {
      words.put(name, entry.text());
    }
  }

  private void report(Span span, String message, String hint) {
    findings.add(
        Problem.of(
                RuleId.CONFIG_MESSAGE,
                span,
                message + "; it has no effect",
                hint.isEmpty() ? null : hint)
            .in(file, Level.ERROR));
  }
}
