package org.imprimatur.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The signs that begin an item where a list was typed: bullets of every shape, dashes and stars,
 * numbers and letters. Whether a line that begins with one is an item may depend on its neighbours;
 * what it is called does not.
 */
final class Bullets {
  /** How sure it is that a sign begins an item. */
  enum Trust {
    /** No sentence begins or goes on with it. */
    SURE,
    /** An item, unless the line goes on with the sentence above. */
    LIKELY,
    /** An item only in the company of others. */
    IN_A_LIST
  }

  /**
   * A sign with what stands behind it.
   *
   * @param marker as typed; numbers with their stop, {@code a} for every letter
   * @param rest the item's words; letters, and signs that say something, stay among them
   * @param trust whether it begins an item
   */
  record Bullet(String marker, String rest, Trust trust) {}

  /** Shapes, arrows and stars; those of word processors' fonts are private characters. */
  private static final String SHAPES = "•‣◦▪▫●○■□⁃∙·➢➤►❖▶▸▹▻◆◇♦◊◉◎◘◙◼◻◾◽★☆✦✧✱❍❏❐❑❒➔➜➝➞➙➛➣➥→⇒⟶⁌⁍⦁⦾¤";

  /** Ticks and crosses say yes or no, which an item must not lose. */
  private static final String SAYING = "✓✔✗✘☑☐☒✕✖";

  private static final Pattern SHAPE =
      Pattern.compile("([" + SHAPES + "\\p{Co}])\\uFE0F?\\s*(\\S.*)");
  private static final Pattern TICK = Pattern.compile("([" + SAYING + "])\\uFE0F?\\s*\\S.*");
  private static final Pattern DASH = Pattern.compile("([-*+–—‐‑‒―−]|-{2}|\\*{2})\\s+(\\S.*)");
  private static final Pattern TIGHT_DASH = Pattern.compile("([-–—*+])(\\p{L}.*)");
  private static final Pattern SIGNED = Pattern.compile("([-–—−])\\d.*");

  /** What is left of bullets in a symbol font when the font is lost. */
  private static final Pattern LOST = Pattern.compile("([o§Øüqv])\\s+(\\S.*)");

  private static final Pattern NUMBER =
      Pattern.compile("(?:(\\d{1,3})([.)])|\\((\\d{1,3})(\\)))\\s+(\\S.*)");
  private static final Pattern TIGHT_NUMBER = Pattern.compile("(\\d{1,2})([.)])(\\p{Lu}.*)");
  private static final Pattern CIRCLED = Pattern.compile("[①-⑳❶-❿➀-➓]\\s*\\S.*");
  private static final Pattern LETTER =
      Pattern.compile("(?:\\(?([a-z]|[ivx]{2,5})[.)]|\\(?([A-Z]|[IVX]{2,5})\\))\\s+\\S.*");

  /** A line of one of these is looked at as far as this. */
  private static final int LONGEST_EMPHASIS = 2000;

  private Bullets() {}

  /** The sign that a line begins with, or null. */
  static @Nullable Bullet read(String text) {
    if (text.isEmpty()) {
      return null;
    }
    return Character.isLetter(text.codePointAt(0)) ? letter(text) : sign(text);
  }

  private static @Nullable Bullet letter(String text) {
    Matcher lost = LOST.matcher(text);
    if (lost.matches()) {
      return new Bullet(lost.group(1), lost.group(2), Trust.IN_A_LIST);
    }
    return LETTER.matcher(text).matches() ? new Bullet("a", text, Trust.IN_A_LIST) : null;
  }

  private static @Nullable Bullet sign(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (shape.matches()) {
      return new Bullet(shape.group(1), shape.group(2), Trust.SURE);
    }
    if (TICK.matcher(text).matches()) {
      return new Bullet(text.substring(0, 1), text, Trust.SURE);
    }
    if (CIRCLED.matcher(text).matches()) {
      return new Bullet("a", text, Trust.SURE);
    }
    Matcher dash = DASH.matcher(text);
    if (dash.matches()) {
      boolean isTyped = "-*+".contains(dash.group(1).substring(0, 1));
      return new Bullet(
          dash.group(1).substring(0, 1), dash.group(2), isTyped ? Trust.SURE : Trust.LIKELY);
    }
    Bullet number = number(text);
    if (number != null) {
      return number;
    }
    Bullet tight = tight(text);
    if (tight != null) {
      return tight;
    }
    return letter(text);
  }

  /** A dash right before a word; stars around words are emphasis. */
  private static @Nullable Bullet tight(String text) {
    if (SIGNED.matcher(text).matches()) {
      return new Bullet(text.substring(0, 1), text, Trust.IN_A_LIST);
    }
    Matcher tight = TIGHT_DASH.matcher(text);
    if (!tight.matches()) {
      return null;
    }
    boolean star = tight.group(1).equals("*");
    String near = text.substring(1, Math.min(text.length(), LONGEST_EMPHASIS));
    return star && near.indexOf('*') >= 0
        ? null
        : new Bullet(tight.group(1), tight.group(2), Trust.LIKELY);
  }

  private static @Nullable Bullet number(String text) {
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      boolean round = number.group(1) == null;
      String marker = round ? number.group(3) + ")" : number.group(1) + number.group(2);
      return new Bullet(marker, number.group(5), Trust.IN_A_LIST);
    }
    Matcher tight = TIGHT_NUMBER.matcher(text);
    return tight.matches()
        ? new Bullet(tight.group(1) + tight.group(2), tight.group(3), Trust.IN_A_LIST)
        : null;
  }

  /** Whether a line begins with a sign that no heading begins with. */
  static boolean begins(String text) {
    Bullet bullet = read(text);
    return bullet != null
        && !Character.isLetterOrDigit(text.codePointAt(0))
        && !text.startsWith("(");
  }

  /** Whether a marker is a number with its stop. */
  static boolean isNumber(String marker) {
    return !marker.isEmpty() && Character.isDigit(marker.charAt(0));
  }
}
