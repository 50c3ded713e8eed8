package org.imprimatur.theme;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.drug.Doses;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.HousePiece;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextOptions;
import org.imprimatur.model.TextReader;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.wording.Wording;

/**
 * Reads the pieces of pages that a house fills with words of its own. A piece is whole or not there
 * at all: half a text could say the opposite of what its author wrote.
 */
final class PieceReader {
  /** Where the pieces lie. */
  static final String FOLDER = "theme/pieces";

  /** From the site's folder, written with a slash before it: nothing that leaves the folder. */
  private static final Pattern IN_SITE =
      Pattern.compile("/(?:[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*+/)*+(?:feed\\.xml|reviews\\.ics)?");

  private final HouseFolder folder;
  private final Wording words;
  private final List<Finding> findings;

  private PieceReader(HouseFolder folder, Wording words, List<Finding> findings) {
    this.folder = folder;
    this.words = words;
    this.findings = findings;
  }

  /** The pieces that are allowed; what is wrong with others is added to the findings. */
  static Map<HousePiece, List<Block>> read(
      HouseFolder folder, Wording words, List<Finding> findings) {
    return new PieceReader(folder, words, findings).pieces();
  }

  private Map<HousePiece, List<Block>> pieces() {
    Map<HousePiece, List<Block>> out = new EnumMap<>(HousePiece.class);
    Set<String> others = new TreeSet<>(folder.names(FOLDER));
    for (HousePiece piece : HousePiece.values()) {
      if (others.remove(piece.file())) {
        Optional<HouseText> text = folder.markdown(FOLDER + "/" + piece.file());
        text.filter(it -> isAllowed(piece, it)).ifPresent(it -> out.put(piece, it.blocks()));
      }
    }
    for (String name : others) {
      findings.add(
          Finding.ofFile(
              RuleId.CONFIG_PIECE,
              Level.ERROR,
              FOLDER + "/" + name,
              "the pages have no piece of this name; it is shown nowhere",
              "the names are "
                  + String.join(
                      ", ", Stream.of(HousePiece.values()).map(HousePiece::file).toList())));
    }
    return out;
  }

  private boolean isAllowed(HousePiece piece, HouseText text) {
    Judge judge = new Judge(piece, text.source());
    text.problems().forEach(problem -> judge.refuse(problem.span(), problem.message(), ""));
    if (text.source().length() > piece.longest()) {
      judge.refuse(
          new Span(0, 0),
          "this piece has more than " + piece.longest() + " characters",
          "shorten it; a longer text is an article, or theme/pieces/about.md");
    } else {
      judge.blocks(text.blocks());
    }
    findings.addAll(judge.found);
    return judge.found.isEmpty() && !text.blocks().isEmpty();
  }

  /** Looks for what a piece may not hold. */
  private final class Judge implements BodyWalk {
    private final List<Finding> found = new ArrayList<>();
    private final HousePiece piece;
    private final Source source;

    Judge(HousePiece piece, Source source) {
      this.piece = piece;
      this.source = source;
    }

    private void refuse(Span span, String message, String hint) {
      String whole = message + "; the piece is left out";
      found.add(
          Problem.of(RuleId.CONFIG_PIECE, span, whole, hint.isEmpty() ? null : hint)
              .in(source, Level.ERROR));
    }

    private void refuseKind(Span span, String kind) {
      refuse(
          span,
          "a piece may not have " + kind,
          "it has headings, paragraphs, lists, emphasis and links; docs/theme.md says more");
    }

    /** What a reader could act on, or take for the status of an article, has its own place. */
    private void judge(List<Inline> content, Span span) {
      String text = TextReader.text(content, TextOptions.PLAIN);
      if (Doses.isIn(text)) {
        refuse(
            span,
            "a piece may not state a dose",
            "what readers act on belongs in an article, which is cited and approved");
      }
      if (piece.isBesideArticles() && speaksOfStatus(text)) {
        refuse(
            span,
            "a piece on articles' pages may not mention a review status",
            "the page itself says whether it is approved; write about reviews in"
                + " theme/pieces/about.md");
      }
    }

    @Override
    public void heading(Block.Heading it) {
      if (it.level() == 1) {
        refuseKind(it.span(), "a heading of the first level, which is the page's title");
      }
      judge(it.content(), it.span());
      BodyWalk.super.heading(it);
    }

    @Override
    public void paragraph(Block.Paragraph it) {
      judge(it.content(), it.span());
      BodyWalk.super.paragraph(it);
    }

    @Override
    public void table(Block.TableBlock it) {
      refuseKind(it.span(), "a table");
    }

    @Override
    public void quote(Block.Quote it) {
      refuseKind(it.span(), "a quotation: call-outs belong in articles");
    }

    @Override
    public void codeBlock(Block.CodeBlock it) {
      refuseKind(it.span(), "code");
    }

    @Override
    public void divider(Block.Divider it) {
      refuseKind(it.span(), "a dividing line");
    }

    @Override
    public void image(Inline.Image it) {
      refuseKind(it.span(), "a picture; the house's is site.logo");
    }

    @Override
    public void cite(Inline.Cite it) {
      refuseKind(it.span(), "a citation: text with citations belongs in an article");
    }

    @Override
    public void marks(Inline.Marks it) {
      refuseKind(it.span(), "attributes");
    }

    @Override
    public void rawHtml(Inline.RawHtml it) {
      refuseKind(it.span(), "HTML");
    }

    @Override
    public void link(Inline.Link it) {
      String to = it.destination();
      boolean isOutside =
          Stream.of("https://", "mailto:", "tel:").anyMatch(to::startsWith)
              && to.chars().noneMatch(c -> c <= ' ' || c == '\\');
      if (!isOutside && !(IN_SITE.matcher(to).matches() && !to.contains(".."))) {
        refuse(
            it.span(),
            "a link of a piece leads to \"" + to + "\"",
            "write https://, mailto: or tel:, or the path of a page of the site, such as /board/");
      }
      BodyWalk.super.link(it);
    }
  }

  private boolean speaksOfStatus(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Stream.of(
            "status.submitted", "status.under-review", "status.approved", "caution.pending")
        .flatMap(name -> Stream.of(words.say(name), Wording.ENGLISH.say(name)))
        .anyMatch(status -> lower.contains(status.toLowerCase(Locale.ROOT)));
  }
}
