package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.model.GlossaryEntry;

/**
 * A glossary as lines of {@code synonyms.txt}: what a term is also called means the same, and terms
 * that name conditions stand between {@code # conditions} and {@code # end conditions}.
 */
final class GlossaryWords {
  /** Names that end as those of conditions do. */
  private static final Pattern ENDING =
      Pattern.compile(
          ".*(itis|osis|pathy|algia|a?emia|uria|oma|trophy|plegia|syndrome|disease|disorder|failure"
              + "|deficiency|cancer|infection)");

  /** What a term is, by the first words of its definition. */
  private static final Pattern KIND =
      Pattern.compile(
          "((a|an|the|any) )?((?!of |with |in |for |that |which |who |by )[^ ]+ ){0,4}(disease"
              + "|disorder|condition|syndrome|illness|infection|inflammation|injury|cancer|tumou?r"
              + "|reaction|deficiency|failure|bleeding)(?![a-z]).*");

  private GlossaryWords() {}

  /** The lines of a glossary, in its order. */
  static String lines(List<GlossaryEntry> glossary) {
    List<String> conditions = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (GlossaryEntry entry : glossary) {
      List<String> names = new ArrayList<>(List.of(entry.term()));
      names.addAll(entry.also());
      names.removeIf(String::isBlank);
      String line = names.stream().map(GlossaryWords::escaped).collect(Collectors.joining(", "));
      if (isCondition(names, entry.definition())) {
        conditions.add(line);
      } else if (names.size() > 1) {
        others.add(line);
      }
    }
    others.add("# " + KnownWords.BEGIN);
    others.addAll(conditions);
    others.add("# " + KnownWords.END);
    return String.join("\n", others) + "\n";
  }

  private static boolean isCondition(List<String> names, String definition) {
    return KIND.matcher(definition.strip().toLowerCase(Locale.ROOT)).matches()
        || names.stream().anyMatch(name -> ENDING.matcher(name.toLowerCase(Locale.ROOT)).matches())
        || names.stream().anyMatch(KnownWords::holdsShippedCondition);
  }

  /** A term as a line may hold it, whatever it is written with. */
  private static String escaped(String name) {
    String line = name.replaceAll("\\s+", " ").strip();
    return line.replaceAll("([\\\\,#]|=>)", "\\\\$1");
  }
}
