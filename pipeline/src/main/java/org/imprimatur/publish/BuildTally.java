package org.imprimatur.publish;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.examine.CheckTally;
import org.imprimatur.examine.UnmeetablePolicy;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Status;
import org.imprimatur.read.Listing;
import org.imprimatur.report.CheckReport;
import org.imprimatur.run.Failure;
import org.imprimatur.run.RunContext;
import org.jspecify.annotations.Nullable;

/**
 * What a build counts: all articles, and apart from them what a reader sees of the corpus as it
 * stands today. Used by one thread.
 */
final class BuildTally {
  private final RunContext desk;
  private final BuildProfile profile;
  private final CheckTally all;
  private final CheckTally shown;

  BuildTally(RunContext desk, BuildProfile profile) {
    this.desk = desk;
    this.profile = profile;
    this.all = new CheckTally(levels(), true);
    this.shown = new CheckTally(levels(), true);
  }

  /** Counts an article. In a preview, everything is shown as it stands, and counted already. */
  void add(ArticleRecord article, @Nullable Failure failure) {
    all.add(article.outcome());
    all.failed(failure);
    if (profile == BuildProfile.RELEASE) {
      if (article.kind() == Publishing.Kind.TODAY) {
        shown.add(article.outcome());
      } else {
        shown.remember(article.outcome());
      }
    }
  }

  /** The findings and numbers of all articles, published or not; asked for once. */
  CheckReport report(Listing listing) {
    return report(listing, all, all.cited());
  }

  /**
   * The same of what is published as it stands today, and of the house's own files; asked for once.
   *
   * @param report that of all articles
   */
  CheckReport shown(Listing listing, CheckReport report) {
    return profile == BuildProfile.PREVIEW ? report : report(listing, shown, citedAsShown());
  }

  /** Defects of the program, by article. */
  List<Failure> failures() {
    return all.failures();
  }

  /** A record that only what is not published cites is no matter of what is. */
  private Map<String, Status> citedAsShown() {
    Map<String, Status> cited = new TreeMap<>();
    all.cited().keySet().forEach(key -> cited.put(key, Status.SUBMITTED));
    cited.putAll(shown.counted());
    return cited;
  }

  private CheckReport report(Listing listing, CheckTally tally, Map<String, Status> cited) {
    tally.add(desk.workspace().findings());
    tally.add(desk.workspace().untrustedBoard().stream().toList());
    for (Finding finding : listing.findings()) {
      tally.add(List.of(finding.at(levels().level(finding.rule(), Status.SUBMITTED))));
    }
    tally.add(desk.proofs().findings(listing));
    tally.add(UnmeetablePolicy.findings(desk.workspace(), desk.settings().asOf(), tally.asked()));
    tally.add(desk.shelves().findings(cited, levels(), true));
    return tally.report(desk.shelves().library().keys().size());
  }

  private Levels levels() {
    return desk.workspace().configuration().policy().levels();
  }
}
