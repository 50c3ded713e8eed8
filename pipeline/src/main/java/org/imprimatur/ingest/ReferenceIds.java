package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.ingest.PageReference.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Takes identifiers and addresses out of the lines of one reference. The first of each kind is the
 * work's; what comes besides is kept, too.
 */
final class ReferenceIds {
  private static final Pattern DOI =
      Pattern.compile(
          "(?i)(?:https?://(?:dx\\.|www\\.)?doi\\.org/|doi:?\\s*)?(10\\.\\d{4,9}/[^\\s\"<>]+)");
  private static final Pattern PMID = Pattern.compile("(?i)\\bpmid:?\\s*(\\d{1,9})\\b");
  private static final Pattern URL =
      Pattern.compile("(?i)https?://(?!(?:dx\\.|www\\.)?doi\\.org/10\\.)[^\\s\"<>]+");
  private static final Pattern LABEL =
      Pattern.compile("(?i)\\b(view (source|article|details)|pubmed|available (from|at):?)\\s*$");
  private static final String END = ".,;)]";
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern SIGNS = Pattern.compile("[\\s.,;|·]+");

  private final List<String> more = new ArrayList<>();
  private final List<String> apart = new ArrayList<>();
  private @Nullable String doi;
  private @Nullable String pmid;
  private @Nullable String url;

  /** Takes what identifies out of a line and gives the rest of it; may be empty. */
  String take(String line) {
    StringBuilder rest = new StringBuilder();
    String text = line;
    Matcher matcher = PMID.matcher(text);
    while (matcher.find()) {
      pmid = one(pmid, matcher.group(1));
      matcher.appendReplacement(rest, " ");
    }
    text = matcher.appendTail(rest).toString();
    rest.setLength(0);
    String within = null;
    matcher = URL.matcher(text);
    while (matcher.find()) {
      String found = Cleaning.withoutTrailing(matcher.group(), END);
      url = one(url, found);
      Matcher inside = DOI.matcher(found);
      within = within == null && inside.find() ? inside.group(1) : within;
      matcher.appendReplacement(rest, " ");
    }
    text = matcher.appendTail(rest).toString();
    rest.setLength(0);
    matcher = DOI.matcher(text);
    while (matcher.find()) {
      doi = one(doi, Cleaning.withoutTrailing(matcher.group(1), END));
      matcher.appendReplacement(rest, " ");
    }
    doi = doi == null ? within : doi;
    return withoutLabel(matcher.appendTail(rest).toString());
  }

  private String withoutLabel(String text) {
    String line = BLANKS.matcher(text).replaceAll(" ").strip();
    Matcher label = LABEL.matcher(line);
    if (label.find()) {
      apart.add(label.group().strip());
      line = line.substring(0, label.start());
    }
    line = SIGNS.matcher(line).matches() ? "" : line;
    return Cleaning.withoutTrailing(line, "|·;,").strip();
  }

  private String one(@Nullable String known, String found) {
    if (known == null) {
      return found;
    }
    (known.equalsIgnoreCase(found) ? apart : more).add(found);
    return known;
  }

  /** The work's own. */
  Ids ids() {
    return new Ids(doi, pmid, url);
  }

  /** Further ones, which no field of a record holds. */
  List<String> more() {
    return more;
  }

  /** Labels of links, and identifiers that stood there already. */
  List<String> apart() {
    return apart;
  }
}
