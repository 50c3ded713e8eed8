package org.imprimatur.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.ChosenQuote;
import org.imprimatur.model.Mark;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Status;
import org.imprimatur.model.WorkKind;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/** The reference list of a page. */
final class ReferenceList {
  /** Crossref's recommended form, at a length that no sentence fits in. */
  private static final Pattern PLAIN_DOI =
      Pattern.compile("10\\.\\d{4,9}/[-._;()/:A-Za-z0-9]{1,80}");

  private static final Pattern PLAIN_PMID = Pattern.compile("[1-9]\\d{0,7}");

  private final Place place;
  private final CitationMarks citations;
  private final SiteContext.Library library;
  private final Map<String, LocalDate> corrected;

  /**
   * Where the list stands.
   *
   * @param root from the page to the site's folder
   * @param words of the pages
   * @param catalogue the articles that are published, by id
   * @param quotes those that claims of the page choose
   */
  record Place(
      String root,
      Wording words,
      Map<String, ArticleSummary> catalogue,
      List<ChosenQuote> quotes) {}

  ReferenceList(
      Place place,
      CitationMarks citations,
      SiteContext.Library library,
      Map<String, LocalDate> corrected) {
    this.corrected = corrected;
    this.place = place;
    this.citations = citations;
    this.library = library;
  }

  /** A reference as the page shows it. Call when the body was rendered: it counts the marks. */
  ArticleView.Work view(NumberedReference numbered) {
    Reference reference = numbered.reference();
    List<ArticleView.Link> links = new ArrayList<>();
    Html text = text(numbered, links);
    return new ArticleView.Work(
        numbered.number(),
        numbered.anchor(),
        PageWords.clean(String.join(" ", numbered.keys())),
        kind(reference.governance().kind()),
        text,
        links,
        notes(numbered),
        marks(numbered.number()));
  }

  private List<ArticleView.Link> marks(int number) {
    List<ArticleView.Link> out = new ArrayList<>();
    for (int k = 1; k <= citations.marksOf(number); k++) {
      String href = "#cite-" + number + "-" + k;
      out.add(new ArticleView.Link(href, Integer.toString(k)));
    }
    return out;
  }

  /** The formatted text; a DOI that stands in it becomes a link, what does not is added. */
  private static Html text(NumberedReference numbered, List<ArticleView.Link> links) {
    Reference reference = numbered.reference();
    Html out = new Html();
    String doi = reference.doi();
    Address web = web(reference);
    boolean hasLink = false;
    for (NumberedReference.Run run : numbered.text()) {
      hasLink |= appendRun(run, reference, web, out);
    }
    if (doi != null && !hasLink) {
      links.add(new ArticleView.Link(Address.doi(doi).text(), "doi:" + PageWords.clean(doi)));
    }
    String pmid = reference.pmid();
    if (pmid != null) {
      links.add(new ArticleView.Link(Address.pmid(pmid).text(), "PMID " + PageWords.clean(pmid)));
    }
    String url = reference.url();
    if (url != null && web != null && !hasLink) {
      links.add(new ArticleView.Link(web.text(), PageWords.clean(url)));
    }
    return out;
  }

  /** A work's address on the web, where it has no DOI, which is the better one. */
  private static @Nullable Address web(Reference reference) {
    String url = reference.url();
    if (url == null || reference.doi() != null) {
      return null;
    }
    return Address.external(url).filter(a -> !a.text().startsWith("mailto:")).orElse(null);
  }

  private static boolean appendRun(
      NumberedReference.Run run, Reference reference, @Nullable Address web, Html out) {
    List<HtmlTag> tags = new ArrayList<>(2);
    if (run.italic()) {
      tags.add(HtmlTag.I);
    }
    if (run.bold()) {
      tags.add(HtmlTag.B);
    }
    if (run.raised()) {
      tags.add(HtmlTag.SUP);
    }
    tags.forEach(out::open);
    String url = reference.url();
    boolean found;
    if (web != null && url != null) {
      found = appendWithUrl(run.text(), url, web, out);
    } else {
      found = appendWithDoi(run.text(), reference.doi(), out);
    }
    for (int i = tags.size() - 1; i >= 0; i--) {
      out.close(tags.get(i));
    }
    return found;
  }

  private static boolean appendWithUrl(String text, String url, Address web, Html out) {
    int at = text.indexOf(url);
    if (at < 0) {
      out.text(text);
      return false;
    }
    out.text(text.substring(0, at))
        .element(
            HtmlTag.A, url, Attribute.href(web), Attribute.plain(Attribute.Plain.REL, "noopener"))
        .text(text.substring(at + url.length()));
    return true;
  }

