package org.imprimatur.lsp;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Span;

/**
 * The works whose keys may stand behind an at sign. An editor compares what is typed with the first
 * characters of an item's filter only (Visual Studio Code: 128), fewer than authors and title have:
 * so what is typed is looked for here, each time.
 */
final class KeyCompletion {
  /** A key that is begun: an at sign behind no letter or digit, perhaps a brace. */
  private static final Pattern BEGUN =
      Pattern.compile("(?<![\\p{L}\\p{N}@])@\\{?([^\\s@\\[\\]{};,]*)$");

  private static final Pattern NAME =
      Pattern.compile("\"(?:family|literal)\":\"((?:[^\"\\\\]|\\\\.){1,200}+)\"");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private KeyCompletion() {}

  /**
   * The works, what is retracted last and struck through; empty where no key is begun.
   *
   * @param line the text of the line up to the cursor
   * @param start where the line begins
   */
  static List<CompletionItem> items(Answers answers, String line, int start) {
    Matcher begun = BEGUN.matcher(line);
    if (!begun.find()) {
      return List.of();
    }
    Range range = answers.range(new Span(start + begun.start(1), start + line.length()));
    List<CompletionItem> items = new ArrayList<>();
    for (Reference reference : answers.file().library().references().values()) {
      items.add(item(reference, range, begun.group(1)));
    }
    return items;
  }

  private static CompletionItem item(Reference reference, Range range, String typed) {
    String key = reference.key();
    boolean retracted = reference.governance().retraction() != null;
    String kind = reference.governance().kind();
    String work = (reference.year() == null ? "" : reference.year() + ". ") + reference.title();
    CompletionItem item = new CompletionItem(key);
    item.setKind(CompletionItemKind.Reference);
    item.setDetail((retracted ? "Retracted. " : "") + (kind == null ? "" : kind + ", ") + work);
    String searched = key + " " + names(reference) + " " + work;
    boolean found = !typed.isEmpty() && folded(searched).contains(folded(typed));
    item.setFilterText(found ? typed : searched);
    item.setSortText((retracted ? "1" : "0") + key);
    item.setTags(retracted ? List.of(CompletionItemTag.Deprecated) : List.of());
    item.setTextEdit(Either.forLeft(new TextEdit(range, key)));
    // The reference in the house's style is asked for once an editor shows the item.
    item.setData(key);
    return item;
  }

  /** Without case and accents, so that "muller" finds Müller. */
  private static String folded(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  private static String names(Reference reference) {
    return NAME.matcher(reference.csl())
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.joining(" "));
  }
}
