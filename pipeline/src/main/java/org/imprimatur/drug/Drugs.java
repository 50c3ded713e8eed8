package org.imprimatur.drug;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The drugs that are known: by a shipped list of names, by the endings of international names, and
 * by the house's own names. The shipped lists and their sources stand in {@code NOTICE}.
 *
 * <p>Whether a word is a drug decides what is safe to quote, so a word that is not one is worse
 * here than a drug that is missed: an ending counts behind two letters or more, and not in {@link
 * #OTHERS}.
 */
public final class Drugs {
  /** Begins the part of {@code synonyms.txt} whose names are drugs. */
  private static final String BEGIN = "drugs";

  private static final String END = "end drugs";

  /** Words that end as drugs do. */
  private static final Set<String> OTHERS = Set.of("april", "histidine", "cytidine");

  private static final List<String> STEMS = lines("drug-stems.txt");

  /** The same by their last letter. */
  private static final Map<Character, List<String>> STEMS_BY_LETTER =
      STEMS.stream().collect(Collectors.groupingBy(stem -> stem.charAt(stem.length() - 1)));

  /** Of the FDA's list of name pairs with tall-man letters, those that no other list holds. */
  private static final String PAIRED =
      "acetazolamide acetohexamide bupropion chlorpropamide daunorubicin dobutamine dopamine"
          + " methylprednisolone methyltestosterone mitoxantrone risperidone ropinirole";

  /** Those of the shipped lists alone. */
  public static final Drugs SHIPPED = new Drugs(shipped(), List.of());

  /** Names of one drug in different countries. */
  private static final List<Set<String>> PAIRS =
      Stream.of(
              ("acetaminophen paracetamol, albuterol salbutamol, epinephrine adrenaline, norepinephrine"
                      + " noradrenaline, meperidine pethidine, glyburide glibenclamide, rifampin"
                      + " rifampicin, acyclovir aciclovir, cyclosporine ciclosporin, isoproterenol"
                      + " isoprenaline, lidocaine lignocaine, furosemide frusemide")
                  .split(", ", -1))
          .map(pair -> Set.of(pair.split(" ", -1)))
          .toList();

  private final Set<String> names;
  private final Set<String> known;

  /** Names that the house writes on one line. */
  private final List<Set<String>> alike;

  /** Names of several words, by the first of them. */
  private final Map<String, List<String>> phrases;

  private Drugs(Set<String> names, List<Set<String>> alike) {
    this.names = names;
    this.alike = alike;
    this.known = new HashSet<>(names);
    this.phrases =
        names.stream()
            .filter(name -> name.indexOf(' ') >= 0)
            .collect(Collectors.groupingBy(name -> name.substring(0, name.indexOf(' '))));
  }

  /**
   * The shipped ones and those of a house.
   *
   * @param synonyms the text of {@code references/synonyms.txt}, in which lines between the
   *     comments {@code # drugs} and {@code # end drugs} name drugs; empty if there is none
   */
  public static Drugs of(String synonyms) {
    Set<String> names = new TreeSet<>(SHIPPED.names);
    List<Set<String>> alike = new ArrayList<>();
    boolean inDrugs = false;
    for (String raw : synonyms.split("\\R", -1)) {
      String line = raw.strip();
      if (line.startsWith("#")) {
        String comment = line.substring(1).strip();
        inDrugs = comment.equals(BEGIN) || (inDrugs && !comment.equals(END));
      } else if (inDrugs) {
        Set<String> one = new TreeSet<>();
        for (String name : line.replace("\\", "").split("=>|,", -1)) {
          List<String> words = DrugWords.of(name);
          if (!words.isEmpty()) {
            one.add(String.join(" ", words));
          }
        }
        names.addAll(one);
        alike.add(one);
      }
    }
    return new Drugs(names, List.copyOf(alike));
  }

  /** The names that are listed, in lower case, words separated by one blank, in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  /** Whether a word, in any case, is a drug by a list or by its ending. */
  public boolean isDrug(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return known.contains(lower) || (endsLikeOne(lower) && !OTHERS.contains(lower));
  }

  /** The names of one drug, in lower case: this one, and those that are known to mean the same. */
  public Set<String> namesOf(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    Set<String> out = new TreeSet<>(Set.of(lower));
    Stream.concat(PAIRS.stream(), alike.stream())
        .filter(one -> one.contains(lower))
        .forEach(out::addAll);
    return out;
  }

  /** Whether a text names a drug, alone or as a part of a word with hyphens. */
  public boolean isNamedIn(String text) {
    List<String> words = DrugWords.of(text);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (isDrug(word) || (word.indexOf('-') >= 0 && isDrugInParts(word)) || begins(words, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDrugInParts(String word) {
    return Arrays.stream(word.split("-", -1)).anyMatch(this::isDrug);
  }

  /** Whether a name of several words begins there. */
  private boolean begins(List<String> words, int from) {
    for (String phrase : phrases.getOrDefault(words.get(from), List.of())) {
      List<String> parts = List.of(phrase.split(" ", -1));
      int to = from + parts.size();
      if (to <= words.size() && words.subList(from, to).equals(parts)) {
        return true;
      }
    }
    return false;
  }

  /** The endings of international names, each of which counts behind two letters or more. */
  public static List<String> endings() {
    return STEMS;
  }

  /** Words that end as drugs do and are not, in order. */
  public static Set<String> others() {
    return new TreeSet<>(OTHERS);
  }

  private static Set<String> shipped() {
    Set<String> out = new TreeSet<>(lines("drugs.txt"));
    out.addAll(List.of(PAIRED.split(" ", -1)));
    return out;
  }

  private static boolean endsLikeOne(String word) {
    if (word.isEmpty()) {
      return false;
    }
    for (String stem : STEMS_BY_LETTER.getOrDefault(word.charAt(word.length() - 1), List.of())) {
      if (word.length() >= stem.length() + 2 && word.endsWith(stem)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> lines(String name) {
    try (InputStream in = Drugs.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
