package org.imprimatur.word;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Characters of the font Symbol, as Adobe's encoding of it has them (Unicode's SYMBOL.TXT). */
final class WordSymbols {
  private static final Map<Integer, String> SYMBOL =
      Map.ofEntries(
          Map.entry(0x61, "α"),
          Map.entry(0x62, "β"),
          Map.entry(0x63, "χ"),
          Map.entry(0x64, "δ"),
          Map.entry(0x67, "γ"),
          Map.entry(0x6B, "κ"),
          Map.entry(0x6C, "λ"),
          Map.entry(0x6D, "μ"),
          Map.entry(0x44, "Δ"),
          Map.entry(0x57, "Ω"),
          Map.entry(0xA3, "≤"),
          Map.entry(0xB3, "≥"),
          Map.entry(0xB1, "±"),
          Map.entry(0xB4, "×"),
          Map.entry(0xB0, "°"),
          Map.entry(0xB7, "•"),
          Map.entry(0xB9, "≠"),
          Map.entry(0xBB, "≈"),
          Map.entry(0xAC, "←"),
          Map.entry(0xAD, "↑"),
          Map.entry(0xAE, "→"),
          Map.entry(0xAF, "↓"),
          Map.entry(0x2D, "−"));

  private WordSymbols() {}

  /** The character, or null where it is not known. */
  static @Nullable String of(String font, String code) {
    if (!code.matches("[0-9A-Fa-f]{2,4}")) {
      return null;
    }
    int at = Integer.parseInt(code, 16);
    boolean isOwn = at >= 0xF000 && at <= 0xF0FF;
    if (font.equals("Symbol")) {
      return SYMBOL.get(isOwn ? at - 0xF000 : at);
    }
    return isOwn || font.contains("dings") ? null : Character.toString(at);
  }
}
