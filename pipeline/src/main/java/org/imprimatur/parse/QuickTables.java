package org.imprimatur.parse;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ext.tables.internal.TableParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flexmark's tables, looked for only in paragraphs whose second line can divide a header from its
 * rows. Flexmark's own factory makes its pattern again for each document; one of them serves all,
 * since it holds nothing but the options. What it reads is unchanged, but for tables of more than
 * {@value #MAX_COLUMNS} columns, which are text.
 */
final class QuickTables implements ParagraphPreProcessorFactory {
  private final ParagraphPreProcessorFactory tables = TableParagraphPreProcessor.Factory();

  /** Flexmark's pattern calls itself for each column. */
  private static final int MAX_COLUMNS = 500;

  private volatile @Nullable ParagraphPreProcessor shared;

  @Override
  public ParagraphPreProcessor apply(ParserState state) {
    return (paragraph, where) ->
        mayBeTable(paragraph) ? shared(state).preProcessBlock(paragraph, where) : 0;
  }

  private ParagraphPreProcessor shared(ParserState state) {
    ParagraphPreProcessor known = shared;
    if (known == null) {
      known = tables.apply(state);
      shared = known;
    }
    return known;
  }

  private static boolean mayBeTable(Paragraph paragraph) {
    return paragraph.getLineCount() > 1 && isDivider(paragraph.getLineChars(1));
  }

  private static boolean isDivider(BasedSequence line) {
    int columns = 0;
    for (int i = 0; i < line.length(); i++) {
      columns += line.charAt(i) == '|' ? 1 : 0;
      if ("-|: \t\r\n".indexOf(line.charAt(i)) < 0) {
        return false;
      }
    }
    return columns <= MAX_COLUMNS;
  }

  @Override
  public @Nullable Set<Class<?>> getAfterDependents() {
    return tables.getAfterDependents();
  }

  @Override
  public @Nullable Set<Class<?>> getBeforeDependents() {
    return tables.getBeforeDependents();
  }

  @Override
  public boolean affectsGlobalScope() {
    return tables.affectsGlobalScope();
  }
}
