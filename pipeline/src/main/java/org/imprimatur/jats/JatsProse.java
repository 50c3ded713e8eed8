package org.imprimatur.jats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Claim;
import org.imprimatur.model.FindingsTable;
import org.imprimatur.model.Inline;
import org.imprimatur.model.LinkTarget;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Picture;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Running text. Where a claim begins stands a target with its id; how sure it is and what it rests
 * on stand behind it in words. No reference stands in a link, where JATS has no place for it: it
 * follows the link.
 */
final class JatsProse implements Inline.Visitor {
  private final JatsArticle article;
  private final Ids ids;
  private final JatsPictures pictures;
  private final Xml out;
  private final Map<String, NumberedReference> works = new HashMap<>();
  private final TreeMap<Integer, Claim> claims = new TreeMap<>();
  private final Map<String, String> outcomes = new HashMap<>();
  private final List<Inline.Cite> behindLink = new ArrayList<>();
  private boolean inLink;

  JatsProse(JatsArticle article, Ids ids, JatsPictures pictures, Xml out) {
    this.article = article;
    this.ids = ids;
    this.pictures = pictures;
    this.out = out;
    for (NumberedReference work : article.checked().references()) {
      work.keys().forEach(key -> works.put(key, work));
    }
    for (Claim claim : article.checked().claims()) {
      claims.putIfAbsent(claim.statement().span().start(), claim);
    }
    for (FindingsTable table : FindingsTable.all(article.checked().article().blocks())) {
      for (FindingsTable.Outcome outcome : table.outcomes()) {
        String id = outcome.id();
        if (id != null) {
          outcomes.putIfAbsent(id, outcome.name());
        }
      }
    }
  }

  /** Writes some content. */
  void write(List<Inline> content) {
    content.forEach(inline -> inline.accept(this));
  }

  /** Puts the targets of the claims that begin in a stretch of the source. */
  private void targets(int from, int to) {
    if (inLink || from >= to) {
      return;
    }
    Map<Integer, Claim> begin = claims.subMap(from, to);
    for (Claim claim : begin.values()) {
      target(claim.id());
    }
    begin.clear();
  }

  private void target(String anchor) {
    String id = ids.place(anchor);
    if (id != null) {
      out.open("target").with("id", id).close();
    }
  }

  private void targets(Inline inline) {
    targets(inline.span().start(), inline.span().end());
  }

  /** Those that begin with the mark before what stands inside. */
  private void opening(Inline inline) {
    int inside =
        inline.content().isEmpty() ? inline.span().end() : inline.content().get(0).span().start();
    targets(inline.span().start(), inside);
  }

  @Override
  public void text(Inline.Text it) {
    Span span = it.span();
    if (!it.isVerbatim() || inLink) {
      targets(it);
      out.text(it.text());
      return;
    }
    int done = span.start();
    for (int start : List.copyOf(claims.subMap(span.start(), span.end()).keySet())) {
      out.text(it.text().substring(done - span.start(), start - span.start()));
      targets(start, start + 1);
      done = start;
    }
    out.text(it.text().substring(done - span.start()));
  }

  @Override
  public void code(Inline.Code it) {
    targets(it);
    out.open("monospace").text(it.text()).close();
  }

  @Override
  public void rawHtml(Inline.RawHtml it) {
    targets(it);
    out.text(it.text());
  }

  @Override
  public void emphasis(Inline.Emphasis it) {
    opening(it);
    out.open("italic");
    write(it.content());
    out.close();
  }

  @Override
  public void strong(Inline.Strong it) {
    opening(it);
    out.open("bold");
    write(it.content());
    out.close();
  }

  @Override
  public void softBreak(Inline.SoftBreak it) {
    out.text("\n");
  }

  /** JATS has no line break inside a paragraph. */
  @Override
  public void hardBreak(Inline.HardBreak it) {
    out.text("\n");
  }

  @Override
  public void link(Inline.Link it) {
    targets(it);
    LinkTarget target = article.checked().targets().links().get(it.destination());
    boolean opened = !inLink && target != null && target.accept(new Opening());
    boolean before = inLink;
    inLink = inLink || opened;
    write(it.content());
    inLink = before;
    if (opened) {
      out.close();
      List<Inline.Cite> cites = List.copyOf(behindLink);
      behindLink.clear();
      cites.forEach(this::cite);
    }
  }

