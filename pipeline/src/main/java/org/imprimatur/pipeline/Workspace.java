package org.imprimatur.pipeline;

import java.io.IOException;
import java.util.List;
import org.imprimatur.config.ConfigurationReader;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Configuration;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.Loaded;
import org.imprimatur.report.Reports;
import org.imprimatur.source.Source;

/** A content root with its configuration: where every run starts. */
public final class Workspace {
  private final ContentRoot root;
  private final Configuration configuration;
  private final List<Finding> findings;

  private Workspace(ContentRoot root, Configuration configuration, List<Finding> findings) {
    this.root = root;
    this.configuration = configuration;
    this.findings = findings;
  }

  /**
   * Reads a root's configuration.
   *
   * @throws UnusableException when it cannot be used; all faults are in its details
   */
  public static Workspace open(ContentRoot root) throws IOException {
    Loaded loaded = root.read(ContentRoot.MARK);
    Source source = loaded.source();
    if (source == null || !loaded.findings().isEmpty()) {
      throw unusable(loaded.findings());
    }
    ConfigurationReader.Result result = ConfigurationReader.read(source);
    Configuration configuration = result.configuration();
    if (configuration == null) {
      throw unusable(result.findings());
    }
    return new Workspace(root, configuration, result.findings());
  }

  private static UnusableException unusable(List<Finding> findings) throws IOException {
    StringBuilder details = new StringBuilder();
    Reports.writeFindings(findings, false, details);
    return new UnusableException(
        "the configuration in " + ContentRoot.MARK + " cannot be used", details.toString());
  }

  /** The folder it lies in. */
  public ContentRoot root() {
    return root;
  }

  /** The configuration. */
  public Configuration configuration() {
    return configuration;
  }

  /** What is odd in the configuration, but does not make it unusable. */
  List<Finding> findings() {
    return findings;
  }
}
