package org.imprimatur.cluster;

import java.util.regex.Pattern;

/** Names of aliases, and of the generations below them. */
final class Aliases {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,99}");
  private static final Pattern GENERATION = Pattern.compile("-[0-9a-f]{16}");
  private static final int DIGITS = 16;

  private Aliases() {}

  /** Whether both engines take it for a name. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** An alias that can be told from its generations. */
  static boolean isAlias(String text) {
    return isName(text)
        && text.length() <= 60
        && !GENERATION.matcher(text.substring(Math.max(0, text.length() - DIGITS - 1))).matches();
  }

  /** The name of a generation. */
  static String generation(String alias, String digest) {
    return alias + "-" + digest.substring(0, DIGITS);
  }

  /** Whether an index is a generation of an alias. */
  static boolean isGeneration(String index, String alias) {
    return index.startsWith(alias) && GENERATION.matcher(index.substring(alias.length())).matches();
  }
}