  /** Opens the element of a link; false where it leads to nothing that a reader can follow. */
  private final class Opening implements LinkTarget.Visitor<Boolean> {
    private Boolean external(@Nullable String address) {
      if (address == null) {
        return false;
      }
      out.open("ext-link").with("ext-link-type", "uri").with("xlink:href", address);
      return true;
    }

    @Override
    public Boolean web(LinkTarget.Web it) {
      return external(it.address());
    }

    @Override
    public Boolean mail(LinkTarget.Mail it) {
      return external(it.address());
    }

    @Override
    public Boolean phone(LinkTarget.Phone it) {
      return external(it.address());
    }

    @Override
    public Boolean place(LinkTarget.Place it) {
      String id = ids.of(it.anchor());
      if (id == null) {
        return false;
      }
      out.open("xref").with("ref-type", "other").with("rid", id);
      return true;
    }

    @Override
    public Boolean article(LinkTarget.OfArticle it) {
      ArticleSummary other = article.published().get(it.id().value());
      String address =
          other == null ? null : JatsFront.address(other.id(), article.configuration().site());
      return external(
          address == null || it.anchor() == null ? address : address + "#" + it.anchor());
    }

    /** The files of an article are not part of its document. */
    @Override
    public Boolean file(LinkTarget.File it) {
      return false;
    }

    @Override
    public Boolean nowhere(LinkTarget.Nowhere it) {
      return false;
    }
  }

  @Override
  public void image(Inline.Image it) {
    targets(it);
    Picture.Published picture = pictures.of(it.destination()).orElse(null);
    if (picture == null) {
      out.text("[Image: " + it.alt() + "]");
    } else {
      pictures.graphic("inline-graphic", picture, out);
      out.open("alt-text").text(it.alt()).close().close();
    }
    citesOf(it);
  }

  /** Writes what the description of an image cites. */
  void citesOf(Inline.Image image) {
    BodyWalk walk =
        new BodyWalk() {
          @Override
          public void cite(Inline.Cite it) {
            JatsProse.this.cite(it);
          }
        };
    walk.inlines(image.content());
  }

  @Override
  public void cite(Inline.Cite it) {
    if (inLink) {
      behindLink.add(it);
      return;
    }
    targets(it);
    Citation first = it.citations().get(0);
    NumberedReference named = works.get(first.key());
    if (first.mode() == Citation.Mode.AUTHOR_IN_TEXT && named != null) {
      out.text(new JatsReference(named, out).author() + " ");
    }
    out.text("[");
    String between = "";
    for (Citation citation : it.citations()) {
      out.text(between);
      between = "; ";
      citation(citation);
    }
    out.text("]");
  }

  private void citation(Citation citation) {
    out.text(citation.prefix().isEmpty() ? "" : citation.prefix() + " ");
    NumberedReference work = works.get(citation.key());
    if (work == null) {
      out.text(article.words().say("article.unknown-reference", citation.key()));
    } else {
      out.open("xref").with("ref-type", "bibr").with("rid", work.anchor());
      out.text(Integer.toString(work.number())).close();
    }
    String suffix = citation.suffix().strip();
    out.text(suffix.isEmpty() || suffix.startsWith(",") ? suffix : ", " + suffix);
  }

  /** What an attribute block says to readers, in words. */
  @Override
  public void marks(Inline.Marks it) {
    Attributes attributes = it.attributes();
    String id = attributes.id();
    if (id != null) {
      target(id);
    }
    grade("strength", attributes.value("strength"), " recommendation");
    grade("certainty", attributes.value("certainty"), " certainty");
    for (String named : FindingsTable.restsOn(attributes)) {
      String place = ids.of(named);
      String name = outcomes.get(named);
      if (place != null && name != null && !inLink) {
        out.text(" [").open("xref").with("ref-type", "table").with("rid", place);
        out.text(name).close().text("]");
      }
    }
  }

  private void grade(String what, @Nullable String value, String noun) {
    if (value != null) {
      out.text(" (").open("named-content").with("content-type", what);
      out.text(value.replace('-', ' ') + noun).close().text(")");
    }
  }
}
