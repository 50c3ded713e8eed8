package org.imprimatur.site;

import java.util.Locale;

/** The elements that article bodies are made of. */
enum HtmlTag {
  A,
  BLOCKQUOTE,
  BR(true),
  CAPTION,
  CODE,
  DIV,
  EM,
  FIGCAPTION,
  FIGURE,
  H2,
  H3,
  H4,
  H5,
  H6,
  HR(true),
  I,
  IMG(true),
  B,
  LI,
  OL,
  P,
  PRE,
  SPAN,
  STRONG,
  SUP,
  TABLE,
  TBODY,
  TD,
  TH,
  THEAD,
  TR,
  UL;

  private final String word = name().toLowerCase(Locale.ROOT);
  private final boolean empty;

  HtmlTag() {
    this(false);
  }

  HtmlTag(boolean empty) {
    this.empty = empty;
  }

  /** The element's name. */
  String word() {
    return word;
  }

  /** Whether it has no content and no end tag. */
  boolean isEmpty() {
    return empty;
  }

  /** The heading of a level from 2 to 6. */
  static HtmlTag heading(int level) {
    return switch (level) {
      case 2 -> H2;
      case 3 -> H3;
      case 4 -> H4;
      case 5 -> H5;
      default -> H6;
    };
  }
}
