package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Block;
import org.imprimatur.model.Captions;
import org.imprimatur.model.Exemption;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Passage;
import org.jspecify.annotations.Nullable;

/** Walks a body and writes down its statements with the places they stand at. */
final class StatementReader {
  /** How many statements of an item stand over a list inside it: its first and its last ones. */
  private static final int MAX_SAID = 20;

  private final Set<String> exemptSections;
  private final List<DraftStatement> drafts = new ArrayList<>();
  private final ParagraphReader reader;
  private Section section = Section.TOP;
  private int paragraphs;
  private int lists;
  private int headings;

  /**
   * A section, with those that hold it.
   *
   * @param level of its heading
   * @param exempt whether the policy exempts it or one of those that hold it
   * @param titles headings, outermost first
   * @param numbers the numbers of the sections, innermost first
   * @param outer the section that holds it, or null
   */
  private record Section(
      int level,
      boolean exempt,
      List<String> titles,
      List<Integer> numbers,
      @Nullable Section outer) {
    static final Section TOP = new Section(Integer.MAX_VALUE, false, List.of(), List.of(0), null);
  }

  /** What the statements of a stretch of blocks stand under. */
  private record Under(List<String> context, List<DraftStatement> ancestors, List<Integer> lists) {
    static final Under NOTHING = new Under(List.of(), List.of(), List.of());

    Under with(@Nullable String text, @Nullable DraftStatement ancestor) {
      return new Under(
          text == null || text.isEmpty() ? context : DraftStatement.Seat.appended(context, text),
          ancestor == null ? ancestors : DraftStatement.Seat.prepended(ancestor, ancestors),
          lists);
    }

    Under in(int list) {
      return new Under(context, ancestors, DraftStatement.Seat.prepended(list, lists));
    }
  }

  /**
   * A reader of one body.
   *
   * @param exemptSections titles of sections that hold no claims
   * @param problems gets lists that Markdown does not see
   */
  StatementReader(List<String> exemptSections, List<Problem> problems) {
    this.exemptSections =
        exemptSections.stream().map(StatementReader::key).collect(Collectors.toSet());
    this.reader = new ParagraphReader(() -> ++lists, problems);
  }

  /** The statements of a body, in source order. */
  List<DraftStatement> read(List<Block> blocks) {
    blocks(blocks, Under.NOTHING);
    drafts.sort(Comparator.comparingInt(draft -> draft.span.start()));
    return drafts;
  }

  private static String key(String title) {
    return title.strip().toLowerCase(Locale.ROOT);
  }

  private void blocks(List<Block> blocks, Under under) {
    new Stretch(blocks, under).read();
  }

  /** Blocks that stand beside each other. */
  private final class Stretch implements Block.Visitor {
    private final List<Block> blocks;
    private final Under under;
    private final Captions captions;
    private int at;
    private List<DraftStatement> said = List.of();
    private boolean behindParagraph;

    Stretch(List<Block> blocks, Under under) {
      this.blocks = blocks;
      this.under = under;
      this.captions = Captions.of(blocks);
    }

    void read() {
      for (at = 0; at < blocks.size(); at++) {
        blocks.get(at).accept(this);
      }
    }

    @Override
    public void heading(Block.Heading it) {
      apart();
      enter(it);
    }

    @Override
    public void paragraph(Block.Paragraph it) {
      if (!captions.isCaption(at)) {
        said = StatementReader.this.paragraph(it.content(), seat(under, List.of()), null);
      }
      behindParagraph = true;
    }

    @Override
    public void list(Block.ListBlock it) {
      DraftStatement lead = behindParagraph ? ParagraphReader.lead(said) : null;
      apart();
      Under inside = lead == null ? under : under.with(ParagraphReader.joined(said), lead);
      StatementReader.this.list(it, inside, lead);
    }

    @Override
    public void table(Block.TableBlock it) {
      apart();
      StatementReader.this.table(it, under, captions(captions.ofTable(at), under));
    }

    /** The sections of a quotation end with it. */
    @Override
    public void quote(Block.Quote it) {
      apart();
      Section before = section;
      StatementReader.this.blocks(it.blocks(), under);
      section = before;
    }

    @Override
    public void codeBlock(Block.CodeBlock it) {
      apart();
    }

    @Override
    public void divider(Block.Divider it) {
      apart();
    }

    private void apart() {
      reader.apart();
      behindParagraph = false;
    }
  }

  private void enter(Block.Heading heading) {
    Section outer = section;
    while (outer != null && outer.level() >= heading.level()) {
      outer = outer.outer();
    }
    boolean exempt = exemptSections.contains(key(heading.text()));
    headings++;
    section =
        outer == null
            ? new Section(heading.level(), exempt, List.of(heading.text()), List.of(headings), null)
            : new Section(
                heading.level(),
                exempt || outer.exempt(),
                DraftStatement.Seat.appended(outer.titles(), heading.text()),
                DraftStatement.Seat.prepended(headings, outer.numbers()),
                outer);
  }

  private void list(Block.ListBlock list, Under under, @Nullable DraftStatement lead) {
    int number = ++lists;
    if (lead != null) {
      lead.introduces = number;
    }
    Under inside = under.in(number);
    for (int i = 0; i < list.items().size(); i++) {
      reader.apart();
      item(list.items().get(i), inside, ListMark.ofItem(list.ordered(), list.start() + i));
    }
    reader.apart();
  }

