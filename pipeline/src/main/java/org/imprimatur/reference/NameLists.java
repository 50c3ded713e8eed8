package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several names in one line, as databases and people write them: with semicolons, with "and", with
 * commas between names that have initials only. A name that could be one group's is never cut.
 */
final class NameLists {
  /** Not the end of an entity: an ampersand, a name, a semicolon. */
  private static final Pattern SEMICOLON = Pattern.compile("(?<!&[A-Za-z0-9#]{2,8});");

  private static final Pattern AND = Pattern.compile("\\s*,?\\s+(?:and|&)\\s+");
  private static final Pattern OTHERS = Pattern.compile("(?i)(?:and )?(?:et al\\.?|others)");
  private static final String WORD = "[\\p{L}\\p{M}'’-]+";

  /** {@code Smith JA}, {@code van der Berg J.-P.}: a family name and up to four initials. */
  private static final Pattern INITIALS =
      Pattern.compile(
          "((?:(?:De|Da|Do|Di|Du|Des|Del|Della|Dos|Das|Der|Den|Van|Von|Ter|Ten|Le|La|El|Al|Bin|St)\\s+)?"
              + "(?:\\p{Ll}"
              + WORD
              + "\\s+|\\p{Ll}{1,3}\\s+){0,3}\\p{Lu}"
              + WORD
              + "(?:\\s+\\p{Lu}"
              + WORD
              + ")?)\\s+((?:\\p{Lu}\\p{M}*\\.?[ -]?){1,4})");

  private static final Pattern SUFFIX = Pattern.compile("\\s(?:Jr|Sr|II|III|IV|[23][nr]d)\\.?$");

  private static final Pattern COMMA =
      Pattern.compile("(?:" + WORD + "\\s+){0,3}" + WORD + ",\\s*\\p{Lu}[^,;]{0,60}");
  private static final Pattern SHORT_CAPITALS = Pattern.compile("\\p{Lu}{2,4}");
  private static final Pattern BODY =
      Pattern.compile(
          "(?iu).*\\b(?:group|study|committee|network|consortium|society|association|college|institute"
              + "|collaborat\\w*|investigators|team|panel|board|agency|organi[sz]ation|trial|project"
              + "|program(?:me)?|department|ministry|university|hospital|cent(?:er|re)s?|council"
              + "|federation|foundation|alliance|force|register|registry|service|union)\\b.*");

  private NameLists() {}

  /** The names that a line holds, at least one. */
  static List<Map<String, Object>> read(String text) {
    List<Map<String, Object>> out = new ArrayList<>();
    for (String one : split(text)) {
      out.add(
          OTHERS.matcher(one).matches() ? PersonNames.group("others") : PersonNames.commas(one));
    }
    return out;
  }

  /** Whether semicolons part a line into several names. */
  static boolean hasSemicolons(String text) {
    return bySemicolon(text).size() > 1;
  }

  /** A line cut into names; one part where nothing says that there are more. */
  static List<String> split(String text) {
    List<String> parts = bySemicolon(text);
    if (parts.size() > 1) {
      return parts;
    }
    List<String> and = parts(AND, text);
    if (and.size() > 1) {
      List<String> names = new ArrayList<>();
      and.forEach(part -> names.addAll(initialsList(part)));
      if (names.stream().allMatch(NameLists::isPerson)) {
        return names;
      }
    }
    List<String> initials = initialsList(text);
    return initials.size() > 1 ? initials : pairs(text);
  }

  /** Whether a family name with initials is meant. */
  static boolean isInitialed(String text) {
    Matcher matcher = INITIALS.matcher(SUFFIX.matcher(text.strip()).replaceFirst(""));
    if (!matcher.matches() || BODY.matcher(text).matches()) {
      return false;
    }
    boolean acronym = SHORT_CAPITALS.matcher(matcher.group(1)).matches();
    return !acronym || matcher.group(2).contains(".");
  }

  private static boolean isPerson(String text) {
    return isInitialed(text)
        || OTHERS.matcher(text).matches()
        || (COMMA.matcher(text).matches() && !BODY.matcher(text).matches());
  }

  private static List<String> bySemicolon(String text) {
    return parts(SEMICOLON, text);
  }

  private static List<String> parts(Pattern separator, String text) {
    return Arrays.stream(separator.split(text, -1))
        .map(part -> part.strip().replaceFirst("^(?:and|&)\\s+", ""))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** {@code Smith JA, Jones B, et al}: every part is a name of its own. */
  private static List<String> initialsList(String text) {
    List<String> parts = parts(Pattern.compile(","), text);
    boolean all =
        parts.size() > 1
            && parts.stream().allMatch(p -> isInitialed(p) || OTHERS.matcher(p).matches());
    return all ? parts : List.of(text);
  }

  /** {@code Arbor, Ada, Birch, Bo}: family and given names by turns. */
  private static List<String> pairs(String text) {
    List<String> parts = parts(Pattern.compile(","), text);
    if (parts.size() < 4 || parts.size() % 2 == 1 || BODY.matcher(text).matches()) {
      return List.of(text);
    }
    List<String> out = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += 2) {
      String name = parts.get(i) + ", " + parts.get(i + 1);
      if (PersonNames.isSuffix(parts.get(i)) || !COMMA.matcher(name).matches()) {
        return List.of(text);
      }
      out.add(name);
    }
    return out;
  }
}
