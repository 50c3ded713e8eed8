package org.imprimatur.check;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tag of HTML in the text of an article. */
final class RawTag {
  private static final Pattern SHAPE =
      Pattern.compile("<(/?)([A-Za-z][\\w.-]*)([^>]*)>?", Pattern.DOTALL);

  /** Names in mixed case that are HTML all the same. */
  private static final Set<String> HTML =
      Set.of(
          ("a abbr address article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col colgroup"
                  + " data dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form head header hr html"
                  + " i iframe img input ins kbd label legend li link main map mark meta nav object ol option p param picture pre q"
                  + " s samp script section select small source span strike strong style sub summary sup svg table tbody td template"
                  + " textarea tfoot th thead time title tr track tt u ul var video wbr")
              .split(" ", -1));

  private RawTag() {}

  /** {@code table} of {@code </table>}; the beginning of what is not a tag. */
  static String name(String raw) {
    Matcher matcher = SHAPE.matcher(raw);
    return matcher.matches() ? WordForms.lower(matcher.group(2)) : "";
  }

  static boolean isClosing(String raw) {
    return raw.startsWith("</");
  }

  /** Whether nothing closes it: {@code <br>}, {@code <img ... />}. */
  static boolean isVoid(String raw) {
    return raw.endsWith("/>")
        || Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr")
            .contains(name(raw));
  }

  /** {@code <Callout type="warning">}: a name in capitals that is not HTML, as in MDX. */
  static boolean isComponent(String raw) {
    Matcher matcher = SHAPE.matcher(raw);
    if (!matcher.matches() || isClosing(raw)) {
      return false;
    }
    String name = matcher.group(2);
    boolean mixed =
        Character.isUpperCase(name.charAt(0))
            && !name.equals(name.toUpperCase(java.util.Locale.ROOT));
    boolean used = matcher.group(3).contains("=") || raw.endsWith("/>");
    return mixed && used && !HTML.contains(WordForms.lower(name));
  }
}
