package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.imprimatur.claim.ListsUnseenByMarkdown.Item;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Exemption;
import org.imprimatur.model.Inline;
import org.jspecify.annotations.Nullable;

/** Writes down the statements of one paragraph or cell after the other. */
final class ParagraphReader {
  private static final int MAX_QUOTED = 40;
  private static final String IN_CELL =
      "a cell cannot contain a list: give each item a row of its own, or move the list out of the"
          + " table";

  private static final String IN_TEXT =
      "begin each item on a line of its own with \"- \" or \"1. \", below an empty line; a citation"
          + " covers its own item";

  private final RunningText running = new RunningText();
  private final IntSupplier lists;
  private final List<Problem> problems;
  private @Nullable DraftStatement bullet;
  private boolean reported;

  /**
   * A reader of the paragraphs of an article.
   *
   * @param lists gives lists their numbers
   * @param problems gets lists that Markdown does not see
   */
  ParagraphReader(IntSupplier lists, List<Problem> problems) {
    this.lists = lists;
    this.problems = problems;
  }

  /**
   * A sentence, or several of which the later ones are nothing but keys.
   *
   * @param from its first character in the running text
   * @param to one past its last one there
   * @param words the same of the divided text
   * @param item the item that begins with it
   */
  private record Sentence(int from, int to, Sentences.Range words, @Nullable Item item) {}

  /** Says that the next paragraph does not stand right below the last one. */
  void apart() {
    bullet = null;
    reported = false;
  }

  /** The statements of a cell of a table, in order. */
  List<DraftStatement> readCell(List<Inline> content, DraftStatement.Seat seat) {
    apart();
    return read(content, seat, null, IN_CELL);
  }

  /**
   * The statements of a paragraph, in order.
   *
   * @param outer the mark of the list item that it begins, else null
   */
  List<DraftStatement> read(
      List<Inline> content, DraftStatement.Seat seat, @Nullable ListMark outer) {
    return read(content, seat, outer, IN_TEXT);
  }

  private List<DraftStatement> read(
      List<Inline> content, DraftStatement.Seat seat, @Nullable ListMark outer, String hint) {
    running.read(content);
    TextOfSentences divided = TextOfSentences.of(running);
    List<Item> items = ListsUnseenByMarkdown.of(divided, outer);
    int list = items.isEmpty() ? -1 : lists.getAsInt();
    List<DraftStatement> out = new ArrayList<>();
    List<DraftStatement> said = new ArrayList<>();
    DraftStatement.@Nullable Seat inList = null;
    int mark = 0;
    for (Sentence sentence : sentences(divided, items)) {
      List<RunningText.Mark> own = new ArrayList<>();
      while (mark < running.marks().size() && divided.mark(mark) <= sentence.words().to()) {
        own.add(running.marks().get(mark++));
      }
      if (sentence.item() != null && !sentence.item().marked()) {
        inList = null;
        said = new ArrayList<>();
      } else if (sentence.item() != null && inList == null) {
        inList = inList(said, seat, list);
      }
      DraftStatement draft = draft(divided, sentence, own, inList == null ? seat : inList);
      out.add(draft);
      if (inList == null) {
        said.add(draft);
      }
    }
    report(divided, items, out, hint);
    return out;
  }

  private static DraftStatement.Seat inList(
      List<DraftStatement> said, DraftStatement.Seat seat, int list) {
    DraftStatement lead = lead(said);
    if (lead != null) {
      lead.introduces = list;
    }
    return seat.under(lead == null ? null : joined(said), lead, list);
  }

  /** The last of some statements, if it ends in a colon, so that it introduces what follows. */
  static @Nullable DraftStatement lead(List<DraftStatement> said) {
    DraftStatement last = said.isEmpty() ? null : said.get(said.size() - 1);
    if (last == null || !last.hasColon) {
      return null;
    }
    last.exemption = Exemption.LEAD_IN;
    return last;
  }

  /** What some statements say, one after the other. */
  static @Nullable String joined(List<DraftStatement> said) {
    if (said.size() < 2) {
      return said.isEmpty() ? null : said.get(0).text;
    }
    return said.stream().map(draft -> draft.text).collect(Collectors.joining(" "));
  }

