package org.imprimatur.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * {@code text/dialect}: text that another dialect of Markdown would render is shown as it stands,
 * marks and all; one finding a block. A struck-through dose is the reason why it is an error above
 * submitted: readers would see two doses.
 */
final class DialectRule implements Rule.OfArticle {
  /** How much of what stands before a raised number may say what it is. */
  private static final int REACH = 200;

  private static final Set<Dialect> OF_QUOTATIONS = EnumSet.of(Dialect.CALLOUT);
  private static final Set<Dialect> OF_ITEMS = EnumSet.of(Dialect.TASKS);

  /** Info strings with which MyST's directives are written as code. */
  private static final Pattern CODED_DIRECTIVE =
      Pattern.compile(
          "\\{(?:note|warning|tip|caution|danger|attention|hint|important|error|seealso|admonition|dropdown|figure|image|table"
              + "|list-table|csv-table|include|glossary|bibliography|toctree|tab-set|card|grid|epigraph|topic|sidebar|margin|exercise)\\}.*");

  private static final Pattern DASHES = Pattern.compile("-{3,}[ \\t]+-{3,}");
  private static final Pattern KEYS = Pattern.compile("(?:[\\w-]{1,40}+:[^\\n]*+\\n)++-{3,}+\\s*+");
  private static final Pattern TITLE_LINES =
      Pattern.compile("% \\S[^\\n]*\\n(?:% |[ \\t]+)\\S.*", Pattern.DOTALL);

  /**
   * A place at which a dialect begins.
   *
   * @param dialect the dialect
   * @param span the whole of it
   * @param text how it is written
   */
  private record Found(Dialect dialect, Span span, String text) {}

  /** What a block was found to hold, and which of its characters that covers. */
  private static final class Finds {
    private final List<Found> all = new ArrayList<>();
    private final TreeMap<Integer, Integer> covered = new TreeMap<>();

    void add(Found found) {
      all.add(found);
      int start = found.span().start();
      int end = found.span().end();
      Map.Entry<Integer, Integer> before = covered.floorEntry(start);
      if (before != null && before.getValue() >= start) {
        start = before.getKey();
        end = Math.max(end, before.getValue());
      }
      Map.Entry<Integer, Integer> next = covered.ceilingEntry(start);
      while (next != null && next.getKey() <= end) {
        end = Math.max(end, next.getValue());
        covered.remove(next.getKey());
        next = covered.ceilingEntry(start);
      }
      covered.put(start, end);
    }

    boolean cover(int at) {
      Map.Entry<Integer, Integer> before = covered.floorEntry(at);
      return before != null && before.getValue() > at;
    }
  }

  @Override
  public String id() {
    return RuleId.TEXT_DIALECT.id();
  }

  @Override
  public void check(RuleInput subject, Sink sink) {
    new Search(subject.article().source(), sink).blocks(subject.article().blocks(), true);
  }

  /** One article's search. */
  private final class Search {
    private final Source source;
    private final Sink sink;

    Search(Source source, Sink sink) {
      this.source = source;
      this.sink = sink;
    }

    void blocks(List<Block> blocks, boolean top) {
      for (int i = 0; i < blocks.size(); i++) {
        Block block = blocks.get(i);
        Finds found = new Finds();
        if (top && i == 0) {
          titleLines(block, found);
        }
        if (i > 0) {
          furtherFrontMatter(blocks.get(i - 1), block, found);
        }
        leaf(block, found);
        report(found, i + 1 < blocks.size() && blocks.get(i + 1) instanceof Block.CodeBlock);
        inside(block);
      }
    }

    private void inside(Block block) {
      if (block instanceof Block.ListBlock list) {
        list.items().forEach(item -> blocks(item.blocks(), false));
      } else if (block instanceof Block.Quote quote) {
        blocks(quote.blocks(), false);
      }
    }

    private void leaf(Block block, Finds found) {
      if (block instanceof Block.Paragraph paragraph) {
        text(paragraph.content(), paragraph.span(), found);
      } else if (block instanceof Block.Heading heading) {
        text(heading.content(), heading.span(), found);
      } else if (block instanceof Block.TableBlock table) {
        table.header().forEach(row -> row(row, found));
        table.body().forEach(row -> row(row, found));
      } else if (block instanceof Block.ListBlock list) {
        first(list.items().stream().map(Block.Item::blocks).toList(), OF_ITEMS, found);
      } else if (block instanceof Block.Quote quote) {
        first(List.of(quote.blocks()), OF_QUOTATIONS, found);
      } else if (block instanceof Block.Divider divider) {
        String written = source.slice(divider.span());
        if (DASHES.matcher(written).find()) {
          found.add(new Found(Dialect.DASHED_TABLE, divider.span(), written));
        }
      } else if (block instanceof Block.CodeBlock code
          && CODED_DIRECTIVE.matcher(code.info()).matches()) {
        found.add(new Found(Dialect.DIRECTIVE, code.span(), code.info()));
      }
    }

