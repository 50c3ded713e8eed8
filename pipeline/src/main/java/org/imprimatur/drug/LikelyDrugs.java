package org.imprimatur.drug;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which words probably name drugs: those that {@link Drugs} knows, common names that no list holds,
 * and words with further endings and beginnings of international names. Good enough to tell a pair
 * of drugs from a pair of signs; what is safe to quote is decided by {@link Drugs} alone.
 */
public final class LikelyDrugs {
  /** What they begin with, before three letters or more. */
  private static final List<String> BEGINNINGS = List.of("cef", "sulfa", "rifa");

  /** What they end with, behind two letters or more, by the last letter. */
  private static final Map<Character, List<String>> ENDINGS =
      Stream.of(
              ("azole penem vir quine alol statin glutide formin gliclazide glimepiride glyburide "
                      + "glipizide grel gatran parin mab nib platin taxel rubicin trexate purine triptan "
                      + "terol tropium sone solone olone onide caine curonium curium fentanil fentanyl "
                      + "profen fenac oxicam azolam barbital racetam gabalin gabapentin pramine triptyline "
                      + "pidem lactone phylline stigmine azine apine idone peridol orphine morphone codone "
                      + "fibrate afil opram faxine trigine atadine rizine nercept setine steride olimus "
                      + "orexant gepant pitant vaptan")
                  .split(" ", -1))
          .collect(Collectors.groupingBy(ending -> ending.charAt(ending.length() - 1)));

  private static final Set<String> NAMES =
      Set.of(
          ("paracetamol ethambutol pyrazinamide lithium valproate adrenaline noradrenaline"
                  + " milrinone oxytocin levodopa carbidopa adenosine cotrimoxazole linezolid"
                  + " metoclopramide aciclovir pethidine baclofen tizanidine carisoprodol loperamide"
                  + " bisacodyl lactulose topiramate chlorphenamine salbutamol ivermectin tranexamic"
                  + " glucagon misoprostol melatonin estradiol hydroxyurea mesalamine mesalazine"
                  + " ursodiol varenicline")
              .split(" ", -1));

  /** Words that end like drugs and are not. */
  private static final Set<String> OTHERS =
      Set.of("cholesterol", "magazine", "histidine", "purine");

  private LikelyDrugs() {}

  /** Whether a word, in any case, probably names a drug. */
  public static boolean isOne(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return !OTHERS.contains(lower)
        && (NAMES.contains(lower) || Drugs.SHIPPED.isDrug(lower) || isFormedAsOne(lower));
  }

  private static boolean isFormedAsOne(String word) {
    int length = word.codePointCount(0, word.length());
    boolean formed =
        BEGINNINGS.stream().anyMatch(each -> word.startsWith(each) && length >= each.length() + 3);
    if (!formed && !word.isEmpty()) {
      for (String ending : ENDINGS.getOrDefault(word.charAt(word.length() - 1), List.of())) {
        formed |= word.endsWith(ending) && length >= ending.length() + 2;
      }
    }
    return formed && word.codePoints().allMatch(Character::isLetter);
  }
}