  private void item(Block.Item item, Under under, ListMark mark) {
    Section before = section;
    new InItem(item.blocks(), under, mark).read();
    section = before;
  }

  /** The blocks of an item: what it says before a list inside it, stands over that list. */
  private final class InItem implements Block.Visitor {
    private final List<Block> blocks;
    private final Under under;
    private final ListMark mark;
    private final Captions captions;
    private int at;
    private final List<DraftStatement> said = new ArrayList<>();

    InItem(List<Block> blocks, Under under, ListMark mark) {
      this.blocks = blocks;
      this.under = under;
      this.mark = mark;
      this.captions = Captions.of(blocks);
    }

    void read() {
      for (at = 0; at < blocks.size(); at++) {
        if (!captions.isCaption(at)) { // which is read with its table
          blocks.get(at).accept(this);
        }
      }
    }

    @Override
    public void paragraph(Block.Paragraph it) {
      ListMark outer = at == 0 ? mark : null;
      said.addAll(StatementReader.this.paragraph(it.content(), seat(under, List.of()), outer));
      if (said.size() > MAX_SAID) {
        said.subList(1, said.size() - MAX_SAID + 1).clear();
      }
    }

    @Override
    public void list(Block.ListBlock it) {
      Under below = below();
      StatementReader.this.list(it, below, ParagraphReader.lead(said));
    }

    @Override
    public void table(Block.TableBlock it) {
      Under below = below();
      StatementReader.this.table(it, below, captions(captions.ofTable(at), below));
    }

    @Override
    public void heading(Block.Heading it) {
      alone(it);
    }

    @Override
    public void quote(Block.Quote it) {
      alone(it);
    }

    @Override
    public void codeBlock(Block.CodeBlock it) {
      alone(it);
    }

    @Override
    public void divider(Block.Divider it) {
      alone(it);
    }

    private void alone(Block block) {
      StatementReader.this.blocks(List.of(block), below());
    }

    private Under below() {
      DraftStatement last = said.isEmpty() ? null : said.get(said.size() - 1);
      return under.with(ParagraphReader.joined(said), last);
    }
  }

  private DraftStatement.Seat seat(Under under, List<DraftStatement> headers) {
    return new DraftStatement.Seat(
        under.context(),
        section.titles(),
        section.exempt(),
        under.ancestors(),
        ++paragraphs,
        under.lists(),
        section.numbers(),
        headers);
  }

  private List<DraftStatement> paragraph(
      List<Inline> content, DraftStatement.Seat seat, @Nullable ListMark outer) {
    List<DraftStatement> out = reader.read(content, seat, outer);
    drafts.addAll(out);
    return out;
  }

  private List<DraftStatement> captions(List<Block.Paragraph> captions, Under under) {
    List<DraftStatement> out = new ArrayList<>();
    for (Block.Paragraph caption : captions) {
      out.addAll(context(caption.content(), seat(under, List.of())));
    }
    return out;
  }

  private void table(Block.TableBlock table, Under under, List<DraftStatement> caption) {
    List<List<DraftStatement>> columns = new ArrayList<>();
    for (Block.Row row : table.header()) {
      for (int i = 0; i < row.cells().size(); i++) {
        while (columns.size() <= i) {
          columns.add(new ArrayList<>());
        }
        columns.get(i).addAll(context(row.cells().get(i).content(), seat(under, List.of())));
      }
    }
    List<Passage.Line> above = new ArrayList<>();
    if (!caption.isEmpty()) {
      above.add(new Passage.Line(caption.stream().map(draft -> draft.text).toList(), false));
    }
    if (!columns.isEmpty()) {
      above.add(new Passage.Line(columns.stream().map(StatementReader::said).toList(), true));
    }
    for (Block.Row row : table.body()) {
      int before = drafts.size();
      Passage.Line line = row(row, columns, under, caption);
      List<Passage.Line> lines = DraftStatement.Seat.appended(above, line);
      drafts.subList(before, drafts.size()).forEach(draft -> draft.row = lines);
    }
  }

  private static String said(List<DraftStatement> cell) {
    String text = ParagraphReader.joined(cell);
    return text == null ? "" : text;
  }

  /** Reads a row, and returns what its cells say. */
  private Passage.Line row(
      Block.Row row,
      List<List<DraftStatement>> columns,
      Under under,
      List<DraftStatement> caption) {
    boolean wide = columns.size() > 1 || row.cells().size() > 1;
    List<DraftStatement> first = List.of();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      List<DraftStatement> column = i < columns.size() ? columns.get(i) : List.of();
      List<Inline> content = row.cells().get(i).content();
      if (i == 0 && wide) {
        first = context(content, seat(under, List.of()));
        cells.add(said(first));
        continue;
      }
      List<DraftStatement> headers = new ArrayList<>(first);
      headers.addAll(column);
      headers.addAll(caption);
      Under inside =
          under
              .with(ParagraphReader.joined(column), null)
              .with(ParagraphReader.joined(first), null);
      List<DraftStatement> read = reader.readCell(content, seat(inside, headers));
      drafts.addAll(read);
      cells.add(said(read));
    }
    return new Passage.Line(cells, true);
  }

  private List<DraftStatement> context(List<Inline> content, DraftStatement.Seat seat) {
    List<DraftStatement> found = reader.readCell(content, seat);
    drafts.addAll(found);
    found.forEach(draft -> draft.exemption = Exemption.TABLE_CONTEXT);
    return found;
  }
}
