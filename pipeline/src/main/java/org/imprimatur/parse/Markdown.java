package org.imprimatur.parse;

import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.ReferencePreProcessorFactory;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;

/** The configured Flexmark parsers; all are thread-safe. */
final class Markdown {
  private static final Parser WHOLE = parser(true, true);
  private static final Parser TAGS_AS_TEXT = parser(false, true);
  private static final Parser WITHOUT_CITATIONS = parser(false, false);

  private Markdown() {}

  /** Parses a body. */
  static Document parse(BasedSequence text) {
    return WHOLE.parse(text);
  }

  /**
   * Parses text in which HTML blocks are paragraphs, so that their words are read like any other.
   */
  static Document parseTagsAsText(BasedSequence text) {
    return TAGS_AS_TEXT.parse(text);
  }

  /** Parses text in which nothing is cited: the words before or behind a key, scripts, styles. */
  static Document parseWithoutCitations(CharSequence text) {
    return WITHOUT_CITATIONS.parse(BasedSequence.of(text));
  }

  private static Parser parser(boolean htmlBlocks, boolean citationsAndTables) {
    MutableDataSet options = new MutableDataSet();
    if (citationsAndTables) {
      options.set(Parser.EXTENSIONS, List.of(new CitationExtension()));
    }
    options.set(Parser.HTML_BLOCK_PARSER, false);
    options.set(Parser.REFERENCE_PARAGRAPH_PRE_PROCESSOR, htmlBlocks);
    options.set(TablesExtension.COLUMN_SPANS, false);
    options.set(TablesExtension.APPEND_MISSING_COLUMNS, true);
    options.set(TablesExtension.DISCARD_EXTRA_COLUMNS, false);
    options.set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true);
    options.set(TablesExtension.WITH_CAPTION, false);
    options.set(TablesExtension.MAX_HEADER_ROWS, 1);
    options.set(TablesExtension.MIN_HEADER_ROWS, 1);
    options.set(Parser.HEADING_PARSER, false);
    options.set(Parser.FENCED_CODE_BLOCK_PARSER, false);
    options.set(Parser.THEMATIC_BREAK_PARSER, false);
    Parser.Builder builder =
        Parser.builder(options)
            .customInlineParserFactory(QuickInlineParser.FACTORY)
            .customBlockParserFactory(new QuickHeadings())
            .customBlockParserFactory(new QuickBlockStarts.Fences())
            .customBlockParserFactory(new QuickBlockStarts.Dividers());
    if (citationsAndTables) {
      builder.paragraphPreProcessorFactory(new QuickTables());
    }
    if (htmlBlocks) {
      builder.customBlockParserFactory(new QuickBlockStarts.Html());
      // Flexmark leaves link definitions out where the inline parser is not its own.
      builder.paragraphPreProcessorFactory(new ReferencePreProcessorFactory());
    }
    return builder.build();
  }
}
