package org.imprimatur.parse;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/** Turns Flexmark's tree into the model's blocks. One instance reads one body. */
final class MarkdownReader {
  private static final Span NOWHERE = new Span(0, 0);
  private static final Set<String> VERBATIM = Set.of("script", "style", "pre", "textarea");

  private final Source source;
  private final List<Problem> problems;
  private final Anchors anchors = new Anchors();
  private final LinkExpansion expansion;
  private Set<String> examples = Set.of();

  MarkdownReader(Source source, List<Problem> problems) {
    this.source = source;
    this.problems = problems;
    this.expansion = new LinkExpansion(source.length());
  }

  /** Reads the body that begins at an offset. */
  List<Block> read(int bodyStart) {
    Span deep = Nesting.tooDeep(source, bodyStart);
    if (deep != null) {
      tooDeep(deep);
      return List.of();
    }
    Problem much = Workload.ofBody(source, bodyStart);
    if (much != null) {
      problems.add(much);
      return List.of();
    }
    try {
      BasedSequence body = BasedSequence.of(source.characters()).subSequence(bodyStart);
      Document document = Markdown.parse(body);
      examples = ExampleLabels.of(document);
      return blocks(document);
    } catch (StackOverflowError e) {
      tooDeep(new Span(bodyStart, bodyStart));
      return List.of();
    }
  }

  private void tooDeep(Span span) {
    problems.add(
        Problem.of(
            RuleId.ARTICLE_NESTING,
            span,
            "lists, quotations or marks are nested more than " + Nesting.MAX + " levels deep here",
            "the body cannot be read until this is flatter"));
  }

