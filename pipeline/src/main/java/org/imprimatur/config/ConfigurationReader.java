package org.imprimatur.config;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.source.Source;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code imprimatur.yaml}; {@link org.imprimatur.text.Schema#CONFIGURATION} decides what is
 * wrong with it, but for what only shows beside other values. Every key but {@code site.id} and
 * {@code site.title} has a default (those of {@link Policy#DEFAULT} for the policy). An unknown key
 * is a warning with the nearest known one; a missing or wrong one is an error with its place. All
 * are reported at once.
 */
public final class ConfigurationReader {
  private ConfigurationReader() {}

  /**
   * What reading gave.
   *
   * @param configuration the configuration, or null when an error makes it unusable
   * @param findings in order; {@code config/*}
   * @param document the file, for places in it
   */
  public record Result(
      @Nullable Configuration configuration, List<Finding> findings, Node document) {
    /** Copies the findings. */
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /** Reads the file. Never throws for bad input. */
  public static Result read(Source source) {
    List<Finding> findings = new ArrayList<>();
    Yaml.Result yaml = Yaml.read(source, RuleId.CONFIG_SYNTAX);
    yaml.problems().forEach(problem -> findings.add(problem.in(source, Level.ERROR)));
    Configuration configuration = null;
    Node node = yaml.node() == null ? SettingFields.empty() : yaml.node();
    if (findings.isEmpty()) {
      ConfigurationFaults faults = new ConfigurationFaults(source, findings);
      configuration = configuration(new SettingFields(faults, node));
      if (faults.isUnusual()) {
        faults.bySchema(node);
      }
      if (configuration != null) {
        RuleNames.check(node, configuration.policy(), faults);
      }
    }
    findings.sort(null);
    boolean unusable = findings.stream().anyMatch(f -> f.level() == Level.ERROR);
    return new Result(unusable ? null : configuration, findings, node);
  }

  /** Whether this reader takes a document for usual, so that it asks no schema. */
  static boolean isUsual(Source source, Node document) {
    ConfigurationFaults faults = new ConfigurationFaults(source, new ArrayList<>());
    configuration(new SettingFields(faults, document));
    return !faults.isUnusual();
  }

  private static Configuration configuration(SettingFields root) {
    Configuration.Site site = SiteReader.read(root.block("site"));
    List<Person> people = PeopleReader.read(root);
    Policy policy = PolicyReader.read(root.block("policy"), people);
    root.done();
    return new Configuration(site, people, policy);
  }
}
