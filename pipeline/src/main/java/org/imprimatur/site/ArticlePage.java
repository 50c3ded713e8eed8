package org.imprimatur.site;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Audience;
import org.imprimatur.model.Change;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.ChosenQuote;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.HousePiece;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Person;
import org.imprimatur.model.Status;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/** Makes what an article's page shows. One instance an article. */
final class ArticlePage {
  private final SiteContext context;
  private final Frame frame;
  private final Map<String, ArticleSummary> catalogue;
  private final CheckedArticle checked;
  private final FrontMatter front;
  private final String root;
  private final Place place;
  private final Wording words;
  private final PageFiles files;
  private final PageScope scope;
  private final List<SiteFile> records = new ArrayList<>();

  /**
   * Where a page stands.
   *
   * @param folder beside the article's own page, ending in {@code /}; empty for that page
   * @param past earlier editions, to link to
   * @param edition which earlier edition the page is; null when it is the one in force
   */
  record Place(String folder, List<PastEdition> past, @Nullable PastEdition edition) {}

  ArticlePage(Shelf shelf, CheckedArticle checked, Place place) {
    this.place = place;
    this.context = shelf.context();
    this.frame = shelf.frame();
    this.catalogue = shelf.catalogue();
    this.checked = checked;
    this.front = checked.article().frontMatter();
    this.files = new PageFiles(checked, place.folder());
    Links links = new Links(checked, catalogue.keySet(), files, place.folder());
    this.root = links.root();
    this.words = frame.words();
    this.scope = new PageScope(checked, links, files, shelf.terms(), frame);
  }

  /** What stands beside the page; complete once {@link #view()} was called. */
  List<SiteFile> files() {
    List<SiteFile> all = new ArrayList<>(files.files());
    all.addAll(records);
    return all;
  }

  /** All that the page shows. */
  private List<ChosenQuote> quotes() {
    return checked.claims().stream()
        .flatMap(claim -> claim.support().quotes().stream())
        .distinct()
        .toList();
  }

  ArticleView view() {
    Body.Rendered body = Body.render(scope);
    ReferenceList works =
        new ReferenceList(
            new ReferenceList.Place(root, words, catalogue, quotes()),
            scope.citations(),
            context.library(),
            checked.proof().marks().corrected());
    PageHead bare = bare();
    ArticleView.About about = about(bare);
    PageHead shell = described(bare, about);
    return new ArticleView(
        shell,
        head(),
        ReviewState.of(checked, context, root),
        editions(),
        audiences(),
        body.contents(),
        body.html(),
        terms(),
        checked.references().stream().map(works::view).toList(),
        related(),
        changes(front.changes(), words),
        notices(),
        frame
            .pieces()
            .of(
                front.audience() == Audience.PATIENT ? HousePiece.PATIENT : HousePiece.ARTICLE,
                root,
                3),
        disclaimer(),
        about);
  }

  private PageHead bare() {
    boolean isPast = place.edition() != null;
    String title =
        isPast
            ? words.say("status.in-title", front.title(), words.say("review.past-short"))
            : front.title();
    boolean isApproved = checked.proof().proved() == Status.APPROVED;
    return frame.article(
        title, description(), checked.id().url() + place.folder(), isApproved && !isPast);
  }

  /** Of an earlier edition, nothing is said to programs. */
  private PageHead described(PageHead bare, ArticleView.About about) {
    if (place.edition() != null) {
      return bare.with(JsonLd.NONE, List.of());
    }
    records.addAll(PageRecords.of(checked, about, bare));
    return bare.with(
        JsonLd.of(front, checked.proof(), checked.references(), about, bare),
        MetaTags.of(front, about, checked.proof().proved(), bare));
  }

  /** The answer; where it is not approved, a description says so wherever it is read. */
  private String description() {
    String summary = front.summary() == null ? "" : front.summary();
    return checked.proof().proved() == Status.APPROVED
        ? summary
        : (PageWords.caution(words) + ". " + summary).strip();
  }

  /** Prose of the front matter, as that of the body is shown; null where there is none. */
  private @Nullable Content prose(@Nullable String text) {
    String shown = PageWords.orNull(text);
    return shown == null ? null : new Html().prose(Measures.bound(shown), words);
  }

  private ArticleView.Head head() {
    List<ArticleView.Link> topics = new ArrayList<>();
    for (String topic : front.topics()) {
      String slug = PageWords.slug(topic);
      if (!slug.isEmpty()) {
        String href = Address.inSite(root, "topics/" + slug + "/").text();
        topics.add(new ArticleView.Link(href, PageWords.name(topic)));
      }
    }
    return new ArticleView.Head(
        checked.id().value(),
        PageWords.clean(front.title()),
        prose(front.question()),
        prose(front.summary()),
        prose(front.population()),
        PageWords.of(front.audience(), words),
        front.audience().word(),
        topics);
  }

  /** The article and, if it has a page, its variant; professionals first. */
  private List<ArticleView.Audience> audiences() {
    ArticleId base = checked.id().base();
    List<ArticleView.Audience> out = new ArrayList<>();
    for (ArticleId id : List.of(base, base.patientVariant())) {
      boolean isHere = id.equals(checked.id());
      ArticleSummary summary = catalogue.get(id.value());
      if (isHere || summary != null) {
        Audience audience = isHere || summary == null ? front.audience() : summary.audience();
        String href = isHere ? "" : Address.article(root, id, "").text();
        out.add(
            new ArticleView.Audience(href, audience.word(), PageWords.of(audience, words), isHere));
      }
    }
    return out;
  }

