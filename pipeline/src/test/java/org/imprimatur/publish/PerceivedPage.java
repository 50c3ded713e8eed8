package org.imprimatur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A page as a reader or a machine perceives it: words, their places, links, pictures, descriptions;
 * all of it but the places that are taken out on purpose.
 */
final class PerceivedPage {
  private static final List<String> ATTRIBUTES =
      List.of(
          "href",
          "src",
          "alt",
          "title",
          "start",
          "value",
          "scope",
          "datetime",
          "content",
          "aria-label",
          "data-certainty",
          "data-strength");

  private final StringBuilder out = new StringBuilder();

  private PerceivedPage() {}

  /**
   * What is seen.
   *
   * @param without selectors of what is taken out
   */
  static String of(String html, List<String> without) {
    Document page = Jsoup.parse(html);
    without.forEach(selector -> page.select(selector).remove());
    PerceivedPage view = new PerceivedPage();
    view.element(page.head());
    view.element(page.body());
    return view.out
        .toString()
        .replace("\u2420", " ")
        .replace('\u00A0', ' ') // where a line may not end is layout
        .replaceAll("[ \t\n\f\r]+", " ")
        .replaceAll(" ?(<[^>]*>) ?", "$1");
  }

  /** Asserts that two pages are perceived alike; shows the place where they begin to differ. */
  static void assertAlike(String expected, String actual, Supplier<String> message) {
    if (!expected.equals(actual)) {
      int at = 0;
      while (at < expected.length() && actual.startsWith(expected.substring(0, at + 1))) {
        at++;
      }
      int from = Math.max(0, at - 40);
      assertEquals(shortened(expected, from), shortened(actual, from), message);
    }
  }

  private static String shortened(String text, int from) {
    return text.substring(from, Math.min(text.length(), from + 160));
  }

  private void element(Element element) {
    String tag = element.normalName();
    boolean isPlain =
        tag.equals("span") || (tag.equals("p") && element.parents().select("li").size() > 0);
    String attributes = "";
    for (String name : ATTRIBUTES) {
      attributes += element.hasAttr(name) ? " " + name + "=" + element.attr(name) : "";
    }
    if (!isPlain || !attributes.isEmpty()) {
      out.append('<').append(tag).append(attributes.replace('>', ' ')).append('>');
    } else if (tag.equals("p")) {
      out.append(' ');
    }
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        String words = text.getWholeText().replace("<", "&lt;").replace(">", "&gt;");
        boolean verbatim = tag.equals("code");
        out.append(verbatim ? words.replace(' ', '\u2422').replace('\n', '\u2424') : words);
      } else if (child instanceof DataNode data) {
        out.append(data.getWholeData());
      } else if (child instanceof Element inner) {
        element(inner);
      }
    }
    out.append(isPlain ? "" : "</" + tag + ">");
  }
}
