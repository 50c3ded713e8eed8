package org.imprimatur.site;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule's page as a part of the rules reference. Reads what our own pages are written in and no
 * more: headings, paragraphs, items, examples between fences, and {@code code} in a line; the rest
 * is text. The page's title and its section on levels are left out: the reference shows the levels
 * that the policy in force gives.
 */
final class RuleBody {
  private static final String FENCE = "````";
  private static final String LEVEL = "Level";

  private final Html out = new Html();
  private final List<String> paragraph = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private boolean skipping;

  private RuleBody() {}

  /** The page of a rule; its headings are of level 4. */
  static Html of(String text) {
    RuleBody body = new RuleBody();
    StringBuilder example = null;
    for (String line : text.split("\n", -1)) {
      boolean isFence = line.startsWith(FENCE);
      if (example != null && isFence) {
        body.example(example.toString());
        example = null;
      } else if (example != null) {
        example.append(line).append('\n');
      } else if (isFence) {
        body.flush();
        example = new StringBuilder();
      } else {
        body.line(line);
      }
    }
    body.flush();
    return body.out;
  }

  private void line(String line) {
    if (line.startsWith("# ")) {
      flush();
    } else if (line.startsWith("## ")) {
      flush();
      String title = line.substring(3).strip();
      skipping = title.equals(LEVEL);
      if (!skipping) {
        out.element(HtmlTag.H4, title).text("\n");
      }
    } else if (line.isBlank()) {
      flush();
    } else if (line.startsWith("- ")) {
      if (!paragraph.isEmpty()) {
        flush();
      }
      items.add(line.substring(2));
    } else if (items.isEmpty()) {
      paragraph.add(line);
    } else {
      items.set(items.size() - 1, items.get(items.size() - 1) + " " + line.strip());
    }
  }

  private void example(String text) {
    if (!skipping) {
      out.open(HtmlTag.PRE, Attribute.plain(Attribute.Plain.TABINDEX, "0"))
          .element(HtmlTag.CODE, text)
          .close(HtmlTag.PRE)
          .text("\n");
    }
  }

  private void flush() {
    if (!skipping && !paragraph.isEmpty()) {
      out.open(HtmlTag.P);
      inline(String.join(" ", paragraph));
      out.close(HtmlTag.P).text("\n");
    }
    if (!skipping && !items.isEmpty()) {
      out.open(HtmlTag.UL);
      for (String item : items) {
        out.open(HtmlTag.LI);
        inline(item);
        out.close(HtmlTag.LI).text("\n");
      }
      out.close(HtmlTag.UL).text("\n");
    }
    paragraph.clear();
    items.clear();
  }

  /** Text with code between backticks; a mark without its second is text. */
  private void inline(String text) {
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('`', at);
      int run = open;
      while (run >= 0 && run < text.length() && text.charAt(run) == '`') {
        run++;
      }
      String mark = open < 0 ? "" : text.substring(open, run);
      int close = open < 0 ? -1 : text.indexOf(mark, run);
      if (close < 0) {
        plain(text.substring(at));
        return;
      }
      plain(text.substring(at, open));
      String code = text.substring(run, close);
      out.element(HtmlTag.CODE, mark.length() > 1 ? code.strip() : code);
      at = close + mark.length();
    }
  }

  /** An address in angle brackets is shown as it is. */
  private void plain(String text) {
    out.text(text.replaceAll("<(https://[^<>\\s]+)>", "$1"));
  }
}
