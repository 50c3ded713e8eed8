package org.imprimatur.picture;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value as browsers read it, in an attribute and in a style: it may name a part of the same
 * drawing, and nothing else. Entities are long decoded; CSS's own ways to write a letter otherwise
 * (backslashes) and to hide one (comments) are not allowed at all.
 */
final class SvgValue {
  private SvgValue() {}

  /**
   * What is wrong with a value, as the end of a sentence ("holds ..."), or null.
   *
   * @param references takes the ids that the value names
   */
  static @Nullable String fault(String value, List<String> references) {
    if (value.indexOf('\\') >= 0) {
      return "holds a backslash";
    }
    if (value.contains("/*")) {
      return "holds a comment";
    }
    for (int i = value.indexOf('('); i >= 0; i = value.indexOf('(', i + 1)) {
      String name = nameBefore(value, i);
      if (name.equals("url")) {
        String id = inner(value, i + 1);
        if (id == null) {
          return "holds an address that is not part of the drawing";
        }
        references.add(id);
      } else if (!SvgVocabulary.FUNCTIONS.contains(name)) {
        return "holds \"" + name + "(\"";
      }
    }
    return null;
  }

  /** The id of an address that leads into the drawing, or null. */
  static @Nullable String fragment(String address) {
    String bare = address.strip();
    boolean inner = bare.length() > 1 && bare.charAt(0) == '#';
    return inner ? bare.substring(1) : null;
  }

  private static String nameBefore(String value, int bracket) {
    int end = bracket;
    while (end > 0 && value.charAt(end - 1) <= ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && isName(value.charAt(start - 1))) {
      start--;
    }
    return value.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c > 0x7F;
  }

  /** What stands between the brackets of {@code url(#id)}, quoted or not. */
  private static @Nullable String inner(String value, int from) {
    int close = value.indexOf(')', from);
    if (close < 0) {
      return null;
    }
    String text = value.substring(from, close).strip();
    if (text.length() > 1
        && (text.charAt(0) == '"' || text.charAt(0) == '\'')
        && text.charAt(text.length() - 1) == text.charAt(0)) {
      text = text.substring(1, text.length() - 1);
    }
    boolean odd = text.chars().anyMatch(c -> c == '"' || c == '\'' || c == '(' || c == '\n');
    return odd ? null : fragment(text);
  }
}
