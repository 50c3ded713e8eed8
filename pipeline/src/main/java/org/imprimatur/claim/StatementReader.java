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

  /** The sections of a quotation or an item end with it. */
  private void inside(List<Block> blocks, Under under) {
    Section before = section;
    blocks(blocks, under);
    section = before;
  }

  private void blocks(List<Block> blocks, Under under) {
    List<DraftStatement> said = List.of();
    Captions captions = Captions.of(blocks);
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (!(block instanceof Block.Paragraph)) {
        reader.apart();
      }
      if (block instanceof Block.Heading heading) {
        enter(heading);
      } else if (block instanceof Block.Paragraph paragraph && !captions.isCaption(i)) {
        said = paragraph(paragraph.content(), seat(under, List.of()), null);
      } else if (block instanceof Block.ListBlock list) {
        boolean behind = i > 0 && blocks.get(i - 1) instanceof Block.Paragraph;
        DraftStatement lead = behind ? ParagraphReader.lead(said) : null;
        list(list, lead == null ? under : under.with(ParagraphReader.joined(said), lead), lead);
      } else if (block instanceof Block.Quote quote) {
        inside(quote.blocks(), under);
      } else if (block instanceof Block.TableBlock table) {
        table(table, under, captions(captions.ofTable(i), under));
      }
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

  /** What an item says before a list inside it, stands over that list. */
  private void item(Block.Item item, Under under, ListMark mark) {
    Section before = section;
    List<DraftStatement> said = new ArrayList<>();
    Captions captions = Captions.of(item.blocks());
    for (int i = 0; i < item.blocks().size(); i++) {
      Block block = item.blocks().get(i);
      if (captions.isCaption(i)) {
        continue; // read with its table
      }
      if (block instanceof Block.Paragraph paragraph) {
        ListMark outer = i == 0 ? mark : null;
        said.addAll(paragraph(paragraph.content(), seat(under, List.of()), outer));
        if (said.size() > MAX_SAID) {
          said.subList(1, said.size() - MAX_SAID + 1).clear();
        }
      } else {
        DraftStatement last = said.isEmpty() ? null : said.get(said.size() - 1);
        Under below = under.with(ParagraphReader.joined(said), last);
        if (block instanceof Block.ListBlock list) {
          list(list, below, ParagraphReader.lead(said));
        } else if (block instanceof Block.TableBlock table) {
          table(table, below, captions(captions.ofTable(i), below));
        } else {
          blocks(List.of(block), below);
        }
      }
    }
    section = before;
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
    for (Block.Row row : table.body()) {
      row(row, columns, under, caption);
    }
  }

  private void row(
      Block.Row row,
      List<List<DraftStatement>> columns,
      Under under,
      List<DraftStatement> caption) {
    boolean wide = columns.size() > 1 || row.cells().size() > 1;
    List<DraftStatement> first = List.of();
    for (int i = 0; i < row.cells().size(); i++) {
      List<DraftStatement> column = i < columns.size() ? columns.get(i) : List.of();
      List<Inline> content = row.cells().get(i).content();
      if (i == 0 && wide) {
        first = context(content, seat(under, List.of()));
        continue;
      }
      List<DraftStatement> headers = new ArrayList<>(first);
      headers.addAll(column);
      headers.addAll(caption);
      Under inside =
          under
              .with(ParagraphReader.joined(column), null)
              .with(ParagraphReader.joined(first), null);
      drafts.addAll(reader.readCell(content, seat(inside, headers)));
    }
  }

  private List<DraftStatement> context(List<Inline> content, DraftStatement.Seat seat) {
    List<DraftStatement> found = reader.readCell(content, seat);
    drafts.addAll(found);
    found.forEach(draft -> draft.exemption = Exemption.TABLE_CONTEXT);
    return found;
  }
}
