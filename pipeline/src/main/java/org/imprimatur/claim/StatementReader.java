package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Block;
import org.imprimatur.model.Exemption;
import org.imprimatur.model.Inline;
import org.jspecify.annotations.Nullable;

/** Walks a body and writes down its statements with the places they stand at. */
final class StatementReader {
  /** How many statements of an item stand over a list inside it: its first and its last ones. */
  private static final int MAX_SAID = 20;

  private final Set<String> exemptSections;
  private final List<Draft> drafts = new ArrayList<>();
  private final RunningText running = new RunningText();
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
  private record Under(List<String> context, List<Draft> ancestors, List<Integer> lists) {
    static final Under NOTHING = new Under(List.of(), List.of(), List.of());

    Under with(@Nullable String text, @Nullable Draft ancestor) {
      return new Under(
          text == null || text.isEmpty() ? context : append(context, text),
          ancestor == null ? ancestors : prepend(ancestor, ancestors),
          lists);
    }

    Under in(int list) {
      return new Under(context, ancestors, prepend(list, lists));
    }
  }

  StatementReader(List<String> exemptSections) {
    this.exemptSections =
        exemptSections.stream().map(StatementReader::key).collect(Collectors.toSet());
  }

  /** The statements of a body, in source order. */
  List<Draft> read(List<Block> blocks) {
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
    List<Draft> said = List.of();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block instanceof Block.Heading heading) {
        enter(heading);
      } else if (block instanceof Block.Paragraph paragraph && !isCaption(blocks, i)) {
        said = paragraph(paragraph.content(), seat(under, List.of()));
      } else if (block instanceof Block.ListBlock list) {
        boolean behind = i > 0 && blocks.get(i - 1) instanceof Block.Paragraph;
        Draft lead = behind && leads(said) ? said.get(said.size() - 1) : null;
        list(list, lead == null ? under : under.with(joined(said), lead), lead);
      } else if (block instanceof Block.Quote quote) {
        inside(quote.blocks(), under);
      } else if (block instanceof Block.TableBlock table) {
        table(table, under, caption(blocks, i, under));
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
                append(outer.titles(), heading.text()),
                prepend(headings, outer.numbers()),
                outer);
  }

  private void list(Block.ListBlock list, Under under, @Nullable Draft lead) {
    int number = ++lists;
    if (lead != null) {
      lead.introduces = number;
    }
    Under inside = under.in(number);
    for (Block.Item item : list.items()) {
      item(item, inside);
    }
  }

  /** What an item says before a list inside it, stands over that list. */
  private void item(Block.Item item, Under under) {
    Section before = section;
    List<Draft> said = new ArrayList<>();
    for (Block block : item.blocks()) {
      if (block instanceof Block.Paragraph paragraph) {
        said.addAll(paragraph(paragraph.content(), seat(under, List.of())));
        if (said.size() > MAX_SAID) {
          said.subList(1, said.size() - MAX_SAID + 1).clear();
        }
      } else {
        Draft last = said.isEmpty() ? null : said.get(said.size() - 1);
        Under below = under.with(joined(said), last);
        if (block instanceof Block.ListBlock list) {
          list(list, below, leads(said) ? last : null);
        } else {
          blocks(List.of(block), below);
        }
      }
    }
    section = before;
  }

  /** Whether a paragraph or item ends in a colon, so that it introduces the list that follows. */
  private static boolean leads(List<Draft> said) {
    Draft last = said.isEmpty() ? null : said.get(said.size() - 1);
    if (last == null || !last.text.endsWith(":")) {
      return false;
    }
    last.exemption = Exemption.LEAD_IN;
    return true;
  }

  private static @Nullable String joined(List<Draft> said) {
    if (said.size() < 2) {
      return said.isEmpty() ? null : said.get(0).text;
    }
    return said.stream().map(draft -> draft.text).collect(Collectors.joining(" "));
  }

  private Draft.Seat seat(Under under, List<Draft> headers) {
    return new Draft.Seat(
        under.context(),
        section.titles(),
        section.exempt(),
        under.ancestors(),
        ++paragraphs,
        under.lists(),
        section.numbers(),
        headers);
  }

  private List<Draft> paragraph(List<Inline> content, Draft.Seat seat) {
    running.read(content);
    List<Draft> out = new ArrayList<>();
    List<Sentences.Range> ranges = merged(Sentences.of(running.dividedText(), running::hasMarkAt));
    int mark = 0;
    for (Sentences.Range range : ranges) {
      List<RunningText.Mark> own = new ArrayList<>();
      while (mark < running.marks().size() && running.marks().get(mark).at() <= range.to()) {
        own.add(running.marks().get(mark++));
      }
      out.add(draft(range, own, seat));
    }
    drafts.addAll(out);
    return out;
  }

  /** Nothing but shown keys belongs to the sentence before it; nothing but tags states nothing. */
  private List<Sentences.Range> merged(List<Sentences.Range> ranges) {
    List<Sentences.Range> out = new ArrayList<>();
    for (Sentences.Range range : ranges) {
      if (running.isTagsOnly(range.from(), range.to())) {
        continue;
      }
      if (!out.isEmpty() && running.isKeysOnly(range.from(), range.to())) {
        Sentences.Range last = out.remove(out.size() - 1);
        out.add(new Sentences.Range(last.from(), range.to()));
      } else {
        out.add(range);
      }
    }
    return out;
  }

  private Draft draft(Sentences.Range range, List<RunningText.Mark> own, Draft.Seat seat) {
    List<Inline.Cite> cites = new ArrayList<>();
    Attributes attributes = Attributes.NONE;
    for (RunningText.Mark mark : own) {
      if (mark.inline() instanceof Inline.Cite cite) {
        cites.add(cite);
        attributes = merged(attributes, cite.attributes());
      } else if (mark.inline() instanceof Inline.Marks marks) {
        attributes = merged(attributes, marks.attributes());
      }
    }
    String text = running.text().substring(range.from(), range.to());
    Draft draft =
        new Draft(running.span(range.from(), range.to(), own), text, seat, cites, attributes);
    draft.exemption = exemption(range, draft);
    draft.hasDigit = running.hasDigit(range.from(), range.to());
    return draft;
  }

  private @Nullable Exemption exemption(Sentences.Range range, Draft draft) {
    if (draft.seat.exempt()) {
      return Exemption.EXEMPT_SECTION;
    }
    String reason = draft.attributes.value("reason");
    if (draft.attributes.classes().contains("no-claim") && reason != null && !reason.isBlank()) {
      return Exemption.MARKED;
    }
    if (isQuestion(draft.text)) {
      return Exemption.QUESTION;
    }
    return running.isLinksOnly(range.from(), range.to()) ? Exemption.LINKS_ONLY : null;
  }

  private static boolean isQuestion(String text) {
    int end = text.length();
    while (end > 0 && "!\"')]}\u201D\u2019\u00BB".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && text.charAt(end - 1) == '?';
  }

  private static Attributes merged(Attributes a, Attributes b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    List<String> classes = new ArrayList<>(a.classes());
    classes.addAll(b.classes());
    Map<String, String> values = new LinkedHashMap<>(a.values());
    b.values().forEach(values::putIfAbsent);
    return new Attributes(a.id() != null ? a.id() : b.id(), classes, values);
  }

  private static boolean isCaption(List<Block> blocks, int at) {
    return isCaptionText(blocks, at) && (isTable(blocks, at - 1) || isTable(blocks, at + 1));
  }

  private static boolean isTable(List<Block> blocks, int at) {
    return at >= 0 && at < blocks.size() && blocks.get(at) instanceof Block.TableBlock;
  }

  private static boolean isCaptionText(List<Block> blocks, int at) {
    return at >= 0
        && at < blocks.size()
        && blocks.get(at) instanceof Block.Paragraph paragraph
        && !paragraph.content().isEmpty()
        && paragraph.content().get(0) instanceof Inline.Text text
        && text.text().startsWith("Table:");
  }

  /**
   * A caption between two tables is that of the second, unless the second has one behind it; a
   * table takes the one before it, else the one behind it.
   */
  private List<Draft> caption(List<Block> blocks, int table, Under under) {
    boolean before = isCaptionText(blocks, table - 1) && owner(blocks, table - 1) == table;
    boolean behind = isCaptionText(blocks, table + 1) && owner(blocks, table + 1) == table;
    List<Draft> out = new ArrayList<>();
    for (int at : new int[] {before ? table - 1 : -1, behind ? table + 1 : -1}) {
      if (at >= 0 && blocks.get(at) instanceof Block.Paragraph paragraph) {
        out.addAll(context(paragraph.content(), seat(under, List.of())));
      }
    }
    return out;
  }

  private static int owner(List<Block> blocks, int caption) {
    boolean both = isTable(blocks, caption - 1) && isTable(blocks, caption + 1);
    boolean taken = isCaptionText(blocks, caption + 2) && !isTable(blocks, caption + 3);
    return isTable(blocks, caption + 1) && !(both && taken) ? caption + 1 : caption - 1;
  }

  private void table(Block.TableBlock table, Under under, List<Draft> caption) {
    List<List<Draft>> columns = new ArrayList<>();
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

  private void row(Block.Row row, List<List<Draft>> columns, Under under, List<Draft> caption) {
    boolean wide = columns.size() > 1 || row.cells().size() > 1;
    List<Draft> first = List.of();
    for (int i = 0; i < row.cells().size(); i++) {
      List<Draft> column = i < columns.size() ? columns.get(i) : List.of();
      List<Inline> content = row.cells().get(i).content();
      if (i == 0 && wide) {
        first = context(content, seat(under, List.of()));
        continue;
      }
      List<Draft> headers = new ArrayList<>(first);
      headers.addAll(column);
      headers.addAll(caption);
      Under inside = under.with(joined(column), null).with(joined(first), null);
      paragraph(content, seat(inside, headers));
    }
  }

  private List<Draft> context(List<Inline> content, Draft.Seat seat) {
    List<Draft> found = paragraph(content, seat);
    found.forEach(draft -> draft.exemption = Exemption.TABLE_CONTEXT);
    return found;
  }

  private static <T> List<T> append(List<T> list, T last) {
    List<T> out = new ArrayList<>(list);
    out.add(last);
    return List.copyOf(out);
  }

  private static <T> List<T> prepend(T first, List<T> list) {
    List<T> out = new ArrayList<>(list.size() + 1);
    out.add(first);
    out.addAll(list);
    return List.copyOf(out);
  }
}
