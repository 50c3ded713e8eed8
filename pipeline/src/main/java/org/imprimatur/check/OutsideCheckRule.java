package org.imprimatur.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.Exemption;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Statement;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code claim/outside-check}: the most prominent words of a page are not claims, so that nothing
 * would ask for their citation: title, summary, question, headings, header cells, first columns and
 * captions. A dose or a drug in them has to stand in a covered claim of the body (contract, section
 * 4.2).
 */
final class OutsideCheckRule implements Rule.OfArticle {
  private static final String IN_BODY =
      "say it in a sentence of the body and cite the work that supports it, [@key], or remove it"
          + " here";

  private static final String IN_CELL =
      "cite the work that supports it in the cell itself, [@key], or say it in a cited sentence of"
          + " the body";

  @Override
  public String id() {
    return RuleId.CLAIM_OUTSIDE_CHECK.id();
  }

  @Override
  public void check(RuleInput input, Sink sink) {
    Reading reading = new Reading(input, sink);
    FrontMatter front = input.front();
    if (front.places().containsKey("title")) {
      reading.value("title", front.title());
    }
    reading.value("summary", front.summary());
    reading.value("question", front.question());
    reading.blocks(input.article().blocks());
  }

  /** One article. */
  private final class Reading implements Block.Visitor {
    private final RuleInput input;
    private final Sink sink;
    private final CoveredMentions covered;
    private final ProseReader reader = new ProseReader(true);
    private final List<Statement> unclaimed = new ArrayList<>();
    private final Set<String> exemptSections;

    /** The level of the heading that exempts what stands here; 0 where none does. */
    private int exempt;

    private int next;

    Reading(RuleInput input, Sink sink) {
      this.input = input;
      this.sink = sink;
      this.covered = new CoveredMentions(input.checked());
      this.exemptSections =
          input.context().configuration().policy().exemptSections().stream()
              .map(Reading::key)
              .collect(Collectors.toSet());
      for (Statement statement : input.checked().statements()) {
        if (statement.exemption() == Exemption.QUESTION
            || statement.exemption() == Exemption.TABLE_CONTEXT) {
          unclaimed.add(statement);
        }
      }
    }

    private static String key(String title) {
      return title.strip().toLowerCase(Locale.ROOT);
    }

    void value(String key, @Nullable String value) {
      if (value != null && !value.isBlank()) {
        Span place = FrontMatterProse.place(input.article(), key, value);
        Prose prose = reader.read(value, place, Prose.Kind.FRONT_MATTER);
        report(prose, Mentions.of(prose.text()), "in the " + key, IN_BODY);
      }
    }

    private void blocks(List<Block> blocks) {
      blocks.forEach(block -> block.accept(this));
    }

    @Override
    public void paragraph(Block.Paragraph it) {
      text(it.content(), it.span());
    }

    @Override
    public void table(Block.TableBlock it) {
      it.header().forEach(this::row);
      it.body().forEach(this::row);
    }

    /** The sections of a quotation end with it, as those of an item. */
    @Override
    public void quote(Block.Quote it) {
      int before = exempt;
      blocks(it.blocks());
      exempt = before;
    }

    @Override
    public void list(Block.ListBlock it) {
      int before = exempt;
      for (Block.Item item : it.items()) {
        blocks(item.blocks());
        exempt = before;
      }
    }

    @Override
    public void codeBlock(Block.CodeBlock it) {}

    @Override
    public void divider(Block.Divider it) {}

    @Override
    public void heading(Block.Heading heading) {
      if (exempt == 0 || heading.level() <= exempt) {
        exempt = exemptSections.contains(key(heading.text())) ? heading.level() : 0;
      }
      if (exempt == 0) {
        Prose prose = reader.read(heading.content(), Prose.Kind.HEADING);
        report(prose, Mentions.of(prose.text()), "in this heading", IN_BODY);
      }
    }

    private void row(Block.Row row) {
      row.cells().forEach(cell -> text(cell.content(), cell.span()));
    }

    /** Paragraphs and cells come in the order of the statements, which are few here. */
    private void text(List<Inline> content, Span span) {
      while (next < unclaimed.size() && unclaimed.get(next).span().start() < span.start()) {
        next++;
      }
      if (next == unclaimed.size() || unclaimed.get(next).span().start() >= span.end()) {
        return;
      }
      Prose prose = reader.read(content, Prose.Kind.PARAGRAPH);
      List<Mention> mentions = exempt > 0 ? List.of() : Mentions.of(prose.text());
      int mention = 0;
      while (next < unclaimed.size() && unclaimed.get(next).span().start() < span.end()) {
        Statement statement = unclaimed.get(next++);
        List<Mention> own = new ArrayList<>();
        for (; mention < mentions.size(); mention++) {
          int start = prose.span(mentions.get(mention).start(), prose.length()).start();
          if (start >= statement.span().end()) {
            break;
          } else if (start >= statement.span().start()) {
            own.add(mentions.get(mention));
          }
        }
        if (!own.isEmpty() && !isMarked(statement)) {
          statement(statement, prose, own);
        }
      }
    }

    private void statement(Statement statement, Prose prose, List<Mention> own) {
      if (statement.exemption() == Exemption.QUESTION) {
        report(prose, own, "in this question", IN_BODY);
      } else if (statement.citations().stream().noneMatch(c -> input.resolves(c.key()))) {
        report(prose, own, "in a cell or caption that is not a claim", IN_CELL);
      }
    }

    private boolean isMarked(Statement statement) {
      String reason = statement.attributes().value("reason");
      boolean marked = statement.attributes().classes().contains("no-claim");
      return marked && reason != null && !reason.isBlank();
    }

    /** One finding a text, from the first to the last that no covered claim holds. */
    private void report(Prose prose, List<Mention> mentions, String where, String hint) {
      Set<String> words = new LinkedHashSet<>();
      int from = -1;
      int to = 0;
      for (Mention mention : mentions) {
        if (!covered.hold(mention)) {
          words.add("\"" + prose.slice(mention.start(), mention.end()) + "\"");
          from = from < 0 ? mention.start() : from;
          to = mention.end();
        }
      }
      if (from >= 0) {
        sink.report(
            id(),
            prose.span(from, to),
            String.join(", ", words) + " " + where + ": no covered claim of the body says so",
            hint);
      }
    }
  }
}
