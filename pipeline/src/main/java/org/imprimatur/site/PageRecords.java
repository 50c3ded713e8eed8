package org.imprimatur.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside an article's page for other programs: how to cite it, its works, its claims.
 */
final class PageRecords {
  /** The article's claims with what covers them. */
  static final String CLAIMS = "_claims.json";

  private static final String CITE = "_cite";
  private static final String WORKS = "_references";

  private PageRecords() {}

  /** Whether a name beside a page is one of these. */
  static boolean isName(String name) {
    return name.equals(CLAIMS) || name.startsWith(CITE + ".") || name.startsWith(WORKS + ".");
  }

  /** The formats, as links of the page. */
  static List<ArticleView.Link> links(boolean ofWorks) {
    String name = ofWorks ? WORKS : CITE;
    return List.of(
        new ArticleView.Link(name + ".bib", "BibTeX"),
        new ArticleView.Link(name + ".ris", "RIS"),
        new ArticleView.Link(name + ".json", "CSL-JSON"));
  }

  /** All files beside the page. */
  static List<SiteFile> of(CheckedArticle checked, ArticleView.About about, PageHead shell) {
    String folder = checked.id().url();
    List<SiteFile> out = new ArrayList<>();
    write(folder + CITE, List.of(page(checked, about, shell)), out);
    List<CitationFiles.Work> works = checked.references().stream().map(PageRecords::work).toList();
    if (!works.isEmpty()) {
      write(folder + WORKS, works, out);
    }
    out.add(file(folder + CLAIMS, Json.compact(claims(checked, shell)) + "\n"));
    return out;
  }

  private static CitationFiles.Work work(NumberedReference numbered) {
    return CitationFiles.Work.of(numbered.reference().key(), numbered.reference().csl());
  }

  private static void write(String name, List<CitationFiles.Work> works, List<SiteFile> out) {
    out.add(file(name + ".bib", CitationFiles.bibtex(works)));
    out.add(file(name + ".ris", CitationFiles.ris(works)));
    out.add(file(name + ".json", CitationFiles.csl(works)));
  }

  private static SiteFile file(String path, String text) {
    return new SiteFile(path, text.getBytes(UTF_8));
  }

  /** The page as a work; its status goes with its title, so that no list of works hides it. */
  private static CitationFiles.Work page(
      CheckedArticle checked, ArticleView.About about, PageHead shell) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("id", checked.id().value());
    fields.put("type", "webpage");
    fields.put("title", PageWords.titled(shell.title(), checked.proof().proved(), shell.words()));
    fields.put("container-title", shell.siteTitle());
    fields.put("publisher", shell.siteTitle());
    fields.put(
        "author",
        about.authors().stream().map(author -> Map.of("literal", author.name())).toList());
    LocalDate updated = checked.article().frontMatter().updated();
    if (updated != null) {
      fields.put(
          "issued",
          Map.of(
              "date-parts",
              List.of(
                  List.of(
                      (long) updated.getYear(),
                      (long) updated.getMonthValue(),
                      (long) updated.getDayOfMonth()))));
    }
    if (shell.canonical() != null) {
      fields.put("URL", shell.canonical());
    }
    fields.put("language", shell.words().language());
    return new CitationFiles.Work(checked.id().value(), fields);
  }

  private static Map<String, @Nullable Object> claims(CheckedArticle checked, PageHead shell) {
    List<Object> claims = new ArrayList<>();
    for (Claim claim : checked.claims()) {
      claims.add(
          Json.object(
              "id", claim.id(),
              "section", claim.statement().section(),
              "context", claim.statement().context(),
              "text", claim.statement().text(),
              "coverage", claim.coverage().word(),
              "citations", claim.citations(),
              "certainty", claim.certainty() == null ? null : claim.certainty().word(),
              "strength", claim.strength() == null ? null : claim.strength().word(),
              "outcomes", claim.outcomes(),
              "polarity", claim.polarity() == null ? null : claim.polarity().kind().word(),
              "notAdvised", claim.isNotAdvised()));
    }
    return Json.object(
        "article", checked.id().value(),
        "title", shell.title(),
        "url", shell.canonical(),
        "status", checked.proof().proved().word(),
        "content", checked.proof().content(),
        "claims", claims);
  }
}
