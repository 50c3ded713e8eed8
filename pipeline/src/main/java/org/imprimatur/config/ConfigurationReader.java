package org.imprimatur.config;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.source.Source;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code imprimatur.yaml}. Every key but {@code site.id} and {@code site.title} has a default
 * (those of {@link Policy#DEFAULT} for the policy). An unknown key is a warning with the nearest
 * known one; a missing or wrong one is an error with its place. All are told at once.
 */
public final class ConfigurationReader {
  private static final String SYNTAX = "config/syntax";

  private ConfigurationReader() {}

  /**
   * What reading gave.
   *
   * @param configuration the configuration, or null when an error makes it unusable
   * @param findings in order; {@code config/*}
   */
  public record Result(@Nullable Configuration configuration, List<Finding> findings) {
    /** Copies the findings. */
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /** Reads the file. Never throws for bad input. */
  public static Result read(Source source) {
    List<Finding> findings = new ArrayList<>();
    Yaml.Result yaml = Yaml.read(source, SYNTAX);
    yaml.problems().forEach(problem -> findings.add(problem.in(source, Level.ERROR)));
    Configuration configuration = null;
    if (findings.isEmpty()) {
      Node node = yaml.node();
      Fields root = new Fields(source, findings, node == null ? Fields.empty() : node, "");
      configuration = configuration(root);
    }
    findings.sort(null);
    boolean unusable = findings.stream().anyMatch(f -> f.level() == Level.ERROR);
    return new Result(unusable ? null : configuration, findings);
  }

  private static Configuration configuration(Fields root) {
    Configuration.Site site = site(root.block("site", true));
    List<Person> people = PeopleReader.read(root);
    Policy policy = PolicyReader.read(root.block("policy", false));
    root.done();
    return new Configuration(site, people, policy);
  }

  private static Configuration.Site site(Fields fields) {
    String id = fields.requiredText("id");
    if (!id.isEmpty() && !id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      fields.error("id", "site.id must be letters, digits, dots and hyphens, not \"" + id + "\"");
    }
    String title = fields.requiredText("title");
    String url = address(fields);
    Configuration.Site site =
        new Configuration.Site(
            id, title, url, fields.text("contact"), Boolean.TRUE.equals(fields.yesNo("sample")));
    fields.done();
    return site;
  }

  private static @Nullable String address(Fields fields) {
    String url = fields.text("url");
    if (url == null) {
      return null;
    }
    if (!url.matches("https?://[^\\s\"'<>]+")) {
      fields.error("url", "site.url must be an http(s) address, not \"" + url + "\"");
    }
    return url.endsWith("/") ? url : url + "/";
  }
}
