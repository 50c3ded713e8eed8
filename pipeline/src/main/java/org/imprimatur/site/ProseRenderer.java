package org.imprimatur.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Coverage;
import org.imprimatur.model.Inline;
import org.imprimatur.model.LinkTarget;
import org.imprimatur.model.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Running text as HTML. A claim is a stretch of the source, emphasis and links are a tree, and the
 * two may cross: so tags are opened only when something is to be shown under them, the claim always
 * outermost, and where a claim begins or ends what is open is closed and opened again.
 */
final class ProseRenderer {
  private final PageScope scope;
  private final Html out;
  private final boolean isHeading;
  private final List<Inline> wanted = new ArrayList<>();
  private final List<Inline> opened = new ArrayList<>();
  private final List<HtmlTag> openedTags = new ArrayList<>();
  private @Nullable Claim openClaim;

  private ProseRenderer(PageScope scope, Html out, boolean isHeading) {
    this.scope = scope;
    this.out = out;
    this.isHeading = isHeading;
  }

  /** Appends the content of a paragraph or cell. */
  static void render(List<Inline> content, PageScope scope, Html out) {
    ProseRenderer prose = new ProseRenderer(scope, out, false);
    prose.walk(content);
    prose.finish();
  }

  /** Appends the content of a heading: no claims, no terms. */
  static void renderHeading(List<Inline> content, PageScope scope, Html out) {
    ProseRenderer prose = new ProseRenderer(scope, out, true);
    prose.walk(content);
    prose.finish();
  }

  private void walk(List<Inline> content) {
    for (int i = 0; i < content.size(); i++) {
      Inline inline = content.get(i);
      int end = TextRun.end(content, i);
      if (end > i) {
        boolean beforeCite = end < content.size() && content.get(end) instanceof Inline.Cite;
        renderWords(TextRun.of(content.subList(i, end)), beforeCite);
        i = end - 1;
      } else if (inline instanceof Inline.Emphasis emphasis) {
        walkUnder(emphasis, emphasis.content());
      } else if (inline instanceof Inline.Strong strong) {
        walkUnder(strong, strong.content());
      } else if (inline instanceof Inline.Link link) {
        walkUnder(link, link.content());
      } else {
        renderLeaf(inline);
      }
    }
  }

  private void walkUnder(Inline wrapper, List<Inline> content) {
    wanted.add(wrapper);
    walk(content);
    wanted.remove(wanted.size() - 1);
  }

  private void renderLeaf(Inline inline) {
    if (inline instanceof Inline.Cite cite) {
      place(cite.span().start(), withoutLinks());
      scope.citations().render(cite, out);
    } else if (inline instanceof Inline.Marks marks) {
      renderMarks(marks);
    } else {
      place(inline.span().start(), wanted);
      if (inline instanceof Inline.Code code) {
        out.element(HtmlTag.CODE, code.text());
      } else if (inline instanceof Inline.RawHtml raw) {
        out.element(HtmlTag.CODE, raw.text(), Attribute.css("raw"));
      } else if (inline instanceof Inline.Image image) {
        image(image, scope, out);
        renderCited(image);
      } else if (inline instanceof Inline.HardBreak) {
        out.open(HtmlTag.BR).text("\n");
      }
    }
  }

  /** An attribute block shows nothing, but a lead-in or heading may say how certain it is. */
  private void renderMarks(Inline.Marks marks) {
    Attributes grade = scope.gradeAt(marks.span());
    if (!grade.isEmpty()) {
      place(marks.span().start(), List.of());
      Badges.render(grade, out);
    }
  }

  private void renderWords(TextRun run, boolean beforeCite) {
    int length = run.text().length();
    while (beforeCite && length > 0 && TextRun.isBlank(run.text().charAt(length - 1))) {
      length--;
    }
    int from = 0;
    while (from < length) {
      GlossaryTerms.Match match = mayExplain() ? scope.term(run.text(), from) : null;
      int end = match == null ? length : match.start();
      renderStretch(run, from, end);
      if (match != null) {
        renderTerm(run, match);
        end = match.end();
      }
      from = end;
    }
    if (length < run.text().length()) {
      // A citation's mark does not begin a line alone.
      place(run.sourceOffset(length), wanted);
      out.text("\u00A0");
    }
  }

  private boolean mayExplain() {
    return !isHeading && wanted.stream().noneMatch(wrapper -> wrapper instanceof Inline.Link);
  }

  private void renderStretch(TextRun run, int from, int to) {
    int start = 0;
    for (Inline piece : run.pieces()) {
      int next = start + TextRun.length(piece);
      int first = Math.max(from, start) - start;
      int last = Math.min(to, next) - start;
      if (first < last && piece instanceof Inline.Text text && text.isVerbatim()) {
        renderPieces(text, first, last);
      } else if (first < last) {
        place(piece.span().start(), wanted);
        out.text(run.text().substring(start + first, start + last));
      }
      start = next;
    }
  }

  private void renderPieces(Inline.Text text, int from, int to) {
    int base = text.span().start();
    int at = from;
    while (at < to) {
      int next = isHeading ? to : scope.claims().nextBoundary(base + at, base + to) - base;
      place(base + at, wanted);
      out.text(text.text().substring(at, next));
      at = next;
    }
  }

