package org.imprimatur.search;

import java.text.Normalizer;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a character is to the index: which characters make words, and what each is folded to (lower
 * case, no diacritics, compatibility forms resolved, Greek letters by name). Everything is an
 * explicit table over the basic plane, so that neither a Java version nor a browser decides;
 * characters beyond it part words. The folding table is exported with the index.
 */
final class Folding {
  /** First and last characters of the stretches whose members are folded. */
  private static final int[][] FOLDED = {
    {0x00A0, 0x024F}, {0x0300, 0x036F}, {0x0370, 0x03FF}, {0x0400, 0x052F}, {0x0531, 0x0556},
    {0x1E00, 0x1EFF}, {0x1F00, 0x1FFF}, {0x2070, 0x209F}, {0x2100, 0x218F}, {0xFB00, 0xFB06},
    {0xFF01, 0xFF5E}
  };

  /** First and last characters of the stretches that make words, beside ASCII, in rising order. */
  static final int[][] WORD = {
    {0x00C0, 0x00D6}, {0x00D8, 0x00F6}, {0x00F8, 0x02AF}, {0x0370, 0x0373}, {0x0376, 0x0377},
    {0x037B, 0x037D}, {0x037F, 0x037F}, {0x0386, 0x0386}, {0x0388, 0x03FF}, {0x0400, 0x0481},
    {0x048A, 0x052F}, {0x0531, 0x0556}, {0x0561, 0x0587}, {0x05D0, 0x05EA}, {0x0620, 0x064A},
    {0x0660, 0x0669}, {0x0671, 0x06D3}, {0x06F0, 0x06FC}, {0x0900, 0x0963}, {0x0966, 0x0DFF},
    {0x0E01, 0x0E3A}, {0x0E40, 0x0E4E}, {0x10A0, 0x10FF}, {0x1100, 0x11FF}, {0x1200, 0x135A},
    {0x1780, 0x17D3}, {0x1E00, 0x1EFF}, {0x1F00, 0x1FBC}, {0x3041, 0x3096}, {0x30A1, 0x30FA},
    {0x3105, 0x312F}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}
  };

  /** Of these, the stretches of scripts without spaces: each character is a word of its own. */
  static final int[][] SINGLE = {
    {0x0E01, 0x0E4E},
    {0x3041, 0x3096},
    {0x30A1, 0x30FA},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xF900, 0xFAFF}
  };

  private static final String GREEK = "αβγδεζηθικλμνξοπρστυφχψω";
  private static final String[] GREEK_NAMES = {
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda",
    "mc", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi",
    "omega"
  };

  /** What no decomposition gives. Micro is {@code mc}, as the ISMP asks it to be written. */
  private static final Map<Character, String> SPECIAL =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('ẞ', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('Æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('Œ', "oe"),
          Map.entry('ø', "o"),
          Map.entry('Ø', "o"),
          Map.entry('đ', "d"),
          Map.entry('Đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('Ð', "d"),
          Map.entry('ħ', "h"),
          Map.entry('Ħ', "h"),
          Map.entry('ı', "i"),
          Map.entry('ł', "l"),
          Map.entry('Ł', "l"),
          Map.entry('þ', "th"),
          Map.entry('Þ', "th"),
          Map.entry('ς', "sigma"),
          Map.entry('™', " "),
          Map.entry('℠', " "));

  private static final Map<Character, String> TABLE = table();
  private static final String[] BY_CHARACTER = byCharacter();

  private Folding() {}

  /** The table: a character to what it is folded to; ASCII capitals and identities left out. */
  static Map<Character, String> entries() {
    return TABLE;
  }

  /** What a character is folded to, or null where it stays as it is. */
  static @Nullable String of(char c) {
    return BY_CHARACTER[c];
  }

  /** Whether a folded character is part of a word. */
  static boolean isWord(char c) {
    return isLetterOrDigit(c) || (c >= 0xC0 && within(WORD, c));
  }

  /** Whether a folded character is a word of its own. */
  static boolean isSingle(char c) {
    return c >= 0x0E01 && within(SINGLE, c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || isDigit(c);
  }

  private static boolean within(int[][] ranges, char c) {
    for (int[] range : ranges) {
      if (c <= range[1]) {
        return c >= range[0];
      }
    }
    return false;
  }

  private static Map<Character, String> table() {
    Map<Character, String> out = new TreeMap<>();
    for (int[] range : FOLDED) {
      for (int c = range[0]; c <= range[1]; c++) {
        String folded = fold((char) c);
        if (!folded.equals(String.valueOf((char) c))) {
          out.put((char) c, folded);
        }
      }
    }
    out.put('\u00AD', "");
    for (int c = 0x200B; c <= 0x200F; c++) {
      out.put((char) c, "");
    }
    out.put('\u2060', "");
    out.put('\uFEFF', "");
    for (char apostrophe : new char[] {'\u2018', '\u2019', '\u201B', '\u02BC', '\uFF07'}) {
      out.put(apostrophe, "'");
    }
    return Collections.unmodifiableMap(out);
  }

  private static String fold(char c) {
    String special = SPECIAL.get(c);
    if (special != null) {
      return special;
    }
    StringBuilder out = new StringBuilder();
    String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    if (parts.indexOf('\u2044') >= 0) {
      out.append(' '); // "1½" is not "11/2"
    }
    for (int i = 0; i < parts.length(); i++) {
      char part = parts.charAt(i);
      if (part >= 0x0300 && part <= 0x036F) {
        continue;
      }
      char lower = Character.toLowerCase(part);
      String again = SPECIAL.get(lower);
      int greek = GREEK.indexOf(lower);
      if (again != null) {
        out.append(again);
      } else if (greek >= 0) {
        out.append(GREEK_NAMES[greek]);
      } else {
        out.append(lower);
      }
    }
    return out.toString();
  }

  private static String[] byCharacter() {
    String[] out = new String[Character.MAX_VALUE + 1];
    TABLE.forEach((c, folded) -> out[c] = folded);
    for (char c = 'A'; c <= 'Z'; c++) {
      out[c] = String.valueOf((char) (c + ('a' - 'A')));
    }
    return out;
  }
}
