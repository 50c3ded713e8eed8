package org.imprimatur.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Audience;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * A page's description in the words of schema.org. It says nothing that the page does not show, and
 * of sample data it names no reviewer.
 */
final class JsonLd implements Content {
  /** No description. */
  static final JsonLd NONE = new JsonLd("");

  private final String json;

  private JsonLd(String json) {
    this.json = json;
  }

  /** The description of an article's page. */
  static JsonLd of(
      FrontMatter front,
      Proof proof,
      List<NumberedReference> references,
      ArticleView.About about,
      PageHead shell) {
    Map<String, @Nullable Object> out =
        Json.object(
            "@context",
            "https://schema.org",
            "@type",
            front.audience() == Audience.PATIENT
                ? "MedicalWebPage"
                : List.of("MedicalWebPage", "MedicalScholarlyArticle"));
    put(out, "headline", shell.title());
    put(out, "name", shell.title());
    put(out, "url", shell.canonical());
    put(out, "inLanguage", shell.words().language());
    put(out, "description", PageWords.orNull(front.summary()));
    put(out, "dateModified", front.updated() == null ? null : front.updated().toString());
    put(out, "creativeWorkStatus", PageWords.of(proof.proved()));
    put(out, "audience", audience(front.audience()));
    put(out, "author", people(about.authors().stream().map(ArticleView.Author::name).toList()));
    put(out, "publisher", Json.object("@type", "Organization", "name", shell.siteTitle()));
    put(out, "license", about.licenceHref());
    if (proof.proved() == Status.APPROVED && !shell.isSample()) {
      put(out, "lastReviewed", text(proof.lastReviewed()));
      put(out, "reviewedBy", people(proof.approvals().stream().map(a -> a.name()).toList()));
    }
    put(out, "citation", citations(references));
    return new JsonLd(escape(Json.compact(out)));
  }

  private static void put(Map<String, @Nullable Object> out, String key, @Nullable Object value) {
    if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      out.put(key, value);
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Object audience(Audience audience) {
    return switch (audience) {
      case PROFESSIONAL -> Json.object("@type", "MedicalAudience", "audienceType", "Clinician");
      case PATIENT -> Json.object("@type", "MedicalAudience", "audienceType", "Patient");
      case STUDENT -> Json.object("@type", "EducationalAudience", "educationalRole", "student");
    };
  }

  private static List<Object> people(List<String> names) {
    List<Object> out = new ArrayList<>();
    names.forEach(name -> out.add(Json.object("@type", "Person", "name", PageWords.clean(name))));
    return out;
  }

  private static List<Object> citations(List<NumberedReference> references) {
    List<Object> out = new ArrayList<>();
    for (NumberedReference reference : references) {
      Map<String, @Nullable Object> work =
          Json.object(
              "@type", "CreativeWork", "name", PageWords.clean(reference.reference().title()));
      String doi = reference.reference().doi();
      put(work, "sameAs", doi == null ? null : Address.doi(doi).text());
      out.add(work);
    }
    return out;
  }

  /** No character is left that could end the element, open a comment or a line in it. */
  private static String escape(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  @Override
  public boolean isEmptyContent() {
    return json.isEmpty();
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(json);
  }
}
