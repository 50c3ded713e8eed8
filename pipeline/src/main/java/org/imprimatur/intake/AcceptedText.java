package org.imprimatur.intake;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.word.WordBlock;
import org.imprimatur.word.WordRun;
import org.imprimatur.word.WordRun.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The text of a Word file as it is when every tracked change is accepted, with a list of what was
 * pending. Words that were struck out are left out, too: a dose that somebody struck out is not a
 * dose.
 */
final class AcceptedText {
  private final List<Pending> pending = new ArrayList<>();
  private final List<String> struck = new ArrayList<>();

  /** A tracked change. */
  record Pending(Revision revision, String words) {
    /** In a sentence. */
    String sentence() {
      String who = revision.author().isEmpty() ? "somebody" : revision.author();
      String when = revision.date().isEmpty() ? "" : " on " + revision.date();
      String what = revision.isDeletion() ? "deleted" : "inserted";
      String words = words().isBlank() ? "the end of a paragraph" : "\"" + words().strip() + "\"";
      return who + " " + what + " " + words + when;
    }
  }

  /** Accepts the changes of some blocks. */
  List<WordBlock> of(List<WordBlock> blocks) {
    List<WordBlock> out = new ArrayList<>();
    List<WordRun> open = new ArrayList<>();
    for (WordBlock block : blocks) {
      if (block instanceof WordBlock.Paragraph paragraph) {
        open.addAll(kept(paragraph.runs()));
        Revision end = paragraph.end();
        if (end != null) {
          note(end, "");
        }
        if (end != null && end.isDeletion()) {
          continue;
        }
        out.add(new WordBlock.Paragraph(paragraph.style(), open, null));
        open = new ArrayList<>();
      } else if (block instanceof WordBlock.Table table) {
        out.add(of(table));
      }
    }
    if (!open.isEmpty()) {
      out.add(new WordBlock.Paragraph(WordBlock.Style.PLAIN, open, null));
    }
    return out;
  }

  private WordBlock of(WordBlock.Table table) {
    List<WordBlock.Row> rows = new ArrayList<>();
    for (WordBlock.Row row : table.rows()) {
      List<List<WordBlock>> cells = new ArrayList<>();
      row.cells().forEach(cell -> cells.add(of(cell)));
      boolean isEmpty =
          cells.stream()
              .flatMap(List::stream)
              .allMatch(b -> b instanceof WordBlock.Paragraph p && p.runs().isEmpty());
      if (!row.isDeleted() || !isEmpty) {
        rows.add(new WordBlock.Row(cells, false));
      }
    }
    return new WordBlock.Table(rows);
  }

  private List<WordRun> kept(List<WordRun> runs) {
    List<WordRun> out = new ArrayList<>();
    for (WordRun run : runs) {
      Revision revision = revision(run);
      if (revision != null) {
        note(revision, words(run));
      }
      boolean isGone = revision != null && revision.isDeletion();
      if (!isGone && run instanceof WordRun.Text text && text.face().struck()) {
        struck.add(text.text());
      } else if (!isGone && !(run instanceof WordRun.Mark)) {
        out.add(run);
      }
    }
    return out;
  }

  static @Nullable Revision revision(WordRun run) {
    if (run instanceof WordRun.Text text) {
      return text.revision();
    }
    if (run instanceof WordRun.Cite cite) {
      return cite.revision();
    }
    return run instanceof WordRun.Note note ? note.revision() : null;
  }

  static String words(WordRun run) {
    if (run instanceof WordRun.Text text) {
      return text.text();
    }
    if (run instanceof WordRun.Cite cite) {
      return cite.citation().shown();
    }
    return run instanceof WordRun.LineBreak ? " " : "";
  }

  /** One change over several runs is listed once. */
  private void note(Revision revision, String words) {
    int last = pending.size() - 1;
    if (last >= 0 && pending.get(last).revision().equals(revision)) {
      pending.set(last, new Pending(revision, pending.get(last).words() + words));
    } else {
      pending.add(new Pending(revision, words));
    }
  }

  List<Pending> pending() {
    return List.copyOf(pending);
  }

  /** Words that were struck out. */
  List<String> struck() {
    return List.copyOf(struck);
  }
}
