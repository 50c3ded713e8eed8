package org.imprimatur.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Options;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.OneLine;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Policy;
import org.imprimatur.publish.RulePages;
import org.imprimatur.report.RuleHelp;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.UnusableException;
import org.imprimatur.text.Json;

/** {@code rules [ID]}. */
final class RulesCommand implements Command {
  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String summary() {
    return "Show the page of a rule, or list all rules";
  }

  @Override
  public String operands() {
    return "[rule]";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("imprimatur rules", "Every rule, with what it finds."),
        new Example(
            "imprimatur rules " + RuleId.CLAIM_UNCITED.id(),
            "What a rule finds, why, and how to fix it."),
        new Example("imprimatur rules dose", "The rules on doses."));
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public List<String> words() {
    return RuleId.all();
  }

  @Override
  public Task read(GivenArguments words) throws UsageException {
    String rule = words.operands().isEmpty() ? "" : words.operand("rule");
    return invocation -> run(invocation, rule);
  }

  private static int run(Invocation invocation, String rule) throws UsageException, IOException {
    List<RuleHelp> all = RulePages.helps(policy(invocation));
    List<RuleHelp> named =
        all.stream()
            .filter(help -> help.id().equals(rule) || RuleId.page(help.id()).equals(rule))
            .toList();
    List<RuleHelp> shown =
        named.isEmpty()
            ? all.stream().filter(help -> (help.id() + "/").startsWith(prefix(rule))).toList()
            : named;
    if (shown.isEmpty()) {
      List<String> known = new ArrayList<>(all.stream().map(RuleHelp::id).toList());
      known.addAll(all.stream().map(help -> help.id().replaceFirst("/.*", "")).distinct().toList());
      throw new UsageException(
          "there is no rule \"" + rule + "\"",
          Nearest.question(rule, known).orElse("\"imprimatur rules\" lists all."));
    }
    print(invocation, shown, !named.isEmpty());
    return Exit.DONE;
  }

  private static String prefix(String family) {
    return family.isEmpty() || family.endsWith("/") ? family : family + "/";
  }

  private static void print(Invocation invocation, List<RuleHelp> rules, boolean whole) {
    Printer out = invocation.out();
    if (invocation.json()) {
      out.append(
          Json.pretty(
              rules.stream()
                  .map(
                      rule ->
                          Json.object(
                              "rule", rule.id(),
                              "title", rule.title(),
                              "level", rule.level().word(),
                              "text", rule.markdown()))
                  .toList()));
    } else if (whole) {
      rules.forEach(rule -> out.append(rule.markdown()));
    } else {
      int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0) + 2;
      for (RuleHelp rule : rules) {
        String title = OneLine.of(rule.title());
        out.line(rule.id() + " ".repeat(width - rule.id().length()) + title);
      }
    }
  }

  /** That of the content root, where there is one that can be read; else that of the program. */
  private static Policy policy(Invocation invocation) throws UsageException, IOException {
    if (!invocation.hasRoot()) {
      return Policy.DEFAULT;
    }
    try {
      return invocation.workspace(TrustRequest.NOTHING).configuration().policy();
    } catch (UnusableException unreadable) {
      return Policy.DEFAULT;
    }
  }
}
