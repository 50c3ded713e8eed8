package org.imprimatur.claim;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words around a full stop, of which some say that it ends nothing. */
final class AroundStop {
  /** Endings of the names of files and hosts that people write in capitals. */
  private static final Set<String> FILE_ENDINGS =
      Set.of(
          "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "tsv", "txt", "rtf", "md",
          "htm", "html", "xml", "json", "yaml", "yml", "jpg", "jpeg", "png", "gif", "svg", "tif",
          "tiff", "zip", "exe", "js", "py", "com", "org", "net", "gov", "edu");

  /** A longer word is looked at from its end only. */
  private static final int MAX_WORD = 200;

  private final String text;
  private final int from;
  private final int at;
  private @Nullable String before;

  /**
   * Looks at a stop.
   *
   * @param text with white space folded
   * @param from where its sentence begins
   * @param at the stop
   */
  AroundStop(String text, int from, int at) {
    this.text = text;
    this.from = from;
    this.at = at;
  }

  String text() {
    return text;
  }

  /** The word that ends right before the stop, inner stops included ("e.g", "b.i.d"). */
  String before() {
    String known = before;
    if (known == null) {
      known = wordBefore(at);
      before = known;
    }
    return known;
  }

  int skipOpeners(int start) {
    int i = start;
    while (i < text.length() && Stops.isOpener(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** A capital, a digit, a sign, or a name such as eGFR, pH, mRNA, hs-CRP or β-lactam. */
  boolean isCapital(int first, String following) {
    int c = text.codePointAt(first);
    if (!Character.isLetter(c) || !Character.isLowerCase(c) || isGreekSign(first)) {
      return true;
    }
    for (int i = 1; i < Math.min(following.length(), 6); i++) {
      if (Character.isUpperCase(following.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** A small Greek letter that is not part of a Greek word: "β-blockers", "α1". */
  private boolean isGreekSign(int first) {
    char c = text.charAt(first);
    return isGreek(c) && (first + 1 == text.length() || !isGreek(text.charAt(first + 1)));
  }

  private static boolean isGreek(char c) {
    return c >= 0xB5
        && Character.isLetter(c)
        && (c == 0xB5 || Character.UnicodeScript.of(c) == Character.UnicodeScript.GREEK);
  }

  /** "1. Rest" at the start, behind a colon, semicolon or comma: a number that counts points. */
  boolean isEnumerator() {
    if (before().isEmpty() || before().length() > 2) {
      return false;
    }
    boolean number = before().chars().allMatch(Character::isDigit);
    boolean roman = before().chars().allMatch(c -> c == 'i' || c == 'v' || c == 'x');
    int start = at - before().length();
    boolean opens = start == from || ":;,(".indexOf(text.charAt(Math.max(from, start - 2))) >= 0;
    return (number || roman) && opens;
  }

  /** "J. Smith", "E. coli", "Smith J. A." are names; "vitamin D. Give" ends. */
  boolean isInitial(int first, String following) {
    if (before().length() != 1 || !Character.isUpperCase(before().charAt(0))) {
      return false;
    }
    if (following.isEmpty() || Character.isDigit(following.charAt(0))) {
      return false;
    }
    if (Character.isLowerCase(following.charAt(0)) && !isGreekSign(first)) {
      return true;
    }
    if (at - 2 >= from && "/\u00B0\u00B5\u03BC%".indexOf(text.charAt(at - 2)) >= 0) {
      return false;
    }
    String previous = at - 2 > from ? wordBefore(at - 2) : "";
    if (!previous.isEmpty() && Character.isDigit(previous.charAt(previous.length() - 1))) {
      return false;
    }
    if (Lexicon.LETTERED.contains(previous.toLowerCase(Locale.ROOT))) {
      return false;
    }
    boolean named = previous.isEmpty() || !Character.isLowerCase(previous.charAt(0));
    return named || !Lexicon.STARTERS.contains(following.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a sentence may end here although no blank follows: before a capital, and not within an
   * address, the name of a file or gene, or an abbreviation.
   *
   * @param end behind all that belongs to the sentence, should it end
   * @param plain whether the stop is one full stop
   */
  boolean mayEndGlued(int end, boolean plain) {
    int first = skipOpeners(end);
    if (first >= text.length() || !beginsGlued(first) || !hasWords()) {
      return false;
    }
    String following = wordAt(first);
    if (isAddress(token()) || isNameOfFile(following)) {
      return false;
    }
    return !plain || (!isAbbreviated(first, following) && endsWord(following));
  }

  /** "Ph.D.", "U.S.A.": a letter with a stop of its own goes on with what is not a full word. */
  private boolean isAbbreviated(int first, String following) {
    int behind = first + 1;
    boolean letter = following.length() == 1 && behind < text.length();
    return letter && text.charAt(behind) == '.' && !isOrdinary(before());
  }

  /** Whether the word before the stop may be the last one of a sentence. */
  private boolean endsWord(String following) {
    if (before().isEmpty()) {
      return true;
    }
    String previous = previous();
    boolean lettered = Lexicon.LETTERED.contains(previous.toLowerCase(Locale.ROOT));
    if (before().chars().allMatch(Character::isDigit)) {
      // "Figure 1.A"
      return following.length() > 1 || !lettered;
    }
    if (before().length() == 1) {
      boolean unit = !previous.isEmpty() && Character.isDigit(previous.charAt(0));
      return unit || lettered || Character.getType(before().charAt(0)) == Character.OTHER_LETTER;
    }
    return !isGene(following);
  }

  /** "HLA.DRB1", "BRAF.V600E" */
  private boolean isGene(String following) {
    return following.chars().anyMatch(Character::isDigit)
        && following.chars().noneMatch(Character::isLowerCase)
        && before().chars().noneMatch(Character::isLowerCase);
  }

  private boolean beginsGlued(int first) {
    int c = text.codePointAt(first);
    if (Character.isUpperCase(c) || Character.isTitleCase(c) || isGreekSign(first)) {
      return true;
    }
    char stop = text.charAt(at);
    boolean caseless = Character.getType(c) == Character.OTHER_LETTER;
    int last = at > from ? text.codePointBefore(at) : ' ';
    return caseless && (stop != '.' || !Character.isAlphabetic(last) || isCaseless(last));
  }

  private static boolean isCaseless(int c) {
    return Character.getType(c) == Character.OTHER_LETTER;
  }

  private boolean hasWords() {
    for (int i = from; i < at; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** What stands before the stop, back to the blank before it. */
  private String token() {
    int start = at;
    while (start > from && at - start < MAX_WORD && text.charAt(start - 1) != ' ') {
      start--;
    }
    return text.substring(start, at);
  }

  private static boolean isAddress(String token) {
    String lower = token.toLowerCase(Locale.ROOT);
    return lower.contains("://")
        || lower.contains("www.")
        || lower.endsWith("www")
        || token.indexOf('\\') >= 0
        || token.indexOf('@') > 0
        || lower.startsWith("doi:")
        || (lower.startsWith("10.") && lower.indexOf('/') > 0);
  }

  private static boolean isNameOfFile(String following) {
    return FILE_ENDINGS.contains(following.toLowerCase(Locale.ROOT));
  }

  /**
   * The end of numbers that were typed right behind the stop, as citations are in print ({@code
   * pain.7 Take}), or of the sentence before a number that begins the next ({@code rest.5 mg}); -1
   * where the stop is a decimal point or that of an abbreviation.
   */
  int typedNumbers(int end) {
    if (end >= text.length() || !isDigit(end) || !isFullWord()) {
      return -1;
    }
    int behind = end;
    int digits = 0;
    while (behind < text.length() && (isDigit(behind) || isJoint(behind))) {
      digits = isDigit(behind) ? digits + 1 : 0;
      behind++;
      if (digits > 3) {
        return -1;
      }
    }
    if (behind == text.length()) {
      return behind;
    }
    int next = behind + 1;
    boolean capital =
        text.charAt(behind) == ' '
            && next < text.length()
            && isCapital(skipOpeners(next) < text.length() ? skipOpeners(next) : next, "");
    if (capital) {
      return behind;
    }
    return Stops.isStop(text.charAt(behind)) || !isOrdinary(before()) ? -1 : end;
  }

  private boolean isDigit(int i) {
    return text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private boolean isJoint(int i) {
    return ",-\u2013".indexOf(text.charAt(i)) >= 0 && i + 1 < text.length() && isDigit(i + 1);
  }

  /** A word that no abbreviation is, a unit behind a number, or what closes. */
  private boolean isFullWord() {
    if (before().isEmpty()) {
      return at > from && (")]%".indexOf(text.charAt(at - 1)) >= 0 || closesAt(at - 1));
    }
    String lower = before().toLowerCase(Locale.ROOT);
    if (Lexicon.LEADING.contains(lower) || Lexicon.OPEN.contains(lower) || isDotted(before())) {
      return false;
    }
    String previous = previous();
    boolean unit = !previous.isEmpty() && Character.isDigit(previous.charAt(0));
    boolean letters = before().chars().allMatch(Character::isLetter);
    boolean acronym = before().length() > 1 && before().chars().allMatch(Character::isUpperCase);
    return letters && (isOrdinary(before()) || unit || acronym);
  }

  private boolean closesAt(int i) {
    return text.charAt(i) > 0x7F && Stops.isCloser(text.charAt(i));
  }

  /** The word before the last one. */
  private String previous() {
    int end = at - before().length() - 1;
    return end > from && text.charAt(end) == ' ' ? wordBefore(end) : "";
  }

  /** Letters with stops between them: "U.S", "p.r.n". */
  static boolean isDotted(String word) {
    if (word.length() < 3 || word.indexOf('.') < 0) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      boolean stop = word.charAt(i) == '.';
      if (stop != (i % 2 == 1) || !(stop || Character.isLetter(word.charAt(i)))) {
        return false;
      }
    }
    return true;
  }

  /** A word of at least four lower-case letters: no abbreviation, so its stop ends the sentence. */
  static boolean isOrdinary(String word) {
    return word.length() >= 4 && word.chars().allMatch(Character::isLowerCase);
  }

  String wordAt(int start) {
    int i = start;
    while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || isInner(i))) {
      i++;
    }
    return text.substring(start, i);
  }

  private boolean isInner(int i) {
    return text.charAt(i) == '-' || text.charAt(i) == '\u2019' || text.charAt(i) == '\'';
  }

  private String wordBefore(int end) {
    int i = end;
    while (i > from && end - i < MAX_WORD) {
      char c = text.charAt(i - 1);
      boolean inner = c == '.' && i - 2 >= from && Character.isLetter(text.charAt(i - 2));
      if (!Character.isLetterOrDigit(c) && c != '-' && !inner) {
        break;
      }
      i--;
    }
    return text.substring(i, end);
  }
}
