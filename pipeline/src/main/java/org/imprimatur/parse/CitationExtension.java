package org.imprimatur.parse;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.InlineParserExtension;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.LightInlineParser;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.model.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Teaches Flexmark citations and attribute blocks. Code spans, escapes and autolinks are read by
 * Flexmark before they come here.
 */
final class CitationExtension implements Parser.ParserExtension {

  /** A group of citations, or one in the text; children are not used. */
  static final class CiteNode extends Node {
    final transient List<CitationSyntax.Cited> citations;
    final transient Attributes attributes;
    final transient BasedSequence input;

    CiteNode(
        BasedSequence input,
        int start,
        int end,
        CitationSyntax.Match match,
        Attributes attributes) {
      super(input.subSequence(start, end));
      this.input = input;
      this.citations = match.citations();
      this.attributes = attributes;
    }

    @Override
    public BasedSequence[] getSegments() {
      return EMPTY_SEGMENTS;
    }
  }

  /** An attribute block. */
  static final class MarksNode extends Node {
    final transient Attributes attributes;

    MarksNode(BasedSequence chars, Attributes attributes) {
      super(chars);
      this.attributes = attributes;
    }

    @Override
    public BasedSequence[] getSegments() {
      return EMPTY_SEGMENTS;
    }
  }

  /** A character that begins what looks like a citation but is none; it is text. */
  static final class FlawNode extends Node {
    final transient String message;

    FlawNode(BasedSequence chars, String message) {
      super(chars);
      this.message = message;
    }

    @Override
    public BasedSequence[] getSegments() {
      return EMPTY_SEGMENTS;
    }
  }

  @Override
  public void parserOptions(MutableDataHolder options) {
    // Nothing to set.
  }

  @Override
  public void extend(Parser.Builder builder) {
    builder.customInlineParserExtensionFactory(new Factory());
  }

  private static final class Factory implements InlineParserExtensionFactory {
    @Override
    public CharSequence getCharacters() {
      return "[@{";
    }

    @Override
    public InlineParserExtension apply(LightInlineParser parser) {
      return new Extension();
    }

    @Override
    public @Nullable Set<Class<?>> getAfterDependents() {
      return null;
    }

    @Override
    public @Nullable Set<Class<?>> getBeforeDependents() {
      return null;
    }

    @Override
    public boolean affectsGlobalScope() {
      return false;
    }
  }

  private static final class Extension implements InlineParserExtension {
    private @Nullable BasedSequence input;
    private String text = "";
    private boolean cites;

    @Override
    public void finalizeDocument(InlineParser parser) {
      input = null;
    }

    @Override
    public void finalizeBlock(InlineParser parser) {
      input = null;
    }

    @Override
    public boolean parse(LightInlineParser parser) {
      if (parser.getInput() != input) {
        input = parser.getInput();
        text = InlineReader.string(input);
        cites = text.indexOf('@') >= 0;
      }
      char c = parser.peek();
      if (c == '{') {
        return marks(parser);
      }
      if (!cites) {
        return false;
      }
      int at = parser.getIndex();
      Optional<CitationSyntax.Match> match =
          c == '[' ? CitationSyntax.bracketed(text, at) : CitationSyntax.inText(text, at);
      return match.isPresent() && take(parser, at, match.get());
    }

    private boolean take(LightInlineParser parser, int at, CitationSyntax.Match match) {
      BasedSequence all = parser.getInput();
      int end = match.end();
      if (match.flaw() != null) {
        return append(parser, new FlawNode(all.subSequence(at, end), match.flaw()), end);
      }
      Attributes attributes = Attributes.NONE;
      Optional<AttributeSyntax.Match> block = AttributeSyntax.match(text, end);
      if (block.isPresent() && block.get().attributes().value("cover") != null) {
        attributes = block.get().attributes();
        end = block.get().end();
      }
      return append(parser, new CiteNode(all, at, end, match, attributes), end);
    }

    private boolean marks(LightInlineParser parser) {
      int at = parser.getIndex();
      Optional<AttributeSyntax.Match> block = AttributeSyntax.match(text, at);
      if (block.isEmpty()) {
        return false;
      }
      int end = block.get().end();
      BasedSequence chars = parser.getInput().subSequence(at, end);
      return append(parser, new MarksNode(chars, block.get().attributes()), end);
    }

    private static boolean append(LightInlineParser parser, Node node, int end) {
      parser.flushTextNode();
      parser.getBlock().appendChild(node);
      parser.setIndex(end);
      return true;
    }
  }
}