  private static boolean appendWithDoi(String text, @Nullable String doi, Html out) {
    int at = doi == null ? -1 : text.toLowerCase(Locale.ROOT).indexOf(doi);
    if (doi == null || at < 0 || at + doi.length() > text.length()) {
      out.text(text);
      return false;
    }
    String before = text.substring(0, at);
    int from = at;
    for (String lead : List.of("https://doi.org/", "http://dx.doi.org/", "doi:", "doi: ")) {
      if (before.toLowerCase(Locale.ROOT).endsWith(lead)) {
        from = at - lead.length();
      }
    }
    int end = at + doi.length();
    out.text(text.substring(0, from))
        .element(
            HtmlTag.A,
            text.substring(from, end),
            Attribute.href(Address.doi(doi)),
            Attribute.plain(Attribute.Plain.REL, "noopener"))
        .text(text.substring(end));
    return true;
  }

  /** In words; a kind that there is not is shown as none. */
  private static @Nullable String kind(@Nullable String kind) {
    return kind == null
        ? null
        : WorkKind.of(kind).map(it -> PageWords.name(it.word())).orElse(null);
  }

  private ArticleView.WorkNotes notes(NumberedReference numbered) {
    Reference.Governance governance = numbered.reference().governance();
    LocalDate day =
        numbered.keys().stream()
            .filter(corrected::containsKey)
            .map(corrected::get)
            .max(Comparator.naturalOrder())
            .orElse(null);
    String superseding = governance.supersededBy();
    return new ArticleView.WorkNotes(
        notices(governance),
        governance.retraction() != null,
        superseding != null,
        superseding == null ? null : superseding(superseding),
        PageWords.orNull(governance.justification()),
        inHouse(governance.article()),
        quotes(numbered),
        Day.orNull(day, place.words()));
  }

  /** The record's own quote, and those that claims of this page choose. */
  private List<ArticleView.Quoted> quotes(NumberedReference numbered) {
    List<ArticleView.Quoted> out = new ArrayList<>();
    String one = numbered.reference().governance().quote();
    if (one != null) {
      out.add(new ArticleView.Quoted("", PageWords.clean(one), ""));
    }
    for (ChosenQuote quote : place.quotes()) {
      if (numbered.keys().contains(quote.key()) && !quote.id().isEmpty()) {
        out.add(
            new ArticleView.Quoted(
                quote.id(), PageWords.clean(quote.sentence()), PageWords.clean(quote.place())));
      }
    }
    return out;
  }

  private List<ArticleView.Notice> notices(Reference.Governance governance) {
    List<ArticleView.Notice> out = new ArrayList<>();
    governance
        .notices()
        .forEach(
            (mark, notice) ->
                out.add(
                    new ArticleView.Notice(
                        sentence(mark, notice.date(), place.words()),
                        mark == Mark.RETRACTED,
                        identifier(notice.doi(), notice.pmid()))));
    return out;
  }

  /** A retraction in words. */
  static String retraction(Reference.Notice notice, Wording words) {
    return sentence(Mark.RETRACTED, notice.date(), words);
  }

  /** Our fixed words on a mark: what its record says of it is for editors only. */
  private static String sentence(Mark mark, @Nullable LocalDate day, Wording words) {
    String name =
        switch (mark) {
          case RETRACTED -> "mark.retracted";
          case CONCERN -> "mark.concern";
          case CORRECTED -> "mark.correction";
          case SUPERSEDED -> "mark.superseded";
        };
    return day == null ? words.say(name) : words.say(name + "-on", words.day(day));
  }

  /** The work that replaces another: by its number in this list, or by its identifier. */
  private ArticleView.@Nullable Link superseding(String key) {
    NumberedReference cited = citations.get(key);
    if (cited != null) {
      return new ArticleView.Link(
          "#" + cited.anchor(), place.words().say("article.reference-number", cited.number()));
    }
    Reference other = library.references().apply(key).orElse(null);
    return other == null ? null : identifier(other.doi(), other.pmid());
  }

  /** The link of a DOI, else of a PMID; null when there is none of a form that holds no prose. */
  private static ArticleView.@Nullable Link identifier(
      @Nullable String doi, @Nullable String pmid) {
    if (doi != null && PLAIN_DOI.matcher(doi).matches()) {
      return new ArticleView.Link(Address.doi(doi).text(), "doi:" + doi);
    }
    return pmid == null || !PLAIN_PMID.matcher(pmid).matches()
        ? null
        : new ArticleView.Link(Address.pmid(pmid).text(), "PMID " + pmid);
  }

  private ArticleView.@Nullable Other inHouse(@Nullable String id) {
    ArticleSummary summary = id == null ? null : place.catalogue().get(id);
    return summary == null ? null : other(place.root(), summary, place.words());
  }

  /** Another article, as pages name it. */
  static ArticleView.Other other(String root, ArticleSummary summary, Wording words) {
    return new ArticleView.Other(
        Address.article(root, summary.id(), "").text(),
        PageWords.clean(summary.title()),
        summary.status().word(),
        PageWords.plain(summary.status(), words),
        summary.status() == Status.APPROVED);
  }
}
