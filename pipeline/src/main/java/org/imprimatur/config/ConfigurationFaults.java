package org.imprimatur.config;

import java.util.List;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.imprimatur.text.Schema;
import org.imprimatur.text.SchemaFault;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a configuration: what its schema sees, and what it cannot see. */
final class ConfigurationFaults {
  private final Source source;
  private final List<Finding> findings;
  private boolean unusual;

  ConfigurationFaults(Source source, List<Finding> findings) {
    this.source = source;
    this.findings = findings;
  }

  /** Something could not be converted: the schema is to say what. */
  void unusual() {
    unusual = true;
  }

  boolean isUnusual() {
    return unusual;
  }

  /** A value that is wrong beside others. */
  void value(Span span, String message) {
    report(Level.ERROR, RuleId.CONFIG_VALUE, span, message, null);
  }

  /** A key that has no effect, with what it might stand for. */
  void noEffect(Span span, String message, @Nullable String hint) {
    report(Level.WARNING, RuleId.CONFIG_UNKNOWN_KEY, span, message, hint);
  }

  /** A level that the policy may not give. */
  void fixedLevel(Span span, String message, String hint) {
    report(Level.WARNING, RuleId.CONFIG_FIXED_LEVEL, span, message, hint);
  }

  /** Adds what the schema says of a document. */
  void bySchema(Node document) {
    for (SchemaFault fault : Schema.CONFIGURATION.faults(document)) {
      add(fault);
    }
  }

  private void add(SchemaFault fault) {
    String name = fault.path().isEmpty() ? "this file" : fault.address();
    switch (fault.kind()) {
      case MISSING -> {
        Span at = new Span(fault.span().start(), fault.span().start());
        String hint =
            fault.example() == null ? "" : ", such as " + fault.key() + ": " + fault.example();
        report(
            Level.ERROR,
            RuleId.CONFIG_MISSING,
            at,
            "the key \"" + name + "\" is missing",
            "add it" + hint);
      }
      case UNKNOWN_KEY -> {
        String hint =
            Nearest.hint(fault.key(), fault.known())
                .orElse("known keys: " + String.join(", ", fault.known()));
        String message = "unknown key \"" + name + "\"; it has no effect";
        noEffect(fault.span(), message, hint);
      }
      case TYPE -> wrong(fault, RuleId.CONFIG_TYPE, name);
      case VALUE -> wrong(fault, RuleId.CONFIG_VALUE, name);
    }
  }

  private void wrong(SchemaFault fault, RuleId rule, String name) {
    String message = name + " " + fault.must() + ", not " + fault.found();
    report(Level.ERROR, rule, fault.span(), message, fault.hint());
  }

  private void report(Level level, RuleId rule, Span span, String message, @Nullable String hint) {
    findings.add(Problem.of(rule, span, message, hint).in(source, level));
  }
}
