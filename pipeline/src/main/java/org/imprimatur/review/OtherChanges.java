package org.imprimatur.review;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.imprimatur.model.Article;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Reference;
import org.imprimatur.model.Statement;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What changed in an article beside its claims: title and other front matter, headings, statements
 * that claim nothing, images and code. A reader sees them, and an approval covers them.
 *
 * @param changes each with its old and its new words
 * @param elsewhere whether the content is another though no words here nor any claim tell it: an
 *     image's pixels, an explained word, the record of a reference, the order of things
 */
public record OtherChanges(List<List<ClaimDiff.Piece>> changes, boolean elsewhere) {
  /** Nothing. */
  public static final OtherChanges NONE = new OtherChanges(List.of(), false);

  private static final String FILE = "File";

  /** Copies the changes. */
  public OtherChanges {
    changes = changes.stream().map(List::copyOf).toList();
  }

  /**
   * The texts of an article's page that are not claims: front matter, what stands in the body
   * beside the claims, linked files, and what is said of cited works.
   *
   * @param content its digest, which knows the linked files and the cited keys
   * @param works from a key to its record
   */
  public static List<String> of(
      Article article,
      List<Statement> statements,
      ContentDigest content,
      Function<String, Optional<Reference>> works) {
    List<String> out = new ArrayList<>();
    FrontMatter front = article.frontMatter();
    add(out, "Title", front.title());
    add(out, "Question", front.question());
    add(out, "Summary", front.summary());
    add(out, "Population", front.population());
    add(out, "Authors", String.join(", ", front.authors()));
    add(out, "For", front.audience().word());
    add(out, "Topics", String.join(", ", front.topics()));
    add(out, "Evidence searched to", text(front.evidenceTo()));
    add(out, "Funding", front.funding());
    add(out, "Licence", front.licence());
    add(out, "Review by", text(front.reviewBy()));
    front.changes().forEach(change -> add(out, "Change", change.date() + " " + change.note()));
    TreeMap<Integer, String> body = new TreeMap<>();
    new Beside(body).blocks(article.blocks());
    for (Statement statement : statements) {
      if (!statement.isClaim()) {
        body.put(statement.span().start(), statement.text());
      }
    }
    out.addAll(body.values());
    content.files().forEach((link, digest) -> add(out, FILE, link + ", " + digest));
    for (String key : content.works().keySet()) {
      works.apply(key).ifPresent(work -> said(work, out));
    }
    return out;
  }

  private static void said(Reference work, List<String> out) {
    Reference.Governance governance = work.governance();
    String of = "Reference " + work.key() + ", ";
    add(out, of + "kind", governance.kind());
    add(out, of + "quote", governance.quote());
    governance
        .quotes()
        .forEach(
            (id, quote) ->
                add(
                    out,
                    of + "quote " + id,
                    quote.sentence()
                        + (quote.place().isEmpty() ? "" : " (" + quote.place() + ")")));
    add(out, of + "why it is cited nevertheless", governance.justification());
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  /**
   * The difference of two such lists.
   *
   * @param differs whether the content as a whole is another
   * @param claims what changed of the claims
   */
  public static OtherChanges between(
      List<String> before, List<String> after, boolean differs, ClaimDiff claims) {
    List<List<ClaimDiff.Piece>> out = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
      List<String> from = delta.getSource().getLines();
      List<String> to = delta.getTarget().getLines();
      for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
        out.add(pieces(i < from.size() ? from.get(i) : "", i < to.size() ? to.get(i) : ""));
      }
    }
    return new OtherChanges(out, differs && out.isEmpty() && claims.changes().isEmpty());
  }

  /** Of two digests nobody wants to know which letters they share. */
  private static List<ClaimDiff.Piece> pieces(String from, String to) {
    return from.startsWith(FILE + ": ") && to.startsWith(FILE + ": ")
        ? List.of(new ClaimDiff.Piece('-', from), new ClaimDiff.Piece('+', to))
        : ClaimDiff.words(from, to);
  }

  private static void add(List<String> out, String what, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      out.add(what + ": " + value);
    }
  }

  /** What a reader sees in a body beside its statements, by where it stands. */
  private record Beside(TreeMap<Integer, String> out) implements BodyWalk {
    @Override
    public void heading(Block.Heading it) {
      put(it.span(), "Heading: " + it.text());
      BodyWalk.super.heading(it);
    }

    @Override
    public void codeBlock(Block.CodeBlock it) {
      put(it.span(), "Code: " + it.text());
    }

    @Override
    public void image(Inline.Image it) {
      put(it.span(), "Image: " + it.alt() + " (" + it.destination() + ")");
      BodyWalk.super.image(it);
    }

    @Override
    public void link(Inline.Link it) {
      put(it.span(), "Link: " + it.destination());
      BodyWalk.super.link(it);
    }

    private void put(Span span, String text) {
      out.put(span.start(), text);
    }
  }
}
