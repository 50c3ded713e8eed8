package org.imprimatur.ingest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which a site speaks of itself, and to its visitor. */
final class SiteWords {
  private static final Pattern READER =
      Pattern.compile(
          "(?i)(?<![\\p{L}'’])(?:we|us|our|ours|you|your|yours|i am|i'm|my)(?![\\p{L}])");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}-]+");
  private static final Set<String> SITE =
      Set.of(
          "site",
          "website",
          "cookie",
          "cookies",
          "privacy",
          "experience",
          "account",
          "email",
          "e-mail",
          "newsletter",
          "newsletters",
          "inbox",
          "subscribe",
          "sign",
          "log",
          "browser",
          "javascript",
          "settings",
          "preferences",
          "profile",
          "partners",
          "content",
          "ads",
          "advertising",
          "app",
          "device",
          "page",
          "share",
          "feedback",
          "tailor",
          "personalise",
          "personalize",
          "customise",
          "customize",
          "survey",
          "register",
          "login",
          "password",
          "updates",
          "download",
          "visitors");

  private SiteWords() {}

  /** Whether a text speaks to its reader, or of those who wrote it. */
  static boolean toReader(String text) {
    return READER.matcher(text).find();
  }

  /** How many words of a text speak of a site. */
  static int words(String text) {
    int count = 0;
    for (String word : BETWEEN.split(text.toLowerCase(Locale.ROOT), -1)) {
      count += SITE.contains(word) ? 1 : 0;
    }
    return count;
  }

  /** Whether a line speaks of the site: its words say nothing of the page's subject. */
  static boolean isOfSite(String text) {
    return Furniture.isAny(text) || (words(text) > 0 && toReader(text));
  }
}
