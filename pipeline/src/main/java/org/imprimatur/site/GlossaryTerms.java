package org.imprimatur.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imprimatur.model.Article;
import org.imprimatur.model.Block;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.Inline;
import org.jspecify.annotations.Nullable;

/**
 * Finds the glossary's terms in running text. A page explains each term where it first stands;
 * headings, links and code are left alone. A form with two capitals or more ({@code NSAID}) is
 * matched as written, any other without regard to case; both with or without a plural s. Of forms
 * that begin at one place the longest wins. Immutable.
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
   * The entries that an article's page explains, in the order of the text: what a content digest
   * must cover.
   */
  public List<GlossaryEntry> shownIn(Article article) {
    Set<GlossaryEntry> found = new LinkedHashSet<>();
    article.blocks().forEach(block -> collect(block, found));
    return List.copyOf(found);
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
      if (text.regionMatches(!form.exact, at, form.text, 0, form.text.length())) {
        int end = at + form.text.length();
        if (end < text.length() && text.charAt(end) == 's') {
          end++;
        }
        if (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
          return new Match(at, end, form.entry);
        }
      }
    }
    return null;
  }

  private static void add(Map<String, List<Form>> forms, String form, GlossaryEntry entry) {
    String text = form.strip();
    if (!text.isEmpty() && Character.isLetterOrDigit(text.charAt(0))) {
      long capitals = text.chars().filter(Character::isUpperCase).count();
      String first = lower(text.substring(0, wordEnd(text, 0)));
      forms.computeIfAbsent(first, k -> new ArrayList<>()).add(new Form(text, capitals > 1, entry));
    }
  }

  private void collect(Block block, Set<GlossaryEntry> found) {
    if (block instanceof Block.Paragraph paragraph) {
      collect(paragraph.content(), found);
    } else if (block instanceof Block.ListBlock list) {
      list.items().forEach(item -> item.blocks().forEach(inner -> collect(inner, found)));
    } else if (block instanceof Block.Quote quote) {
      quote.blocks().forEach(inner -> collect(inner, found));
    } else if (block instanceof Block.TableBlock table) {
      table.header().forEach(row -> row.cells().forEach(cell -> collect(cell.content(), found)));
      table.body().forEach(row -> row.cells().forEach(cell -> collect(cell.content(), found)));
    }
  }

  private void collect(List<Inline> content, Set<GlossaryEntry> found) {
    for (Inline inline : content) {
      if (inline instanceof Inline.Text text && text.isVerbatim()) {
        Match match = next(text.text(), 0);
        while (match != null) {
          found.add(match.entry());
          match = next(text.text(), match.end());
        }
      } else if (inline instanceof Inline.Emphasis emphasis) {
        collect(emphasis.content(), found);
      } else if (inline instanceof Inline.Strong strong) {
        collect(strong.content(), found);
      }
    }
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
