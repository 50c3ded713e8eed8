package org.imprimatur.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.FlightRecorder;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.source.ConflictMarks;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * Reads articles: front matter between {@code ---} lines (contract, section 3), then CommonMark
 * with tables, Pandoc's citations and attribute blocks. Stateless; safe to call from many threads.
 */
public final class ArticleParser {

  private ArticleParser() {}

  /** Reads an article whole. Never throws for bad input. */
  public static Parsed parse(ArticleId id, Source source) {
    // An event's class alone costs a tenth of a second: it is not touched while nobody records.
    ParseEvent event = FlightRecorder.isInitialized() ? ParseEvent.begun() : null;
    List<Problem> problems = new ArrayList<>();
    Fence fence = Fence.find(source);
    FrontMatter front = frontMatter(id, source, fence, problems);
    List<Block> blocks = new MarkdownReader(source, problems).read(fence.bodyStart());
    problems.sort(Comparator.comparingInt(problem -> problem.span().start()));
    if (event != null) {
      event.end(source);
    }
    return new Parsed(new Article(id, source, front, blocks), problems);
  }

  /**
   * Reads the front matter alone: the article has no blocks, and the problems are those of the
   * front matter.
   */
  public static Parsed parseFrontMatter(ArticleId id, Source source) {
    List<Problem> problems = new ArrayList<>();
    FrontMatter front = frontMatter(id, source, Fence.find(source), problems);
    return new Parsed(new Article(id, source, front, List.of()), problems);
  }

  /** Reads a text that has no front matter. Never throws for bad input. */
  public static List<Block> parseText(Source source, List<Problem> problems) {
    ConflictMarks.find(source)
        .forEach(
            mark ->
                problems.add(
                    Problem.of(
                        RuleId.ARTICLE_CONFLICT_MARKS,
                        mark,
                        ConflictMarks.MESSAGE,
                        ConflictMarks.HINT)));
    return new MarkdownReader(source, problems).read(0);
  }

  /** With the conflicts of the whole file; where one touches the front matter, it explains all. */
  private static FrontMatter frontMatter(
      ArticleId id, Source source, Fence fence, List<Problem> problems) {
    List<Span> conflicts = ConflictMarks.find(source);
    conflicts.forEach(
        mark ->
            problems.add(
                Problem.of(
                    RuleId.ARTICLE_CONFLICT_MARKS,
                    mark,
                    ConflictMarks.MESSAGE,
                    ConflictMarks.HINT)));
    boolean touched =
        !conflicts.isEmpty()
            && (fence.state() != Fence.State.CLOSED
                || conflicts.get(0).start() < fence.bodyStart());
    return FrontMatterReader.read(id, source, fence, touched ? new ArrayList<>() : problems);
  }

  /**
   * Where the front matter lies.
   *
   * @param yaml the text between the fences; empty at 0 when there is none
   * @param bodyStart where the body begins
   * @param state what was found
   */
  record Fence(Span yaml, int bodyStart, State state) {
    /** How the fences stand. */
    enum State {
      /** The file does not begin with {@code ---}. */
      MISSING,
      /** The first fence is never closed. */
      OPEN,
      /** Both fences stand. */
      CLOSED
    }

    static Fence find(Source source) {
      if (!isFence(source.line(1), false)) {
        return new Fence(new Span(0, 0), 0, State.MISSING);
      }
      int start = source.lineCount() > 1 ? source.lineStart(2) : source.length();
      for (int line = 2; line <= source.lineCount(); line++) {
        if (isFence(source.line(line), true)) {
          int end = source.lineStart(line);
          int body = line < source.lineCount() ? source.lineStart(line + 1) : source.length();
          return new Fence(new Span(start, end), body, State.CLOSED);
        }
      }
      return new Fence(new Span(0, 3), start, State.OPEN);
    }

    private static boolean isFence(String line, boolean closing) {
      String bare = line.stripTrailing();
      return bare.equals("---") || (closing && bare.equals("..."));
    }
  }
}