  private void report(
      TextOfSentences divided, List<Item> items, List<DraftStatement> drafts, String hint) {
    if (items.isEmpty()) {
      bullets(divided, drafts);
      return;
    }
    apart();
    int start = divided.source(items.get(0).start());
    long count = items.stream().filter(Item::marked).count();
    String few = count == 1 ? "the line" : "the " + count + " items";
    for (DraftStatement draft : drafts) {
      if (draft.span.end() > start) {
        problem(
            draft,
            few
                + " from "
                + quoted(draft.text)
                + " on "
                + (count == 1 ? "is" : "are")
                + " not a list in Markdown: they run into one paragraph",
            hint);
        return;
      }
    }
  }

  /** Paragraphs that begin with bullets, one below the other. */
  private void bullets(TextOfSentences divided, List<DraftStatement> drafts) {
    if (drafts.isEmpty() || !ListsUnseenByMarkdown.beginsWithBullet(divided)) {
      apart();
    } else if (bullet == null) {
      bullet = drafts.get(0);
    } else if (!reported) {
      reported = true;
      problem(
          bullet,
          "the paragraphs from " + quoted(bullet.text) + " on are not a list in Markdown",
          IN_TEXT);
    }
  }

  private void problem(DraftStatement draft, String message, String hint) {
    problems.add(Problem.of(RuleId.TEXT_UNSEEN_LIST, draft.span, message, hint));
  }

  private static String quoted(String text) {
    int end = Math.min(text.length(), MAX_QUOTED);
    end -= end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
    return "\"" + text.substring(0, end) + (end < text.length() ? "\u2026\"" : "\"");
  }

  private List<Sentence> sentences(TextOfSentences divided, List<Item> items) {
    List<Sentences.Range> read = Sentences.of(divided.text(), divided::isMarked, items);
    List<Sentences.Range> shown = divided.shown(read);
    Map<Integer, Item> starts = items.isEmpty() ? Map.of() : new HashMap<>();
    items.forEach(item -> starts.put(item.start(), item));
    List<Sentence> out = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      Sentences.Range range = shown.get(i);
      Item item = starts.get(read.get(i).from());
      if (running.isTagsOnly(range.from(), range.to())) {
        continue;
      }
      // Nothing but shown keys or signs belongs to the sentence before it.
      boolean goesOn = item == null && running.isKeysOrSigns(range.from(), range.to());
      Sentence last = out.isEmpty() || !goesOn ? null : out.remove(out.size() - 1);
      Sentences.Range words = read.get(i);
      out.add(
          last == null
              ? new Sentence(range.from(), range.to(), words, item)
              : new Sentence(last.from(), range.to(), last.words().with(words), last.item()));
    }
    return out;
  }

  private DraftStatement draft(
      TextOfSentences divided,
      Sentence sentence,
      List<RunningText.Mark> own,
      DraftStatement.Seat seat) {
    List<Inline.Cite> cites = new ArrayList<>();
    Attributes attributes = Attributes.NONE;
    for (RunningText.Mark mark : own) {
      if (mark.cite() != null) {
        cites.add(mark.cite());
      }
      attributes = merged(attributes, mark.attributes());
    }
    int from = sentence.from();
    int to = sentence.to();
    String text = running.text().substring(from, to);
    DraftStatement draft =
        new DraftStatement(running.span(from, to, own), text, seat, cites, attributes);
    draft.exemption = exemption(divided, sentence, draft);
    draft.hasColon = divided.text().charAt(sentence.words().to() - 1) == ':';
    draft.hasDigit = running.hasDigit(from, to);
    return draft;
  }

  private @Nullable Exemption exemption(
      TextOfSentences divided, Sentence sentence, DraftStatement draft) {
    if (draft.seat.exempt()) {
      return Exemption.EXEMPT_SECTION;
    }
    String reason = draft.attributes.value("reason");
    if (draft.attributes.classes().contains("no-claim") && reason != null && !reason.isBlank()) {
      return Exemption.MARKED;
    }
    if (isQuestion(divided, sentence.words())) {
      return Exemption.QUESTION;
    }
    int from = sentence.from();
    int to = sentence.to();
    if (running.isLinksOnly(from, to)
        || (draft.citations.isEmpty() && running.isPointer(from, to))) {
      return Exemption.LINKS_ONLY;
    }
    return Formulas.isOnlySymbols(draft.text) ? Exemption.FORMULA : null;
  }

  /** Whether the last stop asks, whatever closes behind it. */
  private static boolean isQuestion(TextOfSentences divided, Sentences.Range words) {
    return Stops.asks(divided.text(), words.from(), words.to())
        && Stops.QUESTION_AT_END.matcher(divided.slice(words)).find();
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
}
