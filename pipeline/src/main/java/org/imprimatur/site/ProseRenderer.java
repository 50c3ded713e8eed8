package org.imprimatur.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Coverage;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Picture;
import org.imprimatur.model.TextReader;
import org.jspecify.annotations.Nullable;

/**
 * Running text as HTML. A claim is a stretch of the source, emphasis and links are a tree, and the
 * two may cross: so tags are opened only when something is to be shown under them, the claim always
 * outermost, and where a claim begins or ends what is open is closed and opened again.
 */
final class ProseRenderer implements Inline.Visitor {
  private final PageScope scope;
  private final Html out;
  private final boolean isHeading;
  private final TextReader run = TextRun.reader();
  private final List<Wrapper> wanted = new ArrayList<>();
  private final List<Wrapper> opened = new ArrayList<>();
  private final List<HtmlTag> openedTags = new ArrayList<>();
  private @Nullable Claim openClaim;

  /**
   * Emphasis or a link: the same one, not an equal one, is what stands open.
   *
   * @param link the link, else null
   */
  private record Wrapper(HtmlTag tag, Inline.@Nullable Link link) {
    boolean isLink() {
      return link != null;
    }
  }

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
    content.forEach(inline -> inline.accept(this));
    words(false);
  }

  private void walkUnder(Wrapper wrapper, List<Inline> content) {
    words(false);
    wanted.add(wrapper);
    walk(content);
    wanted.remove(wanted.size() - 1);
  }

  @Override
  public void text(Inline.Text it) {
    run.text(it);
  }

  @Override
  public void softBreak(Inline.SoftBreak it) {
    run.softBreak(it);
  }

  @Override
  public void emphasis(Inline.Emphasis it) {
    walkUnder(new Wrapper(HtmlTag.EM, null), it.content());
  }

  @Override
  public void strong(Inline.Strong it) {
    walkUnder(new Wrapper(HtmlTag.STRONG, null), it.content());
  }

  @Override
  public void link(Inline.Link it) {
    walkUnder(new Wrapper(HtmlTag.A, it), it.content());
  }

  @Override
  public void code(Inline.Code it) {
    leaf(it);
    out.element(HtmlTag.CODE, it.text());
  }

  @Override
  public void rawHtml(Inline.RawHtml it) {
    leaf(it);
    out.element(HtmlTag.CODE, it.text(), Attribute.css("raw"));
  }

  @Override
  public void image(Inline.Image it) {
    leaf(it);
    image(it, scope, out);
    cites(it).forEach(this::citation); // right behind the image
  }

  @Override
  public void hardBreak(Inline.HardBreak it) {
    leaf(it);
    out.open(HtmlTag.BR).text("\n");
  }

  @Override
  public void cite(Inline.Cite it) {
    words(true);
    citation(it);
  }

  /** A citation mark is a link itself and cannot stand in another. */
  private void citation(Inline.Cite cite) {
    place(cite.span().start(), wanted.stream().filter(wrapper -> !wrapper.isLink()).toList());
    scope.citations().render(cite, out);
  }

  private void leaf(Inline inline) {
    words(false);
    place(inline.span().start(), wanted);
  }

  /**
   * An attribute block shows nothing, but a lead-in or heading may say how certain it is, and what
   * is not a claim may have an id.
   */
  @Override
  public void marks(Inline.Marks it) {
    words(false);
    Attributes grade = scope.gradeAt(it.span());
    if (!grade.isEmpty()) {
      place(it.span().start(), List.of());
      String id = grade.id();
      if (id != null && scope.take(id)) {
        out.open(HtmlTag.SPAN, Attribute.id(id)).close(HtmlTag.SPAN);
      }
      Badges.render(grade, scope, out);
    }
  }

  /** Shows the words and line ends that were met, up to here. */
  private void words(boolean beforeCite) {
    if (!run.isEmpty()) {
      renderWords(TextRun.take(run), beforeCite);
    }
  }

  private void renderWords(TextRun run, boolean beforeCite) {
    int length = run.text().length();
    while (beforeCite && length > 0 && TextRun.isBlank(run.text().charAt(length - 1))) {
      length--;
    }
    String shown = Measures.bound(run.text());
    int from = 0;
    while (from < length) {
      GlossaryTerms.Match match = mayExplain() ? scope.term(run.text(), from) : null;
      int end = match == null ? length : match.start();
      renderStretch(run, shown, from, end);
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
    return !isHeading && wanted.stream().noneMatch(Wrapper::isLink);
  }

  /** A stretch of a run, in the characters that are shown of it. */
  private void renderStretch(TextRun run, String shown, int from, int to) {
    for (int piece = 0; piece < run.pieces(); piece++) {
      int first = Math.max(from, run.start(piece));
      int last = Math.min(to, run.start(piece + 1));
      if (first < last && run.isVerbatim(piece)) {
        renderPieces(shown, first, last, run.source(piece) - run.start(piece));
      } else if (first < last) {
        place(run.source(piece), wanted);
        out.prose(shown.substring(first, last), scope.words());
      }
    }
  }

  /**
   * Words that stand in the source as they are.
   *
   * @param base how much farther behind they stand there
   */
  private void renderPieces(String text, int from, int to, int base) {
    int at = from;
    while (at < to) {
      int next = isHeading ? to : scope.claims().nextBoundary(base + at, base + to) - base;
      place(base + at, wanted);
      out.prose(text.substring(at, next), scope.words());
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

  /** The citations in an image's description. */
  static List<Inline.Cite> cites(Inline.Image image) {
    List<Inline.Cite> found = new ArrayList<>();
    BodyWalk walk =
        new BodyWalk() {
          @Override
          public void cite(Inline.Cite it) {
            found.add(it);
          }
        };
    walk.inlines(image.content());
    return found;
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
  private void place(int offset, List<Wrapper> wrappers) {
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
    for (Wrapper wrapper : wrappers.subList(common, wrappers.size())) {
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
        out.text(" ")
            .element(
                HtmlTag.SPAN,
                scope.words().say("caution.citation-needed"),
                Attribute.css("needed"));
      }
      Badges.render(claim, scope, out);
    }
  }

  private void openClaim(Claim claim) {
    openClaim = claim;
    Attribute css = Attribute.css(claim.coverage() == Coverage.NONE ? "claim uncited" : "claim");
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(css);
    if (scope.take(claim)) {
      attributes.add(Attribute.id(claim.id()));
    }
    attributes.add(Attribute.data("coverage", claim.coverage().word()));
    if (claim.polarity() != null) {
      attributes.add(Attribute.data("polarity", claim.polarity().kind().word()));
    }
    out.open(HtmlTag.SPAN, attributes.toArray(Attribute[]::new));
  }

  private void openWrapper(Wrapper wrapper) {
    opened.add(wrapper);
    Inline.Link link = wrapper.link();
    if (link != null) {
      openedTags.add(openLink(link));
    } else {
      openedTags.add(wrapper.tag());
      out.open(wrapper.tag());
    }
  }

  private HtmlTag openLink(Inline.Link link) {
    Optional<Links.Way> way = scope.link(link.destination());
    if (way.isEmpty()) {
      out.open(HtmlTag.SPAN, Attribute.css("no-link"));
      return HtmlTag.SPAN;
    }
    Attribute href = Attribute.href(way.get().address());
    if (way.get().outside()) {
      out.open(HtmlTag.A, href, Attribute.plain(Attribute.Plain.REL, "noopener"));
    } else {
      out.open(HtmlTag.A, href);
    }
    return HtmlTag.A;
  }

  private void closeDownTo(int depth) {
    while (opened.size() > depth) {
      opened.remove(opened.size() - 1);
      out.close(openedTags.remove(openedTags.size() - 1));
    }
  }
}
