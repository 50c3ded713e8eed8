package org.imprimatur.check;

import java.util.Arrays;
import java.util.Set;

/** Words that take a number behind them, so that it is their label, their size or their bound. */
final class WordsBeforeNumbers {
  private static final Set<String> WORDS =
      Set.copyOf(
          Arrays.asList(
              ("about above after aged appendix approximately arms around below before between"
                      + " chapter class classes codon cohort cycle cycles days degree degrees domain"
                      + " during equals every exceeds exon factor figure from grade grades group"
                      + " groups hours into item items least lead less level levels line lines main"
                      + " mean median model month months more most nearly number only option options"
                      + " order over page pages part parts phase phases plus point points question"
                      + " reach reached reaches room rule score scores scored section sections sets"
                      + " since stage stages step steps table tables target than then tier times title"
                      + " to topic total trial type types under unit units until upto version vertebra"
                      + " visit visits vitamin volume week weeks with within year years zone zones"
                      + " category categories criterion criteria box boxes dose doses ratio index"
                      + " minus were equal"
                      // names that carry a number
                      + " chromosome chromosomes trisomy monosomy disomy tetrasomy herpesvirus"
                      + " virus serotype serotypes genotype genotypes subtype subtypes isoform"
                      + " interleukin iodine carbon technetium cobalt strontium yttrium lutetium"
                      + " xenon krypton caesium cesium iridium radium phosphorus gallium indium"
                      + " thallium fluorine collagen caspase exons intron introns allele residue"
                      + " position positions subunit variant strain layer layers lobe segment"
                      + " segments nerve nerves ribs digit finger vertebrae quadrant quartile"
                      + " tertile quintile decile percentile lumen gauge size sizes french channel"
                      + " channels leads panel"
                      // bounds, ages and addresses
                      + " towards toward through ages children patients case cases arm site ward"
                      + " bed note notes footnote reference references article articles annex"
                      + " schedule protocol regimen round wave band priority principle chapters"
                      + " figures equation formula answer choice code codes rank slide slides video"
                      + " episode hour minute minutes hours second seconds night example examples"
                      + " dimension dimensions position"
                      // verbs and small words before an amount
                      + " have having makes gives leaves becomes become became remains remained"
                      + " stays stayed both also next last another first other each count counts"
                      + " measures measured weighs weighed costs lasts lasted rises rose fell falls"
                      + " drops dropped averaged totals"
                      // numbers in words, and what is counted behind them
                      + " three four five seven eight nine eleven twelve hundred thousand million"
                      + " twice once")
                  .split(" ", -1)));

  /** Adverbs that end a direction, so that a number behind them is not theirs. */
  private static final Set<String> RHYTHMS =
      Set.of(
          "daily",
          "weekly",
          "monthly",
          "hourly",
          "yearly",
          "nightly",
          "early",
          "orally",
          "rapidly",
          "slowly",
          "naturally",
          "completely",
          "significantly",
          "elderly",
          "family",
          "anomaly");

  private WordsBeforeNumbers() {}

  static boolean takeNumber(String word) {
    return WORDS.contains(word);
  }

  /**
   * Whether an adverb measures a bare number behind it, or a plural takes it as its singular does.
   */
  static boolean takeBareNumber(String word) {
    boolean adverb = word.endsWith("ly") && !RHYTHMS.contains(word);
    boolean plural = word.endsWith("s") && WORDS.contains(word.substring(0, word.length() - 1));
    return adverb || plural || WORDS.contains(word);
  }
}
