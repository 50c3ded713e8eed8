package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.claim.ListsUnseenByMarkdown.Item;
import org.jspecify.annotations.Nullable;

/**
 * Finds the items of lists that ran into one line: {@code • Rest • Ice}, {@code a) Rest b) Ice}.
 * What counts points within a sentence, "(a) rest, (b) ice, and (c) sleep", is not a list.
 */
final class RunTogetherItems {
  private final TextOfSentences divided;
  private final String text;
  private final @Nullable ListMark outer;

  /**
   * Looks at a paragraph.
   *
   * @param outer the mark of the item of a true list that it begins, else null
   */
  RunTogetherItems(TextOfSentences divided, @Nullable ListMark outer) {
    this.divided = divided;
    this.text = divided.text();
    this.outer = outer;
  }

  /** The items, none where there is no list. */
  List<Item> find() {
    List<Item> bullets = bullets();
    return bullets.isEmpty() ? counted() : bullets;
  }

  private List<Item> bullets() {
    List<Item> found = new ArrayList<>();
    boolean led = false;
    for (int i = 0; i < text.length(); i++) {
      if (ListMark.isBullet(text.charAt(i)) && isBullet(i)) {
        ListMark mark = ListMark.at(text, i, text.length());
        if (mark != null) {
          found.add(new Item(i, mark.body(), true));
          led |= endsIn(i, ":");
        }
      }
    }
    return found.size() > 1 || led ? found : List.of();
  }

  /** No radical ("OH•"), no product ("3 • 5"). */
  private boolean isBullet(int at) {
    if (divided.isWhole(at) || (at > 0 && !isBoundary(at))) {
      return false;
    }
    return !(digitBefore(at) && digitBehind(at));
  }

  private boolean digitBefore(int at) {
    return at > 1 && Character.isDigit(text.charAt(at - 2));
  }

  private boolean digitBehind(int at) {
    return at + 2 < text.length()
        && text.charAt(at + 1) == ' '
        && Character.isDigit(text.charAt(at + 2));
  }

  private boolean isBoundary(int at) {
    char before = text.charAt(at - 1);
    return before == ' ' || ":;,".indexOf(before) >= 0 || Stops.isStop(before);
  }

  private boolean endsIn(int before, String signs) {
    int i = before;
    while (i > 0 && text.charAt(i - 1) == ' ') {
      i--;
    }
    return i > 0 && signs.indexOf(text.charAt(i - 1)) >= 0;
  }

  /** The enumeration from its first mark on. */
  private List<Item> counted() {
    if (text.indexOf(')') < 0 && text.indexOf(':') < 0) {
      return List.of();
    }
    List<Item> found = new ArrayList<>();
    ListMark last = null;
    boolean led = false;
    boolean goesOn = false;
    for (int i = 0; i < text.length(); i++) {
      ListMark mark = isPossible(i) ? number(i) : null;
      if (mark == null) {
        continue;
      }
      if (last == null) {
        goesOn = outer != null && mark.form().equals("#)") && outer.isContinuedBy(mark);
        led = goesOn || i == 0 || endsIn(i, ":");
        if (!(goesOn || mark.isFirst()) || isProse(i, mark) || !(led || mayBegin(mark))) {
          continue;
        }
      } else if (!last.isBefore(mark)) {
        continue;
      } else if (isProse(i, mark) || !(led || mayBegin(mark))) {
        return List.of();
      }
      last = mark;
      found.add(new Item(i, mark.body(), true));
    }
    return found.size() > 1 || (goesOn && found.size() == 1) ? found : List.of();
  }

  /** Whether letters or a number and what closes them may stand here. */
  private boolean isPossible(int at) {
    if (at > 0 && text.charAt(at - 1) != ' ') {
      return false;
    }
    int from = text.charAt(at) == '(' ? at + 1 : at;
    int i = from;
    while (i < text.length() && i - from < 4 && isLetterOrDigit(text.charAt(i))) {
      i++;
    }
    boolean closed = i > from && i < text.length() && ").".indexOf(text.charAt(i)) >= 0;
    return closed && !divided.isWhole(at);
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  private @Nullable ListMark number(int at) {
    ListMark mark = ListMark.at(text, at, text.length());
    if (mark == null || mark.kind() != ListMark.Kind.NUMBER) {
      return null;
    }
    boolean dotted = mark.form().equals("#.") && mark.isNumber();
    return mark.form().endsWith(")") || dotted ? mark : null;
  }

  /** Whether an item may begin with the mark although no colon leads to it. */
  private boolean mayBegin(ListMark mark) {
    return begins(mark) && !mark.form().equals("#.");
  }

  private boolean begins(ListMark mark) {
    int c = text.codePointAt(mark.body());
    return Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  /** Whether a sentence leads on to a mark: by a comma, "and", "or", or small letters. */
  private boolean isProse(int at, ListMark mark) {
    if (endsIn(at, ",(") || (endsIn(at, ";") && !begins(mark))) {
      return true;
    }
    int end = at;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1)) && end - start < 6) {
      start--;
    }
    return switch (text.substring(start, end).toLowerCase(java.util.Locale.ROOT)) {
      case "and", "or", "to", "und", "oder", "et", "ou", "y", "o", "e" -> true;
      default -> false;
    };
  }
}
