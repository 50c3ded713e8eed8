package org.imprimatur.parse;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.InlineParserExtension;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.LightInlineParser;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.imprimatur.model.Attributes;
import org.imprimatur.source.Characters;
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

  /** A character that begins what looks like a citation but is not one; it is text. */
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

  /** The brace that begins what was meant as an attribute block and cannot be read; it is text. */
  static final class TornMarksNode extends Node {
    final transient TornAttributes torn;
    final transient BasedSequence whole;

    TornMarksNode(BasedSequence brace, BasedSequence whole, TornAttributes torn) {
      super(brace);
      this.whole = whole;
      this.torn = torn;
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
    private @Nullable CitationSyntax syntax;
    private @Nullable Document document;
    private @Nullable Tex tex;

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
        syntax = null;
      }
      char c = parser.peek();
      if (c == '{') {
        return marks(parser);
      }
      if (!cites) {
        return false;
      }
      int at = parser.getIndex();
      CitationSyntax citations = syntax(parser);
      Optional<CitationSyntax.Match> match =
          c == '[' ? citations.bracketed(at) : citations.inText(at);
      return match.isPresent() && take(parser, at, match.get());
    }

    private CitationSyntax syntax(LightInlineParser parser) {
      CitationSyntax known = syntax;
      if (known == null) {
        known = new CitationSyntax(text, Brackets.of(text, texEnds(parser)));
        syntax = known;
      }
      return known;
    }

    /** Says of a place in the paragraph how far the TeX goes that holds it. */
    private IntUnaryOperator texEnds(LightInlineParser parser) {
      BasedSequence own = parser.getInput();
      Tex all = tex(parser.getDocument());
      int start = parser.getDocument().getStartOffset();
      if (all.isEmpty()) {
        return at -> -1;
      }
      return at -> {
        int inTex = all.end(own.getIndexOffset(at) - start);
        int end = inTex < 0 ? -1 : inTex + start;
        int behind = at;
        while (behind < own.length() && own.getIndexOffset(behind) < end) {
          behind++;
        }
        return behind > at ? behind : -1;
      };
    }

    private Tex tex(Document whole) {
      Tex known = tex;
      if (known == null || document != whole) {
        document = whole;
        known =
            mayHoldTex(whole.getChars()) ? Tex.of(InlineReader.string(whole.getChars())) : Tex.NONE;
        tex = known;
      }
      return known;
    }

    private static boolean mayHoldTex(BasedSequence all) {
      return !(all.getBase() instanceof Characters characters)
          || characters.holds('$', '\\', all.getStartOffset(), all.getEndOffset());
    }

    private boolean take(LightInlineParser parser, int at, CitationSyntax.Match match) {
      BasedSequence all = parser.getInput();
      int end = match.end();
      if (match.flaw() != null) {
        return append(parser, new FlawNode(all.subSequence(at, end), match.flaw()), end);
      }
      Attributes attributes = Attributes.NONE;
      Optional<AttributeSyntax.Match> block = AttributeSyntax.match(text, end);
      if (block.isPresent() && text.charAt(at) == '[' && isSpan(block.get().attributes())) {
        return false;
      }
      if (block.isPresent() && isOfCitation(block.get().attributes())) {
        attributes = block.get().attributes();
        end = block.get().end();
      }
      return append(parser, new CiteNode(all, at, end, match, attributes), end);
    }

    private static boolean isOfCitation(Attributes attributes) {
      return attributes.value("cover") != null || attributes.value("q") != null;
    }

    /** Brackets with a class that is not ours are Pandoc's span; what it holds is text. */
    private static boolean isSpan(Attributes attributes) {
      return !attributes.classes().isEmpty()
          && !attributes.classes().contains("no-claim")
          && Collections.disjoint(attributes.values().keySet(), OddAttributes.NAMES);
    }

    private boolean marks(LightInlineParser parser) {
      int at = parser.getIndex();
      Optional<AttributeSyntax.Match> block = AttributeSyntax.match(text, at);
      if (block.isEmpty()) {
        Optional<TornAttributes> torn = TornAttributes.at(text, at);
        return torn.isPresent() && append(parser, torn(parser, at, torn.get()), at + 1);
      }
      int end = block.get().end();
      BasedSequence chars = parser.getInput().subSequence(at, end);
      return append(parser, new MarksNode(chars, block.get().attributes()), end);
    }

    private static Node torn(LightInlineParser parser, int at, TornAttributes torn) {
      BasedSequence all = parser.getInput();
      return new TornMarksNode(all.subSequence(at, at + 1), all.subSequence(at, torn.end()), torn);
    }

    private static boolean append(LightInlineParser parser, Node node, int end) {
      parser.flushTextNode();
      parser.getBlock().appendChild(node);
      parser.setIndex(end);
      return true;
    }
  }
}
