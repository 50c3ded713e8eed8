package org.imprimatur.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.check.RuleDoc;
import org.imprimatur.check.Rules;
import org.imprimatur.model.HouseWord;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.imprimatur.report.ReportContext;
import org.imprimatur.report.RuleHelp;
import org.imprimatur.site.RuleText;

/** The documentation of the rules, for those who show it: the site and the reports. */
public final class RulePages {
  private RulePages() {}

  /** What reports say besides what was found. */
  public static ReportContext context(
      Workspace workspace, LocalDate asOf, String version, ReportContext.Look look) {
    Policy policy = workspace.configuration().policy();
    return new ReportContext(
        version, asOf, workspace.configuration().site(), () -> helps(policy), look);
  }

  private static List<RuleHelp> helps(Policy policy) {
    List<RuleHelp> out = new ArrayList<>();
    for (RuleDoc doc : Rules.docs()) {
      out.add(
          new RuleHelp(
              doc.id(), doc.title(), doc.text(), policy.levels().level(doc.id(), Status.APPROVED)));
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
    return matches + why + "\n\nHow to mend it: write \"" + word.instead() + "\".";
  }
}
