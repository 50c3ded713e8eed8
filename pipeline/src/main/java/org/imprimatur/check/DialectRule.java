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
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextReader;
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
  private static final Set<Dialect> OF_TEXT =
      EnumSet.complementOf(EnumSet.of(Dialect.CALLOUT, Dialect.TASKS));

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
  public void check(RuleInput input, Sink sink) {
    new Search(input.article().source(), sink).blocks(input.article().blocks(), true);
  }

  /** One article's search. */
  private final class Search implements Block.Visitor {
    private final Source source;
    private final Sink sink;
    private final TextReader reader = UnmarkedSource.reader();
    private final Components components = new Components();

    /** What the block at hand was found to hold. */
    private Finds found = new Finds();

    /** Where the block at hand stands. */
    private boolean beginsBody;

    private boolean behindDivider;
    private boolean beforeCode;

    Search(Source source, Sink sink) {
      this.source = source;
      this.sink = sink;
    }

    void blocks(List<Block> blocks, boolean top) {
      for (int i = 0; i < blocks.size(); i++) {
        found = new Finds();
        beginsBody = top && i == 0;
        behindDivider = i > 0 && blocks.get(i - 1).isDivider();
        beforeCode = i + 1 < blocks.size() && blocks.get(i + 1).isCode();
        blocks.get(i).accept(this);
      }
    }

    @Override
    public void paragraph(Block.Paragraph it) {
      if (beginsBody) {
        titleLines(it);
      }
      text(it.content(), it.span());
      report();
    }

    @Override
    public void heading(Block.Heading it) {
      if (behindDivider) {
        furtherFrontMatter(it);
      }
      text(it.content(), it.span());
      report();
    }

    @Override
    public void table(Block.TableBlock it) {
      it.header().forEach(this::row);
      it.body().forEach(this::row);
      report();
    }

    private void row(Block.Row row) {
      row.cells().forEach(cell -> text(cell.content(), cell.span()));
    }

    @Override
    public void list(Block.ListBlock it) {
      it.items().forEach(item -> beginning(item.blocks(), OF_ITEMS));
      report();
      it.items().forEach(item -> blocks(item.blocks(), false));
    }

    @Override
    public void quote(Block.Quote it) {
      beginning(it.blocks(), OF_QUOTATIONS);
      report();
      blocks(it.blocks(), false);
    }

    @Override
    public void divider(Block.Divider it) {
      String written = source.slice(it.span());
      if (DASHES.matcher(written).find()) {
        found.add(new Found(Dialect.DASHED_TABLE, it.span(), written));
      }
      report();
    }

    @Override
    public void codeBlock(Block.CodeBlock it) {
      if (CODED_DIRECTIVE.matcher(it.info()).matches()) {
        found.add(new Found(Dialect.DIRECTIVE, it.span(), it.info()));
      }
      report();
    }

    /** What the first paragraph of an item or of a quotation begins with. */
    private void beginning(List<Block> blocks, Set<Dialect> dialects) {
      if (!blocks.isEmpty()) {
        blocks.get(0).accept(new Beginning(dialects));
      }
    }

    /** Looks at a paragraph alone. */
    private final class Beginning implements BodyWalk {
      private final Set<Dialect> dialects;

      Beginning(Set<Dialect> dialects) {
        this.dialects = dialects;
      }

      @Override
      public void paragraph(Block.Paragraph it) {
        UnmarkedSource marked = UnmarkedSource.of(source, it.span(), it.content(), reader);
        Dialect.Characters characters = Dialect.Characters.of(marked.text());
        dialects.forEach(dialect -> find(dialect, marked, characters));
      }

      @Override
      public void blocks(List<Block> blocks) {}

      @Override
      public void inlines(List<Inline> content) {}
    }

    private void text(List<Inline> content, Span span) {
      UnmarkedSource marked = UnmarkedSource.of(source, span, content, reader);
      Dialect.Characters characters = Dialect.Characters.of(marked.text());
      for (Dialect dialect : OF_TEXT) {
        find(dialect, marked, characters);
      }
      components.inlines(content);
    }

    /** Tags of components, wherever in running text. */
    private final class Components implements BodyWalk {
      @Override
      public void rawHtml(Inline.RawHtml it) {
        if (RawTag.isComponent(it.text())) {
          found.add(new Found(Dialect.COMPONENT, it.span(), it.text()));
        }
      }
    }

    private void find(Dialect dialect, UnmarkedSource marked, Dialect.Characters characters) {
      String text = marked.text();
      if (!dialect.mayStandIn(text, characters)) {
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
    private void titleLines(Block.Paragraph it) {
      String written = source.slice(it.span());
      if (TITLE_LINES.matcher(written).matches()) {
        found.add(new Found(Dialect.FRONT_MATTER, it.span(), written));
      }
    }

    /** A second block of YAML, which is a divider and a heading here. */
    private void furtherFrontMatter(Block.Heading it) {
      String written = source.slice(it.span());
      if (KEYS.matcher(written + "\n---").lookingAt() && written.indexOf('\n') >= 0) {
        found.add(new Found(Dialect.FRONT_MATTER, it.span(), written));
      }
    }

    private void report() {
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
