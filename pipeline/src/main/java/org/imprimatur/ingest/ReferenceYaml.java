package org.imprimatur.ingest;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.ingest.PageReference.Author;
import org.imprimatur.ingest.PageReference.Details;
import org.jspecify.annotations.Nullable;

/** Writes new records as a file of {@code references/}: CSL in YAML, only what the page says. */
final class ReferenceYaml {
  /** Words of a body that publishes, rather than of a journal. */
  private static final Set<String> BODIES =
      Set.of(
          ("society association college board institute academy agency organization organisation department insights"
                  + " editors committee council foundation federation ministry network taskforce centers centre website"
                  + " site practitioners university")
              .split(" "));

  private ReferenceYaml() {}

  /** Empty when there is nothing to write. */
  static String of(Map<String, PageReference> works) {
    return works.isEmpty()
        ? ""
        : works.entrySet().stream()
            .map(entry -> record(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n", "references:\n", ""));
  }

  private static String record(String key, PageReference work) {
    Details details = work.details();
    StringBuilder out = new StringBuilder("  - id: ").append(YamlText.of(key)).append('\n');
    line(out, "type", isJournal(work) ? "article-journal" : "webpage");
    if (work.kind() != null) {
      line(out, "kind", kind(work.kind()));
    }
    line(out, "title", YamlText.quoted(work.title()));
    if (!work.authors().isEmpty()) {
      line(
          out,
          "author",
          work.authors().stream()
              .map(ReferenceYaml::author)
              .collect(Collectors.joining(", ", "[", "]")));
    }
    if (!work.source().isEmpty()) {
      line(out, "container-title", YamlText.quoted(work.source()));
    }
    if (details.year() != null) {
      line(out, "issued", "{date-parts: [[" + details.year() + "]]}");
    }
    text(out, "volume", details.volume());
    text(out, "issue", details.issue());
    text(out, "page", details.pages());
    text(out, "DOI", details.ids().doi());
    text(out, "PMID", details.ids().pmid());
    text(out, "URL", details.ids().url());
    text(out, "note", work.rest().isEmpty() ? null : work.rest());
    return out.toString();
  }

  private static void text(StringBuilder out, String name, @Nullable String value) {
    if (value != null) {
      line(out, name, YamlText.quoted(value));
    }
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append("    ").append(name).append(": ").append(value).append('\n');
  }

  private static String author(Author author) {
    return author.given().isEmpty()
        ? "{literal: " + YamlText.quoted(author.family()) + "}"
        : "{family: "
            + YamlText.quoted(author.family())
            + ", given: "
            + YamlText.quoted(author.given())
            + (author.suffix() == null ? "" : ", suffix: " + YamlText.quoted(author.suffix()))
            + "}";
  }

  /** The house's word for a kind: lower case, hyphens, one work. */
  static String kind(String words) {
    String kind = Similarity.normal(words).replace(' ', '-');
    return switch (kind) {
      case "guidelines",
          "practice-guideline",
          "clinical-guideline",
          "clinical-practice-guideline" ->
          "guideline";
      case "systematic-reviews", "meta-analysis", "systematic-review-and-meta-analysis" ->
          "systematic-review";
      case "clinical-trial",
          "randomized-trial",
          "randomised-trial",
          "controlled-trial",
          "randomized-controlled-trial",
          "randomised-controlled-trial",
          "randomized-clinical-trial" ->
          "trial";
      case "cohort-study" -> "cohort";
      case "narrative-review", "literature-review", "scoping-review", "reviews" -> "review";
      case "drug-label", "fda-label" -> "label";
      default -> kind;
    };
  }

  /** An identifier or a volume makes an article; so does a short source that names no body. */
  private static boolean isJournal(PageReference work) {
    Details details = work.details();
    if (details.ids().doi() != null || details.ids().pmid() != null || details.volume() != null) {
      return true;
    }
    return !work.source().isEmpty()
        && work.source().split(" ", -1).length <= 7
        && !work.source().matches(".*[:&].*")
        && !namesBody(work.source());
  }

  /** Whether a name is that of a society, an institute and the like. */
  static boolean namesBody(String name) {
    return Similarity.normal(name).split(" ", -1).length <= 12
        && Arrays.stream(Similarity.normal(name).split(" ", -1)).anyMatch(BODIES::contains);
  }
}
