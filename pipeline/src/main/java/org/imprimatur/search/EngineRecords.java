package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** What an engine keeps of articles and claims to be shown, as JSON, and reads back. */
final class EngineRecords {
  private EngineRecords() {}

  /** A claim with what is shown of its article. */
  record StoredClaim(SearchedClaim claim, AskResult.Place article) {}

  static String of(StoredRecords.StoredArticle article) {
    Map<List<String>, Integer> above = new LinkedHashMap<>();
    List<Object> shown = new ArrayList<>();
    for (Quotation quotation : article.shown()) {
      above.putIfAbsent(quotation.above(), above.size());
      shown.add(List.of(above.getOrDefault(quotation.above(), 0), quotation.words()));
    }
    return Json.compact(
        Json.object(
            "id",
            article.id(),
            "title",
            article.title(),
            "status",
            article.status(),
            "above",
            List.copyOf(above.keySet()),
            "shown",
            shown));
  }

  static StoredRecords.StoredArticle article(String json) throws IOException {
    GenerationRecord.Fields fields = GenerationRecord.Fields.of(json);
    List<List<String>> above = new ArrayList<>();
    for (Object list : fields.list("above")) {
      above.add(GenerationRecord.Fields.texts(list, "above"));
    }
    List<Quotation> shown = new ArrayList<>();
    for (Object pair : fields.list("shown")) {
      if (pair instanceof List<?> parts
          && parts.size() == 2
          && parts.get(0) instanceof Long number
          && number >= 0
          && number < above.size()
          && parts.get(1) instanceof String words) {
        shown.add(new Quotation(above.get(number.intValue()), words, ""));
      } else {
        throw new IOException("the engine's record of an article is broken: publish it again");
      }
    }
    return new StoredRecords.StoredArticle(
        fields.text("id"), fields.text("title"), fields.text("status"), shown);
  }

  static String of(SearchedClaim claim, StoredRecords.StoredArticle article) {
    return Json.compact(
        Json.object(
            "id",
            claim.id(),
            "article",
            article.id(),
            "title",
            article.title(),
            "status",
            article.status(),
            "text",
            claim.text(),
            "context",
            claim.context(),
            "section",
            claim.section(),
            "citations",
            claim.citations(),
            "coverage",
            claim.coverage(),
            "certainty",
            claim.certainty(),
            "notAdvised",
            claim.notAdvised() ? "yes" : "no",
            "above",
            claim.quotation().above(),
            "quoted",
            claim.quotation().words()));
  }

  static StoredClaim claim(String json) throws IOException {
    GenerationRecord.Fields fields = GenerationRecord.Fields.of(json);
    Quotation quotation = new Quotation(fields.texts("above"), fields.text("quoted"), "");
    SearchedClaim claim =
        new SearchedClaim(
            fields.text("id"),
            fields.text("text"),
            fields.texts("context"),
            fields.texts("section"),
            "",
            fields.texts("citations"),
            fields.text("coverage"),
            certainty(fields),
            fields.text("notAdvised").equals("yes"),
            quotation,
            List.of());
    return new StoredClaim(
        claim,
        new AskResult.Place(fields.text("article"), fields.text("title"), fields.text("status")));
  }

  private static @Nullable String certainty(GenerationRecord.Fields fields) throws IOException {
    return fields.all().get("certainty") == null ? null : fields.text("certainty");
  }
}
