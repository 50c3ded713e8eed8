package org.imprimatur.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.finding.RuleId;

/**
 * {@code html/raw}: HTML is shown as text, so what it was meant to do does not happen. One finding
 * a block, at its first tag; a block of closing tags belongs to the one that opened them.
 */
final class HtmlRule implements Rule.OfArticle {
  private static final int NAMED = 8;

  @Override
  public String id() {
    return RuleId.HTML_RAW.id();
  }

  @Override
  public void check(RuleInput input, Sink sink) {
    List<String> open = new ArrayList<>();
    for (List<ContentByKind.Raw> block : input.contents().raw()) {
      List<ContentByKind.Raw> shown = new ArrayList<>();
      boolean opens = false;
      for (ContentByKind.Raw raw : block) {
        if (!raw.text().stripLeading().startsWith("<!--")) {
          boolean html = follow(raw.text(), open) && !RawTag.isComponent(raw.text());
          opens |= html;
          if (html || RawTag.isClosing(raw.text())) {
            shown.add(raw);
          }
        }
      }
      if (opens) {
        report(shown, sink);
      }
    }
  }

  /** Keeps what is open; whether this closes nothing that was opened before. */
  private static boolean follow(String raw, List<String> open) {
    String name = RawTag.name(raw);
    if (RawTag.isClosing(raw)) {
      int last = open.lastIndexOf(name);
      if (last >= 0) {
        open.remove(last);
      }
      return last < 0;
    }
    if (!name.isEmpty() && !RawTag.isVoid(raw)) {
      open.add(name);
    }
    return true;
  }

  private void report(List<ContentByKind.Raw> shown, Sink sink) {
    Set<String> names = new LinkedHashSet<>();
    for (ContentByKind.Raw raw : shown) {
      String name = RawTag.name(raw.text());
      names.add(
          name.isEmpty()
              ? WordForms.quote(raw.text().lines().findFirst().orElse(""))
              : "<" + name + ">");
    }
    String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    String many = shown.size() > 1 ? " (" + shown.size() + " tags)" : "";
    sink.report(
        id(),
        shown.get(0).span(),
        "HTML is shown as text: " + named + more + many,
        "write it in Markdown; for a literal \"<\" write \\<");
  }
}
