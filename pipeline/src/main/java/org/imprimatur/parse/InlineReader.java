package org.imprimatur.parse;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;
import org.imprimatur.parse.CitationExtension.CiteNode;
import org.imprimatur.parse.CitationExtension.FlawNode;
import org.imprimatur.parse.CitationExtension.MarksNode;
import org.imprimatur.parse.CitationExtension.TornMarksNode;
import org.imprimatur.parse.QuickInlineParser.CrowdNode;
import org.imprimatur.source.Characters;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** Turns Flexmark's inline nodes into the model's running text. */
final class InlineReader {
  private static final int MAX_DEPTH = Nesting.MAX;
  private static final Set<String> SCOPES = Set.of("paragraph", "list", "section");

  private final Document document;
  private final List<Problem> problems;
  private final Set<String> examples;
  private final LinkExpansion expansion;

  /**
   * Reads the text of a document.
   *
   * @param document where link definitions are looked up
   * @param problems gets what is wrong
   * @param examples labels of numbered examples, which are not cited
   * @param expansion what link definitions may amount to
   */
  InlineReader(
      Document document, List<Problem> problems, Set<String> examples, LinkExpansion expansion) {
    this.document = document;
    this.problems = problems;
    this.examples = examples;
    this.expansion = expansion;
  }

  /** The running text of a block. */
  List<Inline> read(Node parent) {
    List<Inline> out = new ArrayList<>();
    children(parent, out, 0);
    return out;
  }

