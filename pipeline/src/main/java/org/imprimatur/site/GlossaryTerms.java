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
    collectAll(article.blocks(), found);
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

  /** In the order of the page: a caption stands over its table. */
  private void collectAll(List<Block> blocks, Map<GlossaryEntry, String> found) {
    Captions captions = Captions.of(blocks);
    for (int i = 0; i < blocks.size(); i++) {
      captions.ofTable(i).forEach(caption -> collect(Captions.words(caption), found));
      if (!captions.isCaption(i)) {
        collect(blocks.get(i), found);
      }
    }
  }

  private void collect(Block block, Map<GlossaryEntry, String> found) {
    if (block instanceof Block.Paragraph paragraph) {
      collect(paragraph.content(), found);
    } else if (block instanceof Block.ListBlock list) {
      list.items().forEach(item -> collectAll(item.blocks(), found));
    } else if (block instanceof Block.Quote quote) {
      collectAll(quote.blocks(), found);
    } else if (block instanceof Block.TableBlock table) {
      table.header().forEach(row -> row.cells().forEach(cell -> collect(cell.content(), found)));
      table.body().forEach(row -> row.cells().forEach(cell -> collect(cell.content(), found)));
    }
  }

  private void collect(List<Inline> content, Map<GlossaryEntry, String> found) {
    for (int i = 0; i < content.size(); i++) {
      Inline inline = content.get(i);
      int end = TextRun.end(content, i);
      if (end > i) {
        String text = TextRun.of(content.subList(i, end)).text();
        Match match = next(text, 0);
        while (match != null) {
          found.putIfAbsent(match.entry(), folded(text.substring(match.start(), match.end())));
          match = next(text, match.end());
        }
        i = end - 1;
      } else if (inline instanceof Inline.Emphasis emphasis) {
        collect(emphasis.content(), found);
      } else if (inline instanceof Inline.Strong strong) {
        collect(strong.content(), found);
      }
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
