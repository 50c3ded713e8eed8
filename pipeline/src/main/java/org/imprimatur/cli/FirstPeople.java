package org.imprimatur.cli;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.start.NewHouse.Member;
import org.jspecify.annotations.Nullable;

/** Who is on the first board: named by options, or asked for, or sample people. */
final class FirstPeople {
  static final List<String> ROLES = List.of("author", "editor", "reviewer");

  /** What a site and a person may be called. */
  static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]*";

  /** Who stands in while nobody is named: two reviewers, since two have to sign. */
  private static final Map<String, List<String>> SAMPLES =
      Map.of(
          "author", List.of("a.author=Sample Author, MD"),
          "editor", List.of("an.editor=Sample Editor"),
          "reviewer", List.of("r.one=Sample Reviewer One, MD", "r.two=Sample Reviewer Two, MD"));

  private FirstPeople() {}

  static Map<String, List<String>> named(GivenArguments words) throws UsageException {
    Map<String, List<String>> named = new LinkedHashMap<>();
    for (String role : ROLES) {
      named.put(role, words.values(role));
      for (String person : words.values(role)) {
        member(person, role);
      }
    }
    return named;
  }

  /**
   * The board.
   *
   * @param named by role, as they were named
   * @param asked who answers; null where nobody can be asked
   */
  static List<Member> of(Map<String, List<String>> named, InitCommand.@Nullable Question asked)
      throws UsageException {
    boolean nobody = named.values().stream().allMatch(List::isEmpty);
    Map<String, Member> board = new LinkedHashMap<>();
    for (String role : ROLES) {
      List<String> people = named.getOrDefault(role, List.of());
      if (nobody && asked != null) {
        people = asked(role, asked);
      }
      if (people.isEmpty()) {
        people = SAMPLES.getOrDefault(role, List.of());
      }
      for (String person : people) {
        Member member = member(person, role);
        Member known = board.get(member.id());
        board.put(member.id(), known == null ? member : joined(known, member));
      }
    }
    return List.copyOf(board.values());
  }

  private static List<String> asked(String role, InitCommand.Question asked) {
    List<String> people = new ArrayList<>();
    String question = "The name of " + (role.equals("reviewer") ? "a " : "an ") + role;
    String name = asked.answer(question + " (nothing: a sample person)", "");
    while (!name.isEmpty()) {
      people.add(name);
      name = asked.answer("Another " + role + " (nothing: no more)", "");
    }
    return people;
  }

  private static Member joined(Member known, Member other) throws UsageException {
    if (!known.name().equals(other.name())) {
      throw new UsageException(
          "two people would have the id " + known.id() + ": " + known.name() + ", " + other.name(),
          "Say which is whose: --" + other.roles().get(0) + " \"another.id=" + other.name() + "\"");
    }
    List<String> roles = new ArrayList<>(known.roles());
    other.roles().stream().filter(role -> !roles.contains(role)).forEach(roles::add);
    return new Member(known.id(), known.name(), roles);
  }

  private static Member member(String text, String role) throws UsageException {
    int at = text.indexOf('=');
    String name = text.substring(at + 1).strip();
    String id = at < 0 ? id(name) : text.substring(0, at).strip();
    boolean odd = name.isEmpty() || name.codePoints().anyMatch(Character::isISOControl);
    if (odd || !id.matches(ID)) {
      throw new UsageException(
          "\"" + text + "\" does not name a person",
          "Write --"
              + role
              + " \"Name, MD\", or with an id of letters, digits, dots and hyphens:"
              + " \"a.name=Name, MD\".");
    }
    return new Member(id, name, List.of(role));
  }

  /** The first letter of the first name and the last name: "Sample Author, MD" is s.author. */
  private static String id(String name) {
    String[] words = slug(name.replaceFirst(",.*", ""), "").split("-", -1);
    String last = words[words.length - 1];
    return words.length < 2 ? last : words[0].charAt(0) + "." + last;
  }

  /** Words in lower case with hyphens between them, letters without their accents. */
  static String slug(String text, String preset) {
    String slug =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("['\u2019]", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? preset : slug;
  }
}
