package org.imprimatur.theme;

import java.util.Set;

/** The classes that a theme may name, for tests of the pages. */
public final class StyleClasses {
  private StyleClasses() {}

  /** Those that may be given colours, lines and type. */
  public static Set<String> free() {
    return StyleVocabulary.FREE;
  }

  /** Those that take spacing only. */
  public static Set<String> guarded() {
    return StyleVocabulary.GUARDED;
  }
}