  private List<ArticleView.Term> terms() {
    List<ArticleView.Term> out = new ArrayList<>();
    for (GlossaryEntry entry : scope.terms()) {
      out.add(
          new ArticleView.Term(
              PageScope.termId(out.size() + 1),
              PageWords.clean(entry.term()),
              Measures.shown(PageWords.clean(entry.definition()), words)));
    }
    return out;
  }

  /** What the author names as related, and works of this house that the article cites. */
  private List<ArticleView.Other> related() {
    Set<String> ids = new LinkedHashSet<>(front.related());
    for (NumberedReference reference : checked.references()) {
      String id = reference.reference().governance().article();
      if (id != null) {
        ids.add(id);
      }
    }
    ids.remove(checked.id().value());
    List<ArticleView.Other> out = new ArrayList<>();
    for (String id : ids) {
      ArticleSummary summary = catalogue.get(id);
      if (summary != null) {
        out.add(ReferenceList.other(root, summary, words));
      }
    }
    return out;
  }

  /** Changes as pages show them, newest first. */
  static List<ArticleView.ChangeLine> changes(List<Change> changes, Wording words) {
    return changes.stream()
        .sorted((a, b) -> b.date().compareTo(a.date()))
        .map(
            change ->
                new ArticleView.ChangeLine(
                    Day.of(change.date(), words),
                    PageWords.of(change.kind(), words),
                    change.conclusionsChanged(),
                    PageWords.clean(change.note())))
        .toList();
  }

  private ArticleView.Editions editions() {
    List<ArticleView.EditionLink> past =
        place.past().stream()
            .map(
                each ->
                    new ArticleView.EditionLink(
                        Address.inSite("", each.name() + "/").text(),
                        Day.of(each.approved(), words)))
            .toList();
    PastEdition here = place.edition();
    return new ArticleView.Editions(
        past,
        here == null ? null : Day.of(here.approved(), words),
        Address.article(root, checked.id(), "").text());
  }

  /** What the house says to the readers of this article. */
  private List<String> notices() {
    return context.configuration().site().notices().of(front.audience()).stream()
        .map(PageWords::clean)
        .toList();
  }

  private ArticleView.Disclaimer disclaimer() {
    List<String> own = context.configuration().site().disclaimer().of(front.audience());
    String kind = front.audience() == Audience.PATIENT ? "patient" : "professional";
    String title = words.say("disclaimer." + kind + "-title");
    Stream<String> text = own.isEmpty() ? Stream.of(words.say("disclaimer." + kind)) : own.stream();
    return new ArticleView.Disclaimer(
        title,
        text.<Content>map(
                each ->
                    own.isEmpty()
                        ? Phrase.of(each, at -> Address.inSite(root, ""))
                        : new Html().text(each))
            .toList(),
        !own.isEmpty());
  }

  private @Nullable Content interests(Person person) {
    String stated = PageWords.orNull(person.interests());
    return stated == null ? null : prose(words.say("article.interests", stated));
  }

  private ArticleView.About about(PageHead shell) {
    List<ArticleView.Author> authors = new ArrayList<>();
    for (String id : front.authors()) {
      Person person = context.configuration().person(id).orElse(null);
      authors.add(
          person == null
              ? new ArticleView.Author(PageWords.clean(id), null, null)
              : new ArticleView.Author(
                  PageWords.clean(person.name()),
                  HousePages.entry(root, person),
                  interests(person)));
    }
    return new ArticleView.About(
        authors,
        !checked.proof().coversLess(),
        Day.orNull(front.evidenceTo(), words),
        PageWords.orNull(front.funding()),
        PageWords.orNull(front.licence()),
        Licences.address(front.licence()),
        contact(context.configuration().site()),
        PageWords.clean(checked.proof().content()),
        citeThis(authors, shell),
        PageRecords.links(false));
  }

  /** The site's contact as a link, or null. */
  static ArticleView.@Nullable Link contact(Configuration.Site site) {
    String contact = site.contact();
    if (contact == null || contact.isBlank()) {
      return null;
    }
    boolean isMail = contact.indexOf('@') > 0 && contact.indexOf(':') < 0;
    Address address = Address.external(isMail ? "mailto:" + contact : contact).orElse(null);
    return address == null ? null : new ArticleView.Link(address.text(), PageWords.clean(contact));
  }

  private String citeThis(List<ArticleView.Author> authors, PageHead shell) {
    StringBuilder out = new StringBuilder();
    for (ArticleView.Author author : authors) {
      out.append(out.isEmpty() ? "" : "; ").append(author.name());
    }
    sentence(out, shell.title());
    sentence(out, shell.siteTitle());
    if (front.updated() != null) {
      sentence(out, words.say("article.cite-updated", words.day(front.updated())));
    }
    Status status = checked.proof().proved();
    sentence(out, words.say("article.cite-status", PageWords.step(status, words)));
    if (shell.canonical() != null) {
      out.append(' ').append(shell.canonical());
    }
    return out.toString();
  }

  private static void sentence(StringBuilder out, String text) {
    if (!out.isEmpty()) {
      char last = out.charAt(out.length() - 1);
      out.append(last == '.' || last == '?' || last == '!' ? " " : ". ");
    }
    out.append(text);
    if (!text.isEmpty() && ".?!".indexOf(text.charAt(text.length() - 1)) < 0) {
      out.append('.');
    }
  }
}
