package org.imprimatur.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.model.Article;
import org.imprimatur.model.Block;
import org.imprimatur.model.Captions;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the glossary's terms in running text. A page explains each term where it first stands;
 * headings, links and code are left alone. Neither line ends nor escapes matter. A form with two
 * capitals or more ({@code NSAID}) is matched as written, any other without regard to case; both
 * with or without a plural s. Of forms that begin at one place the longest wins. Immutable.
 */
public final class GlossaryTerms {
  private final Map<String, List<Form>> formsByFirstWord;

  private GlossaryTerms(Map<String, List<Form>> formsByFirstWord) {
    this.formsByFirstWord = formsByFirstWord;
  }

  /** The terms of a glossary. */
  public static GlossaryTerms of(List<GlossaryEntry> entries) {
    Map<String, List<Form>> forms = new HashMap<>();
    for (GlossaryEntry entry : entries) {
      add(forms, entry.term(), entry);
      entry.also().forEach(also -> add(forms, also, entry));
    }
    forms.values().forEach(list -> list.sort(Comparator.comparing(form -> -form.text.length())));
    return new GlossaryTerms(forms);
  }

  /**
   * A term that a page explains.
   *
   * @param words the words of the text that it stands for, runs of white space as one blank
   * @param entry what explains it
   */
  public record Explained(String words, GlossaryEntry entry) {}

  /**
   * What an article's page explains, in the order in which the page shows it: what a content digest
   * must cover.
   */
  public List<Explained> explainedIn(Article article) {
    Map<GlossaryEntry, String> found = new LinkedHashMap<>();
    new Collector(found).blocks(article.blocks());
    return found.entrySet().stream().map(e -> new Explained(e.getValue(), e.getKey())).toList();
  }

  /** The next term at or behind {@code from}, or null. */
  @Nullable Match next(String text, int from) {
    int at = from;
    while (at < text.length()) {
      if (!Character.isLetterOrDigit(text.charAt(at))) {
        at++;
        continue;
      }
      int end = wordEnd(text, at);
      List<Form> forms = formsByFirstWord.get(lower(text.substring(at, end)));
      if (forms == null && end - at > 1 && text.charAt(end - 1) == 's') {
        forms = formsByFirstWord.get(lower(text.substring(at, end - 1)));
      }
      Match match = forms == null ? null : match(forms, text, at);
      if (match != null) {
        return match;
      }
      at = end;
    }
    return null;
  }

  private static @Nullable Match match(List<Form> forms, String text, int at) {
    for (Form form : forms) {
      int end = end(form, text, at);
      if (end >= 0) {
        end += end < text.length() && text.charAt(end) == 's' ? 1 : 0;
        if (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
          return new Match(at, end, form.entry);
        }
      }
    }
    return null;
  }

  /** One past the end of a form that stands at a place, or -1; any white space is a blank. */
  private static int end(Form form, String text, int from) {
    int at = from;
    for (int i = 0; i < form.text.length(); i++) {
      if (at == text.length()) {
        return -1;
      }
      if (form.text.charAt(i) != ' ') {
        if (!text.regionMatches(!form.exact, at, form.text, i, 1)) {
          return -1;
        }
        at++;
        continue;
      }
      if (!TextRun.isBlank(text.charAt(at))) {
        return -1;
      }
      while (at < text.length() && TextRun.isBlank(text.charAt(at))) {
        at++;
      }
    }
    return at;
  }

  private static void add(Map<String, List<Form>> forms, String form, GlossaryEntry entry) {
    String text = folded(form.strip());
    if (!text.isEmpty() && Character.isLetterOrDigit(text.charAt(0))) {
      long capitals = text.chars().filter(Character::isUpperCase).count();
      String first = lower(text.substring(0, wordEnd(text, 0)));
      forms.computeIfAbsent(first, k -> new ArrayList<>()).add(new Form(text, capitals > 1, entry));
    }
  }

  /** Collects what the page of a body explains, in the order of the page. */
  private final class Collector implements Block.Visitor, Inline.Visitor {
    private final Map<GlossaryEntry, String> found;
    private final TextReader run = TextRun.reader();

    Collector(Map<GlossaryEntry, String> found) {
      this.found = found;
    }

    /** A caption stands over its table. */
    void blocks(List<Block> blocks) {
      Captions captions = Captions.of(blocks);
      for (int i = 0; i < blocks.size(); i++) {
        captions.ofTable(i).forEach(caption -> inlines(Captions.words(caption)));
        if (!captions.isCaption(i)) {
          blocks.get(i).accept(this);
        }
      }
    }

    private void inlines(List<Inline> content) {
      words();
      content.forEach(inline -> inline.accept(this));
      words();
    }

    /** Looks through the words and line ends that were met up to here. */
    private void words() {
      if (run.isEmpty()) {
        return;
      }
      String text = TextRun.take(run).text();
      Match match = next(text, 0);
      while (match != null) {
        found.putIfAbsent(match.entry(), folded(text.substring(match.start(), match.end())));
        match = next(text, match.end());
      }
    }

    @Override
    public void heading(Block.Heading it) {}

    @Override
    public void paragraph(Block.Paragraph it) {
      inlines(it.content());
    }

    @Override
    public void list(Block.ListBlock it) {
      it.items().forEach(item -> blocks(item.blocks()));
    }

    @Override
    public void table(Block.TableBlock it) {
      it.header().forEach(this::row);
      it.body().forEach(this::row);
    }

    private void row(Block.Row row) {
      row.cells().forEach(cell -> inlines(cell.content()));
    }

    @Override
    public void quote(Block.Quote it) {
      blocks(it.blocks());
    }

    @Override
    public void codeBlock(Block.CodeBlock it) {}

    @Override
    public void divider(Block.Divider it) {}

    @Override
    public void text(Inline.Text it) {
      run.text(it);
    }

    @Override
    public void softBreak(Inline.SoftBreak it) {
      run.softBreak(it);
    }

    @Override
    public void emphasis(Inline.Emphasis it) {
      inlines(it.content());
    }

    @Override
    public void strong(Inline.Strong it) {
      inlines(it.content());
    }

    @Override
    public void code(Inline.Code it) {
      words();
    }

    @Override
    public void link(Inline.Link it) {
      words();
    }

    @Override
    public void image(Inline.Image it) {
      words();
    }

    @Override
    public void cite(Inline.Cite it) {
      words();
    }

    @Override
    public void marks(Inline.Marks it) {
      words();
    }

    @Override
    public void hardBreak(Inline.HardBreak it) {
      words();
    }

    @Override
    public void rawHtml(Inline.RawHtml it) {
      words();
    }
  }

  private static String folded(String text) {
    return text.replaceAll("[ \\t\\n\\f\\r]+", " ");
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** A term in a text: its first character, one past its last, what it means. */
  record Match(int start, int end, GlossaryEntry entry) {}

  private record Form(String text, boolean exact, GlossaryEntry entry) {}
}