    private void row(Block.Row row, Finds found) {
      row.cells().forEach(cell -> text(cell.content(), cell.span(), found));
    }

    /** What the first paragraph of items or of a quotation begins with. */
    private void first(List<List<Block>> parts, Set<Dialect> dialects, Finds found) {
      for (List<Block> blocks : parts) {
        if (!blocks.isEmpty() && blocks.get(0) instanceof Block.Paragraph paragraph) {
          MarkedText marked = MarkedText.of(source, paragraph.span(), paragraph.content());
          dialects.forEach(dialect -> find(dialect, marked, found));
        }
      }
    }

    private void text(List<Inline> content, Span span, Finds found) {
      MarkedText marked = MarkedText.of(source, span, content);
      for (Dialect dialect : Dialect.values()) {
        if (!OF_ITEMS.contains(dialect) && !OF_QUOTATIONS.contains(dialect)) {
          find(dialect, marked, found);
        }
      }
      components(content, found);
    }

    private void components(List<Inline> content, Finds found) {
      for (Inline inline : content) {
        if (inline instanceof Inline.RawHtml html && RawTag.isComponent(html.text())) {
          found.add(new Found(Dialect.COMPONENT, html.span(), html.text()));
        }
        components(inline.content(), found);
      }
    }

    private void find(Dialect dialect, MarkedText marked, Finds found) {
      String text = marked.text();
      if (text.indexOf(dialect.needle()) < 0) {
        return;
      }
      Matcher matcher = dialect.pattern().matcher(text);
      while (matcher.find()) {
        Span span = marked.span(matcher.start(), matcher.end());
        boolean cites = dialect == Dialect.RAISED && isCitation(text, matcher);
        if (!cites && !found.cover(span.start())) {
          found.add(new Found(dialect, span, source.slice(span)));
        }
      }
    }

    /** That is {@code cite/after-number}'s. */
    private boolean isCitation(String text, Matcher raised) {
      char after = raised.end() < text.length() ? text.charAt(raised.end()) : ' ';
      String inside = text.substring(raised.start() + 1, raised.end() - 1);
      String before = text.substring(Math.max(0, raised.start() - REACH), raised.start());
      return RaisedNumbers.isCitation(before, inside, after);
    }

    /** Pandoc's title, authors and date, each behind a percent sign. */
    private void titleLines(Block block, Finds found) {
      if (block instanceof Block.Paragraph paragraph
          && TITLE_LINES.matcher(source.slice(paragraph.span())).matches()) {
        found.add(new Found(Dialect.FRONT_MATTER, block.span(), source.slice(paragraph.span())));
      }
    }

    /** A second block of YAML, which is a divider and a heading here. */
    private void furtherFrontMatter(Block before, Block block, Finds found) {
      if (before instanceof Block.Divider
          && block instanceof Block.Heading heading
          && KEYS.matcher(source.slice(heading.span()) + "\n---").lookingAt()
          && source.slice(heading.span()).indexOf('\n') >= 0) {
        found.add(new Found(Dialect.FRONT_MATTER, block.span(), source.slice(heading.span())));
      }
    }

    private void report(Finds found, boolean beforeCode) {
      if (found.all.isEmpty()) {
        return;
      }
      found.all.sort(Comparator.comparingInt(one -> one.span().start()));
      Set<Dialect> seen = EnumSet.noneOf(Dialect.class);
      List<Found> firsts = found.all.stream().filter(one -> seen.add(one.dialect())).toList();
      String message =
          firsts.stream()
              .map(one -> quote(one.text()) + " is " + one.dialect().what())
              .collect(Collectors.joining("; "));
      boolean hidden = beforeCode && seen.contains(Dialect.ADMONITION);
      String shown =
          " (shown as it stands"
              + (hidden ? "; what is indented below is code, and no claim" : "")
              + ")";
      String hint =
          firsts.stream()
              .map(one -> one.dialect().instead())
              .distinct()
              .collect(Collectors.joining("; "));
      sink.report(id(), firsts.get(0).span(), message + shown, hint);
    }

    private String quote(String text) {
      return WordForms.quote(text.strip().lines().findFirst().orElse(""));
    }
  }
}