  private void children(Node parent, List<Inline> out, int depth) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      inline(node, out, depth);
    }
  }

  private List<Inline> content(Node parent, int depth) {
    List<Inline> out = new ArrayList<>();
    children(parent, out, depth + 1);
    return out;
  }

  private void inline(Node node, List<Inline> out, int depth) {
    if (depth > MAX_DEPTH) {
      text(node.getChars(), out);
    } else if (node instanceof Emphasis) {
      out.add(new Inline.Emphasis(content(node, depth), span(node)));
    } else if (node instanceof StrongEmphasis) {
      out.add(new Inline.Strong(content(node, depth), span(node)));
    } else if (node instanceof Code code) {
      out.add(new Inline.Code(code(code.getText()), span(node)));
    } else if (node instanceof SoftLineBreak) {
      out.add(new Inline.SoftBreak(span(node)));
    } else if (node instanceof HardLineBreak) {
      out.add(new Inline.HardBreak(span(node)));
    } else if (node instanceof HtmlEntity) {
      out.add(HiddenCharacters.shown(node.getChars().unescape(), span(node), problems));
    } else if (node instanceof HtmlInlineComment) {
      // Dropped: comments are for editors.
    } else if (node instanceof HtmlInline) {
      out.add(new Inline.RawHtml(node.getChars().toString(), span(node)));
    } else if (node instanceof CiteNode cite) {
      cite(cite, out);
    } else if (node instanceof MarksNode marks) {
      marks(marks, out);
    } else if (node instanceof FlawNode flaw) {
      String hint = "write [@key], [@one; @two] or [see @key, p. 12]; write \\@ for a plain @";
      problems.add(Problem.of(RuleId.CITE_MALFORMED, span(flaw), flaw.message, hint));
      text(flaw.getChars(), out);
    } else if (node instanceof TornMarksNode torn) {
      torn(torn, out);
    } else if (node instanceof CrowdNode) {
      crowd(node, out);
    } else {
      link(node, out, depth);
    }
  }

  private void torn(TornMarksNode node, List<Inline> out) {
    String message = "this attribute block cannot be read: " + node.torn.why();
    problems.add(
        Problem.of(
            RuleId.CLAIM_BAD_ATTRIBUTE,
            span(node.whole),
            message + ", so the reader sees the braces",
            "write it as in {.no-claim reason=\"a greeting\"}; write \\{ for a plain brace"));
    text(node.getChars(), out);
  }

  private void crowd(Node node, List<Inline> out) {
    problems.add(
        Problem.of(
            RuleId.ARTICLE_NESTING,
            span(node),
            "more than " + QuickInlineParser.MAX_OPEN + " brackets are open before this one",
            "close them, or write \\[ for a plain bracket; until then, these are text"));
    text(node.getChars(), out);
  }

  private void link(Node node, List<Inline> out, int depth) {
    if (node instanceof Image image) {
      out.add(image(image, image.getUrl(), image.getTitle(), depth));
    } else if (node instanceof Link link) {
      String title = title(link.getTitle());
      out.add(new Inline.Link(link.getUrl().unescape(), title, content(link, depth), span(link)));
    } else if (node instanceof MailLink mail) {
      String address = mail.getText().toString();
      out.add(
          new Inline.Link(
              "mailto:" + address, null, List.of(verbatim(mail.getText())), span(mail)));
    } else if (node instanceof AutoLink auto) {
      out.add(
          new Inline.Link(
              auto.getText().toString(), null, List.of(verbatim(auto.getText())), span(auto)));
    } else if (node instanceof RefNode ref) {
      reference(ref, out, depth);
    } else if (node.hasChildren()) {
      children(node, out, depth);
    } else {
      text(node.getChars(), out);
    }
  }

  private void reference(RefNode node, List<Inline> out, int depth) {
    Reference target = node.isDefined() ? node.getReferenceNode(document) : null;
    if (target != null && !hasRoom(node, target)) {
      target = null;
    }
    if (target != null && node instanceof ImageRef) {
      out.add(image(node, target.getUrl(), target.getTitle(), depth));
    } else if (target != null && node instanceof LinkRef) {
      String title = title(target.getTitle());
      out.add(new Inline.Link(target.getUrl().unescape(), title, content(node, depth), span(node)));
    } else {
      undefined(node, out, depth);
    }
  }

  private boolean hasRoom(RefNode node, Reference target) {
    if (expansion.take(target.getUrl().length() + target.getTitle().length())) {
      return true;
    }
    expansion.refusal(span(node)).ifPresent(problems::add);
    return false;
  }

  /** Brackets that no definition turns into a link are text. */
  private void undefined(RefNode node, List<Inline> out, int depth) {
    BasedSequence chars = node.getChars();
    Node first = node.getFirstChild();
    Node last = node.getLastChild();
    if (first == null || last == null) {
      text(chars, out);
      return;
    }
    int from = first.getStartOffset() - chars.getStartOffset();
    int to = last.getEndOffset() - chars.getStartOffset();
    if (from < 0 || to > chars.length()) {
      text(chars, out);
      return;
    }
    text(chars.subSequence(0, from), out);
    children(node, out, depth + 1);
    text(chars.subSequence(to, chars.length()), out);
  }

  private Inline.Image image(Node node, BasedSequence url, BasedSequence title, int depth) {
    List<Inline> content = content(node, depth);
    String alt = PlainText.of(content);
    return new Inline.Image(url.unescape(), title(title), alt, content, span(node));
  }

  private static @Nullable String title(BasedSequence title) {
    return title.isNull() || title.isEmpty() ? null : title.unescape();
  }

  /** CommonMark 6.1: line ends are blanks; one blank is stripped from both ends. */
  private static String code(BasedSequence raw) {
    String text = raw.toString().replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
    boolean padded = text.length() > 2 && text.startsWith(" ") && text.endsWith(" ");
    return padded && !text.isBlank() ? text.substring(1, text.length() - 1) : text;
  }

  private boolean isExample(CiteNode node) {
    CitationSyntax.Cited first = node.citations.get(0);
    return node.citations.size() == 1
        && first.mode() == Citation.Mode.AUTHOR_IN_TEXT
        && examples.contains(first.key());
  }

  /** Pandoc's number of an example; in an article, more likely a citation at the wrong place. */
  private void example(CiteNode node, List<Inline> out) {
    problems.add(
        Problem.of(
            RuleId.CITE_MALFORMED,
            span(node),
            "this is the number of an example, since a paragraph begins with it, as in \"(@key)\"",
            "to cite, write [@key], or begin the paragraph with another word"));
    text(node.getChars(), out);
  }

  private void cite(CiteNode node, List<Inline> out) {
    if (isExample(node)) {
      example(node, out);
      return;
    }
    String quote = node.attributes.value("q");
    List<Citation> citations = new ArrayList<>();
    for (CitationSyntax.Cited cited : node.citations) {
      citations.add(
          new Citation(
              cited.key(),
              cited.mode(),
              plain(cited.prefix()),
              suffix(plain(cited.suffix())),
              quote,
              span(node.input.subSequence(cited.start(), cited.end()))));
    }
    String cover = node.attributes.value("cover");
    if (cover != null && !SCOPES.contains(cover)) {
      problems.add(
          Problem.of(
              RuleId.CITE_MALFORMED,
              span(node),
              "a citation cannot cover \"" + cover + "\"",
              Nearest.hint(cover, SCOPES).orElse("write paragraph, list or section")));
    }
    isOdd(node, node.attributes);
    out.add(new Inline.Cite(citations, node.attributes, span(node)));
  }

  private void marks(MarksNode node, List<Inline> out) {
    if (isOdd(node, node.attributes)) {
      text(node.getChars(), out);
    } else {
      out.add(new Inline.Marks(node.attributes, span(node)));
    }
  }

  /** Reports what means nothing in a block of attributes, if anything does. */
  private boolean isOdd(Node node, Attributes attributes) {
    Problem problem = OddAttributes.problem(attributes, node instanceof CiteNode, span(node));
    if (problem != null) {
      problems.add(problem);
    }
    return problem != null;
  }

  /** As readers see it; a formula's dollar signs are marks like any other. */
  private String plain(String marked) {
    String raw = marked.indexOf('$') < 0 ? marked : Tex.withoutDollars(marked);
    for (int i = 0; i < raw.length(); i++) {
      if ("\\`*_[]<&!".indexOf(raw.charAt(i)) >= 0) {
        Document parsed = Markdown.parseWithoutCitations("\u2060" + raw.strip());
        Node block = parsed.getFirstChild();
        List<Problem> none = new ArrayList<>();
        return block == null
            ? PlainText.fold(raw)
            : PlainText.fold(
                PlainText.of(new InlineReader(parsed, none, Set.of(), expansion).read(block))
                    .replace("\u2060", ""));
      }
    }
    return PlainText.fold(raw);
  }

  private static String suffix(String plain) {
    return plain.startsWith(",") ? plain.substring(1).strip() : plain;
  }

  private static Inline.Text verbatim(BasedSequence chars) {
    return new Inline.Text(string(chars), span(chars));
  }

  /** The characters as a string; cut from the source in one piece where they lie in one piece. */
  static String string(BasedSequence chars) {
    boolean whole = chars.getEndOffset() - chars.getStartOffset() == chars.length();
    return whole && chars.getBase() instanceof Characters source
        ? source.slice(chars.getStartOffset(), chars.getEndOffset())
        : chars.toString();
  }

  /** Splits text at escapes, so that every piece is verbatim or stands for one escape. */
  private static void text(BasedSequence chars, List<Inline> out) {
    String raw = string(chars);
    int from = 0;
    for (int i = raw.indexOf('\\'); i >= 0 && i + 1 < raw.length(); i = raw.indexOf('\\', i)) {
      if (isPunctuation(raw.charAt(i + 1))) {
        if (i > from) {
          out.add(verbatim(chars.subSequence(from, i)));
        }
        String escaped = raw.substring(i + 1, i + 2);
        out.add(new Inline.Text(escaped, span(chars.subSequence(i, i + 2))));
        from = i + 2;
      }
      i = Math.max(from, i + 1);
    }
    if (from < raw.length()) {
      out.add(verbatim(from == 0 ? chars : chars.subSequence(from, raw.length())));
    }
  }

  private static boolean isPunctuation(char c) {
    return c < 128 && c > 32 && c != 127 && !Character.isLetterOrDigit(c);
  }

  private static Span span(Node node) {
    return span(node.getChars());
  }

  private static Span span(BasedSequence chars) {
    return new Span(chars.getStartOffset(), Math.max(chars.getStartOffset(), chars.getEndOffset()));
  }
}