  private void renderTerm(TextRun run, GlossaryTerms.Match match) {
    place(run.sourceOffset(match.start()), wanted);
    out.element(
        HtmlTag.A,
        run.text().substring(match.start(), match.end()),
        Attribute.css("term"),
        Attribute.href(Address.fragment(scope.explain(match.entry()))));
  }

  /** What an image's description cites stands right behind the image. */
  private void renderCited(Inline.Image image) {
    for (Inline.Cite cite : cites(image)) {
      place(cite.span().start(), withoutLinks());
      scope.citations().render(cite, out);
    }
  }

  /** The citations in an image's description. */
  static List<Inline.Cite> cites(Inline.Image image) {
    List<Inline.Cite> found = new ArrayList<>();
    cites(image.content(), found);
    return found;
  }

  private static void cites(List<Inline> content, List<Inline.Cite> found) {
    for (Inline inline : content) {
      if (inline instanceof Inline.Cite cite) {
        found.add(cite);
      }
      cites(inline.content(), found);
    }
  }

  /** Appends an image, or its alternative text where it cannot be shown. */
  static void image(Inline.Image image, PageScope scope, Html out) {
    Optional<PageFiles.Image> shown = scope.image(image.destination());
    if (shown.isEmpty()) {
      out.element(HtmlTag.SPAN, "[Image: " + image.alt() + "]", Attribute.css("image-missing"));
      return;
    }
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(Attribute.src(shown.get().address()));
    attributes.add(Attribute.plain(Attribute.Plain.ALT, image.alt()));
    Picture.Size size = shown.get().size();
    if (size != null) {
      // The browser keeps the place, so that what is read does not jump when the image comes.
      attributes.add(Attribute.plain(Attribute.Plain.WIDTH, Integer.toString(size.width())));
      attributes.add(Attribute.plain(Attribute.Plain.HEIGHT, Integer.toString(size.height())));
    }
    attributes.add(Attribute.plain(Attribute.Plain.LOADING, "lazy"));
    out.open(HtmlTag.IMG, attributes.toArray(Attribute[]::new));
  }

  /** Opens and closes tags so that what follows stands in its claim and under its wrappers. */
  @SuppressWarnings("ReferenceEquality") // which claim, which tag: the same one, not an equal one
  private void place(int offset, List<Inline> wrappers) {
    Claim claim = isHeading ? null : scope.claims().at(offset);
    if (claim != openClaim) {
      finish();
      if (claim != null) {
        openClaim(claim);
      }
    }
    int common = 0;
    while (common < opened.size()
        && common < wrappers.size()
        && opened.get(common) == wrappers.get(common)) {
      common++;
    }
    closeDownTo(common);
    for (Inline wrapper : wrappers.subList(common, wrappers.size())) {
      openWrapper(wrapper);
    }
  }

  private void finish() {
    closeDownTo(0);
    Claim claim = openClaim;
    if (claim != null) {
      out.close(HtmlTag.SPAN);
      openClaim = null;
      if (scope.isPending() && claim.coverage() == Coverage.NONE && claim.unknown().isEmpty()) {
        out.text(" ").element(HtmlTag.SPAN, "[citation needed]", Attribute.css("needed"));
      }
      Badges.render(claim, out);
    }
  }

  private void openClaim(Claim claim) {
    openClaim = claim;
    Attribute css = Attribute.css(claim.coverage() == Coverage.NONE ? "claim uncited" : "claim");
    Attribute coverage = Attribute.data("coverage", claim.coverage().word());
    if (scope.take(claim)) {
      out.open(HtmlTag.SPAN, css, Attribute.id(claim.id()), coverage);
    } else {
      out.open(HtmlTag.SPAN, css, coverage);
    }
  }

  private void openWrapper(Inline wrapper) {
    opened.add(wrapper);
    if (wrapper instanceof Inline.Link link) {
      openedTags.add(openLink(link));
    } else {
      HtmlTag tag = wrapper instanceof Inline.Strong ? HtmlTag.STRONG : HtmlTag.EM;
      openedTags.add(tag);
      out.open(tag);
    }
  }

  private HtmlTag openLink(Inline.Link link) {
    Optional<Address> address = scope.link(link.destination());
    if (address.isEmpty()) {
      out.open(HtmlTag.SPAN, Attribute.css("no-link"));
      return HtmlTag.SPAN;
    }
    LinkTarget target = scope.target(link.destination());
    if (target instanceof LinkTarget.Web || target instanceof LinkTarget.Mail) {
      out.open(
          HtmlTag.A,
          Attribute.href(address.get()),
          Attribute.plain(Attribute.Plain.REL, "noopener"));
    } else {
      out.open(HtmlTag.A, Attribute.href(address.get()));
    }
    return HtmlTag.A;
  }

  private void closeDownTo(int depth) {
    while (opened.size() > depth) {
      opened.remove(opened.size() - 1);
      out.close(openedTags.remove(openedTags.size() - 1));
    }
  }

  /** A citation mark is a link itself and cannot stand in another. */
  private List<Inline> withoutLinks() {
    return wanted.stream().filter(wrapper -> !(wrapper instanceof Inline.Link)).toList();
  }
}