  private List<Block> blocks(Node parent) {
    List<Block> out = new ArrayList<>();
    InlineReader inlines = new InlineReader(parent.getDocument(), problems, examples, expansion);
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof IndentedCodeBlock code && IndentedText.is(code)) {
        for (BasedSequence paragraph : IndentedText.paragraphs(code)) {
          out.addAll(blocks(Markdown.parseTagsAsText(paragraph)));
        }
      } else {
        block(node, inlines, out);
      }
    }
    return out;
  }

  private void block(Node node, InlineReader inlines, List<Block> out) {
    if (node instanceof Paragraph) {
      FootnoteLines.paragraphs(inlines.read(node), span(node), source, out);
    } else if (node instanceof Heading heading) {
      out.add(heading(heading, inlines));
    } else if (node instanceof BulletList list) {
      out.add(new Block.ListBlock(false, 1, list.isTight(), items(list), span(list)));
    } else if (node instanceof OrderedList list) {
      int start = list.getStartNumber();
      out.add(new Block.ListBlock(true, start, list.isTight(), items(list), span(list)));
    } else if (node instanceof BlockQuote) {
      out.add(new Block.Quote(blocks(node), span(node)));
    } else if (node instanceof TableBlock table) {
      out.add(table(table, inlines));
    } else if (node instanceof FencedCodeBlock code) {
      out.add(new Block.CodeBlock(code.getInfo().unescape(), code(code), span(code)));
    } else if (node instanceof IndentedCodeBlock code) {
      out.add(new Block.CodeBlock("", code(code), span(code)));
    } else if (node instanceof ThematicBreak) {
      out.add(new Block.Divider(span(node)));
    } else if (node instanceof HtmlBlockBase) {
      html(node.getChars(), out);
    } else if (!(node instanceof Reference)) {
      out.addAll(blocks(node));
    }
  }

  private Block heading(Heading heading, InlineReader inlines) {
    List<Inline> content = inlines.read(heading);
    String text = PlainText.of(content);
    String fixed = null;
    for (Inline inline : content) {
      if (inline instanceof Inline.Marks marks && marks.attributes().id() != null) {
        fixed = marks.attributes().id();
      }
    }
    String anchor = fixed != null ? anchors.fixed(fixed) : anchors.of(text);
    return new Block.Heading(heading.getLevel(), content, text, anchor, span(heading));
  }

  private List<Block.Item> items(Node list) {
    List<Block.Item> out = new ArrayList<>();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (item instanceof Reference) {
        continue;
      }
      out.add(new Block.Item(blocks(item), span(item)));
    }
    return out;
  }

  private Block table(TableBlock table, InlineReader inlines) {
    List<Block.Row> header = new ArrayList<>();
    List<Block.Row> body = new ArrayList<>();
    List<Block.Alignment> alignments = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      List<Block.Row> rows =
          part instanceof TableHead ? header : part instanceof TableBody ? body : null;
      for (Node row = part.getFirstChild(); rows != null && row != null; row = row.getNext()) {
        boolean first = part instanceof TableHead && alignments.isEmpty();
        rows.add(row(row, inlines, first ? alignments : new ArrayList<>()));
      }
    }
    return new Block.TableBlock(header, body, alignments, span(table));
  }

  private static Block.Row row(Node row, InlineReader inlines, List<Block.Alignment> alignments) {
    List<Block.Cell> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      if (cell instanceof TableCell tableCell) {
        cells.add(new Block.Cell(inlines.read(cell), span(tableCell.getText(), cell)));
        alignments.add(alignment(tableCell));
      }
    }
    return new Block.Row(cells, span(row));
  }

  private static Block.Alignment alignment(TableCell cell) {
    return cell.getAlignment() == null
        ? Block.Alignment.NONE
        : switch (cell.getAlignment()) {
          case LEFT -> Block.Alignment.LEFT;
          case CENTER -> Block.Alignment.CENTER;
          case RIGHT -> Block.Alignment.RIGHT;
        };
  }

  private static String code(com.vladsch.flexmark.util.ast.Block code) {
    StringBuilder out = new StringBuilder();
    for (BasedSequence line : code.getContentLines()) {
      String text = line.toString();
      int end = text.length();
      while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
        end--;
      }
      out.append(text, 0, end).append('\n');
    }
    return out.toString();
  }

  /** Comments are dropped; all other HTML is text like any other, so that its words are read. */
  private void html(BasedSequence chars, List<Block> out) {
    String text = chars.toString();
    boolean verbatim = isVerbatim(text);
    int from = 0;
    while (from < text.length()) {
      int open = text.indexOf("<!--", from);
      int stop = open < 0 ? text.length() : open;
      if (!text.substring(from, stop).isBlank()) {
        BasedSequence part = chars.subSequence(from, stop);
        Document read =
            verbatim ? Markdown.parseWithoutCitations(part) : Markdown.parseTagsAsText(part);
        out.addAll(blocks(read));
      }
      if (open < 0) {
        return;
      }
      int close = text.indexOf("-->", open + 4);
      if (close < 0) {
        int at = chars.getIndexOffset(open);
        problems.add(
            Problem.of(
                RuleId.ARTICLE_UNCLOSED_COMMENT,
                new Span(at, at + 4),
                "this comment is never closed: everything after it is invisible",
                "close it with -->"));
        return;
      }
      from = close + 3;
    }
  }

  /** What stands in these is for programs: an {@code @} in there cites nothing. */
  private static boolean isVerbatim(String html) {
    String start = html.stripLeading();
    int end = 1;
    while (end < start.length() && Character.isLetter(start.charAt(end))) {
      end++;
    }
    return start.startsWith("<")
        && VERBATIM.contains(start.substring(1, end).toLowerCase(Locale.ROOT));
  }

  static Span span(Node node) {
    return span(node.getChars(), node);
  }

  private static Span span(BasedSequence chars, Node node) {
    if (chars.isNull()) {
      BasedSequence own = node.getChars();
      return own.isNull() ? NOWHERE : new Span(own.getStartOffset(), own.getEndOffset());
    }
    int end = chars.getEndOffset();
    BasedSequence trimmed = chars.trimEnd();
    return new Span(
        chars.getStartOffset(), trimmed.isEmpty() ? end : Math.min(end, trimmed.getEndOffset()));
  }
}
