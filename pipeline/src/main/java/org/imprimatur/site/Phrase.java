package org.imprimatur.site;

import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of the pages with bold words, code and links in it, wherever its language has them:
 * {@code **bold**}, code between backticks, and {@code [words](0)}, whose address is never the
 * sentence's own.
 */
final class Phrase {
  private static final Pattern PART =
      Pattern.compile("\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)]\\((\\d)\\)|`([^`]+)`");

  private Phrase() {}

  /**
   * Makes it.
   *
   * @param addresses the address of a number
   */
  static Html of(String text, IntFunction<Address> addresses) {
    Html out = new Html();
    Matcher matcher = PART.matcher(text);
    int done = 0;
    while (matcher.find()) {
      out.text(text.substring(done, matcher.start()));
      if (matcher.group(1) != null) {
        out.element(HtmlTag.STRONG, matcher.group(1));
      } else if (matcher.group(4) != null) {
        out.element(HtmlTag.CODE, matcher.group(4));
      } else {
        Address address = addresses.apply(Integer.parseInt(matcher.group(3)));
        out.element(HtmlTag.A, matcher.group(2), Attribute.href(address));
      }
      done = matcher.end();
    }
    return out.text(text.substring(done));
  }
}
