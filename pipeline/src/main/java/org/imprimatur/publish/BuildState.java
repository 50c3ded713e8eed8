package org.imprimatur.publish;

import java.util.List;
import java.util.Map;
import org.imprimatur.output.OutputFile;
import org.imprimatur.output.Spare;
import org.imprimatur.report.CheckReport;
import org.jspecify.annotations.Nullable;

/**
 * What a build leaves to the next one, beside what it leaves of each article.
 *
 * @param house what all articles depend on, as a digest
 * @param answers what was asked of the content root and its history, and the answers
 * @param files the output, as it was published
 * @param spare what is in reserve beside it; null for nothing
 * @param segments the keys of the index's segments, by their names
 * @param claims where each article's part of the claims' report is
 */
record BuildState(
    String house,
    List<CachedArticle.Answer> answers,
    List<OutputFile> files,
    @Nullable Spare spare,
    Map<String, String> segments,
    Map<String, ClaimsPart> claims) {

  /**
   * A part of the claims' report.
   *
   * @param at where it begins, in bytes
   * @param length in bytes
   * @param digest of it
   */
  record ClaimsPart(long at, int length, String digest) {}

  /**
   * What a build gave, for one that finds nothing changed.
   *
   * @param shown null where it is the whole report
   */
  record Given(
      CheckReport report,
      @Nullable CheckReport shown,
      int published,
      List<String> withheld,
      List<String> earlier) {}
}
