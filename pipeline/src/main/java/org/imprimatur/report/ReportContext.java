package org.imprimatur.report;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Configuration;

/**
 * What a report says besides what was found.
 *
 * @param version of the program
 * @param asOf the day that counts as today
 * @param site the site; its address is where the rules are explained
 * @param rules the documentation of all rules, by id; asked for only by formats that print it
 * @param look how it is to look
 */
public record ReportContext(
    String version,
    LocalDate asOf,
    Configuration.Site site,
    Supplier<List<RuleHelp>> rules,
    Look look) {

  /**
   * How a report is to look.
   *
   * @param failing the level from which on a finding fails the check
   * @param prefix what is put before paths for programs that count them from the top of a
   *     repository in which the content root is a folder; empty, or ending in {@code /}
   * @param colour whether a terminal's colours are wanted (text only)
   */
  public record Look(Level failing, String prefix, boolean colour) {
    /** For files: errors fail, paths as they are, no colour. */
    public static final Look PLAIN = new Look(Level.ERROR, "", false);
  }

  /**
   * Where a rule is explained: an absolute address. Without an address of the site it is a name
   * only, since consumers of SARIF refuse relative ones.
   */
  String helpUri(String rule) {
    String anchor = RuleId.page(rule);
    String url = site.url();
    return url == null ? "urn:imprimatur:rule:" + anchor : url + "rules/#" + anchor;
  }
}
