package org.imprimatur.reference;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of identifiers: DOI (DOI Handbook 2.2), PMID, PMCID, ISBN-10/13, ISSN (ISO 3297) and web
 * addresses. A check gives what is wrong in an editor's words, or null.
 */
final class Identifiers {
  private static final Pattern DOI_LEAD =
      Pattern.compile("(?i)^\\s*(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)");
  private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}(?:\\.\\d{1,9}){0,9}/\\S+");
  private static final Pattern PMID = Pattern.compile("[1-9]\\d{0,7}");
  private static final Pattern PMCID = Pattern.compile("PMC[1-9]\\d{0,8}(?:\\.\\d{1,3})?");
  private static final Pattern ISSN = Pattern.compile("(\\d{4})-?(\\d{3}[\\dXx])");
  private static final int LONGEST = 2000;

  private Identifiers() {}

  /** A DOI without the resolver's address or {@code doi:} before it, its case kept. */
  static String bareDoi(String text) {
    Matcher lead = DOI_LEAD.matcher(text);
    return (lead.find() ? text.substring(lead.end()) : text).strip();
  }

  /** A DOI without what stands before it, or null if it is not one. */
  static @Nullable String bareDoiOrNull(@Nullable String text) {
    return text == null || doiProblem(text) != null ? null : bareDoi(text);
  }

  /** A DOI as it is compared: bare, lower case; null if it is not one. */
  static @Nullable String doiKey(@Nullable String text) {
    if (text == null || doiProblem(text) != null) {
      return null;
    }
    return bareDoi(text).toLowerCase(Locale.ROOT);
  }

  /** A PMID as it is compared, or null if it is not one. */
  static @Nullable String pmidKey(@Nullable String text) {
    return text != null && PMID.matcher(text.strip()).matches() ? text.strip() : null;
  }

  static @Nullable String doiProblem(String text) {
    String bare = bareDoi(text);
    if (bare.length() > LONGEST || !DOI.matcher(bare).matches()) {
      return "a DOI is \"10.\", a number, \"/\" and a name without blanks";
    }
    char last = bare.charAt(bare.length() - 1);
    return ".,:\"'".indexOf(last) >= 0 ? "a DOI does not end in \"" + last + "\"" : null;
  }

  static @Nullable String pmidProblem(String text) {
    return PMID.matcher(text).matches() ? null : "a PMID is a number of 1 to 8 digits";
  }

  static @Nullable String pmcidProblem(String text) {
    return PMCID.matcher(text).matches() ? null : "a PMCID is \"PMC\" and a number";
  }

  /** One or more ISBNs, with hyphens or without. */
  static @Nullable String isbnProblem(String text) {
    for (String one : text.strip().split("[\\s,;]+", -1)) {
      String digits = one.replace("-", "").toUpperCase(Locale.ROOT);
      if (!isbn10(digits) && !isbn13(digits)) {
        return "an ISBN has 10 or 13 digits, and the last one must fit the others; \""
            + shortened(one)
            + "\" does not";
      }
    }
    return null;
  }

  /** The first ISBN of a field, digits and X only, or null. */
  static @Nullable String isbnKey(@Nullable String text) {
    if (text == null || isbnProblem(text) != null) {
      return null;
    }
    return text.strip().split("[\\s,;]+", 2)[0].replace("-", "").toUpperCase(Locale.ROOT);
  }

  /** One or more ISSNs. */
  static @Nullable String issnProblem(String text) {
    for (String one : text.strip().split("[\\s,;]+", -1)) {
      Matcher issn = ISSN.matcher(one);
      if (!issn.matches() || !weighted(issn.group(1) + issn.group(2).toUpperCase(Locale.ROOT), 8)) {
        return "an ISSN has 8 digits, and the last one must fit the others; \""
            + shortened(one)
            + "\" does not";
      }
    }
    return null;
  }

  static @Nullable String urlProblem(String text) {
    return webAddress(text) != null ? null : "a web address starts with https:// and has no blanks";
  }

  /** An absolute http or https address, or null: no other scheme is ever handed on. */
  static @Nullable String webAddress(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      URI uri = new URI(text.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && uri.getRawAuthority() != null ? text.strip() : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static boolean isbn10(String digits) {
    return digits.matches("[0-9]{9}[0-9X]") && weighted(digits, 10);
  }

  private static boolean isbn13(String digits) {
    if (!digits.matches("97[89][0-9]{10}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }

  /** ISBN-10 and ISSN: digits times falling weights, X is ten, divisible by 11. */
  private static boolean weighted(String digits, int weight) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int value = digits.charAt(i) == 'X' ? 10 : digits.charAt(i) - '0';
      sum += value * (weight - i);
    }
    return sum % 11 == 0;
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
