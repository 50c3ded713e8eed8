package org.imprimatur.serve;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Words that nobody can guess, each good for one thing and once. Few are open at a time: the oldest
 * is forgotten for a new one. Safe to share between threads.
 */
public final class OneUse {
  private static final int MOST = 64;
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> open = new LinkedHashMap<>();

  /** A word for one thing. */
  public synchronized String issue(String thing) {
    String word = word(random);
    open.put(word, thing);
    if (open.size() > MOST) {
      Iterator<String> oldest = open.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return word;
  }

  /** Uses a word up; whether it was good for that thing. One for another thing is used up, too. */
  public synchronized boolean take(String word, String thing) {
    String bound = open.remove(word);
    return bound != null && bound.equals(thing);
  }

  static String word(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
