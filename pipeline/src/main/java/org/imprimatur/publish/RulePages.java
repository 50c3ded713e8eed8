package org.imprimatur.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.check.RuleDoc;
import org.imprimatur.check.Rules;
import org.imprimatur.model.HouseWord;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.imprimatur.report.ReportContext;
import org.imprimatur.report.RuleHelp;
import org.imprimatur.run.Workspace;
import org.imprimatur.site.RuleText;

/** The documentation of the rules, for those who show it: the site and the reports. */
public final class RulePages {
  private static final String LEVEL = "\n## Level\n\n";

  private RulePages() {}

  /** What reports say besides what was found. */
  public static ReportContext context(
      Workspace workspace, LocalDate asOf, String version, ReportContext.Look look) {
    Policy policy = workspace.configuration().policy();
    return new ReportContext(
        version, asOf, workspace.configuration().site(), () -> helps(policy), look);
  }

  /** The page of every rule, those of a house's own words included, with the levels in force. */
  public static List<RuleHelp> helps(Policy policy) {
    List<RuleHelp> out = new ArrayList<>();
    for (RuleDoc doc : Rules.docs()) {
      out.add(
          new RuleHelp(
              doc.id(),
              doc.title(),
              inForce(doc, policy),
              policy.levels().level(doc.id(), Status.APPROVED)));
    }
    for (HouseWord word : policy.words()) {
      out.add(
          new RuleHelp(
              word.rule(),
              title(word),
              "# " + word.rule() + ": " + title(word) + "\n\n" + sentences(word) + "\n",
              policy.levels().level(word.rule(), Status.APPROVED)));
    }
    return out;
  }

  /** The page of a rule, with the levels that the policy gives instead of those of the house. */
  private static String inForce(RuleDoc doc, Policy policy) {
    int at = doc.text().indexOf(LEVEL);
    return at < 0 ? doc.text() : doc.text().substring(0, at + LEVEL.length()) + levels(doc, policy);
  }

  private static String levels(RuleDoc doc, Policy policy) {
    StringBuilder out = new StringBuilder();
    for (Status status : Status.values()) {
      String word = status.word().replace('-', ' ');
      out.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      out.append(": ").append(policy.levels().level(doc.id(), status).word()).append(". ");
    }
    return out
        + (Levels.isFixed(doc.id())
            ? "A policy may raise these levels, but not lower them.\n"
            : "A policy may change these levels.\n");
  }

  /** The rules for the site's reference, with those of the house's own word list. */
  static List<RuleText> texts(Policy policy) {
    List<RuleText> out = new ArrayList<>();
    for (RuleDoc doc : Rules.docs()) {
      out.add(new RuleText(doc.id(), doc.title(), doc.text()));
    }
    for (HouseWord word : policy.words()) {
      out.add(new RuleText(word.rule(), title(word), sentences(word)));
    }
    return out;
  }

  private static String title(HouseWord word) {
    return "\"" + word.match().get(0) + "\", a word of the house's list";
  }

  private static String sentences(HouseWord word) {
    String matches = "The house does not write \"" + String.join("\", \"", word.match()) + "\".";
    String why = word.why().isBlank() ? "" : "\n\nWhy: " + word.why();
    return matches + why + "\n\nHow to fix it: write \"" + word.instead() + "\".";
  }
}
