package org.imprimatur.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Statement;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The places where authors silence rules, {@code silence="dose/comparison" reason="..."} at a
 * statement's end; several rules are separated by blanks or commas. A silence without a reason does
 * not count; one that finds nothing to silence is a finding.
 */
final class SilencedPlaces {

  /** By where they begin. */
  private final List<Silence> silences = new ArrayList<>();

  /** For each silence, how far it or any before it reaches. */
  private final int[] reach;

  private final List<Problem> problems = new ArrayList<>();
  private int silenced;

  private static final class Silence {
    final Span span;
    final Set<String> rules;
    final Set<String> used = new TreeSet<>();

    Silence(Span span, Set<String> rules) {
      this.span = span;
      this.rules = rules;
    }
  }

  /**
   * The silences of some statements.
   *
   * @param statements of one article
   * @param known whether there is a rule of an id
   */
  SilencedPlaces(List<Statement> statements, Set<String> known) {
    for (Statement statement : statements) {
      String rules = statement.attributes().value("silence");
      if (rules != null) {
        read(statement, rules, known);
      }
    }
    silences.sort(Comparator.comparingInt(silence -> silence.span.start()));
    reach = new int[silences.size()];
    int end = 0;
    for (int i = 0; i < reach.length; i++) {
      end = Math.max(end, silences.get(i).span.end());
      reach[i] = end;
    }
  }

  /** Drops what is silenced and adds what is wrong with the silences; in no order. */
  List<Problem> apply(List<Problem> found) {
    if (silences.isEmpty() && problems.isEmpty()) {
      return found;
    }
    List<Problem> kept = new ArrayList<>();
    for (Problem problem : found) {
      if (isSilenced(problem.rule(), problem.span())) {
        silenced++;
      } else {
        kept.add(problem);
      }
    }
    kept.addAll(problems);
    return kept;
  }

  /** The links that are not silenced; what they lead to is not known yet, so none is counted. */
  List<PendingLink> applyToLinks(List<PendingLink> found) {
    return found.stream()
        .filter(link -> !isSilenced(RuleId.LINK_BROKEN.id(), link.span()))
        .toList();
  }

  /** One problem a rule that was silenced for nothing. */
  List<Problem> unused() {
    List<Problem> found = new ArrayList<>();
    for (Silence silence : silences) {
      for (String rule : silence.rules) {
        if (!silence.used.contains(rule)) {
          found.add(
              Problem.of(
                  RuleId.SILENCE_UNUSED,
                  silence.span,
                  "nothing here to silence: \"" + rule + "\" finds nothing in this statement",
                  "remove the silence, so that it hides nothing later"));
        }
      }
    }
    return found;
  }

  int silenced() {
    return silenced;
  }

  private boolean isSilenced(String rule, Span span) {
    if (PictureRules.NEVER_SILENT.contains(rule)) {
      return false;
    }
    boolean is = false;
    for (int i = last(span.start()); i >= 0 && reach[i] >= span.start(); i--) {
      Silence silence = silences.get(i);
      if (silence.rules.contains(rule) && silence.span.contains(span.start())) {
        silence.used.add(rule);
        is = true;
      }
    }
    return is;
  }

  /** The last silence that begins at a place or before it; -1 when there is none. */
  private int last(int at) {
    int low = 0;
    int high = silences.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (silences.get(middle).span.start() <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private void read(Statement statement, String written, Set<String> known) {
    Set<String> rules = new TreeSet<>();
    for (String rule : written.split("[\\s,]+", -1)) {
      if (rule.isEmpty()) {
        continue;
      }
      if (PictureRules.NEVER_SILENT.contains(rule)) {
        problems.add(
            Problem.of(
                RuleId.SILENCE_UNUSED,
                statement.span(),
                "\"" + rule + "\" cannot be silenced: the picture is not published",
                "fix the picture, or remove it"));
      } else if (known.contains(rule)) {
        rules.add(rule);
      } else {
        problems.add(unknown(statement, rule, known));
      }
    }
    if (isBlank(statement.attributes().value("reason"))) {
      problems.add(
          Problem.of(
              RuleId.SILENCE_WITHOUT_REASON,
              statement.span(),
              "silence=\"" + written + "\" without a reason silences nothing",
              "say why: silence=\"" + written + "\" reason=\"...\""));
    } else if (!rules.isEmpty()) {
      silences.add(new Silence(statement.span(), rules));
    }
  }

  private static Problem unknown(Statement statement, String rule, Set<String> known) {
    List<String> near = Nearest.of(rule, known, 1);
    return Problem.of(
        RuleId.SILENCE_UNUSED,
        statement.span(),
        "there is no rule \"" + rule + "\" to silence",
        near.isEmpty()
            ? "the rules are listed on the site's rules page"
            : near.stream().collect(Collectors.joining(", ", "did you mean ", "?")));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
