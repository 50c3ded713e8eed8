package org.imprimatur.check;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a word names a drug: by the stem of its international nonproprietary name, or since it is
 * one of those common names that have no stem. Good enough to tell a pair of drugs from a pair of
 * signs; not a list of drugs.
 */
final class DrugWords {
  private static final Pattern STEM =
      Pattern.compile(
          "(?:cef|sulfa|rifa)\\p{L}{3,}"
              + "|\\p{L}{2,}(?:azole|cillin|mycin|micin|floxacin|cycline|penem|bactam|vir|vudine|quine|pril|sartan|olol|alol|dipine"
              + "|statin|gliptin|gliflozin|glutide|glitazone|formin|gliclazide|glimepiride|glyburide|glipizide|grel|xaban|gatran"
              + "|parin|teplase|mab|nib|platin|taxel|rubicin|trexate|purine|setron|triptan|prazole|tidine|lukast|terol|tropium"
              + "|sone|solone|olone|onide|caine|curonium|curium|fentanil|fentanyl|profen|coxib|fenac|oxicam|azepam|azolam|barbital"
              + "|racetam|gabalin|gabapentin|pramine|triptyline|oxetine|pidem|thiazide|semide|lactone|phylline|stigmine|dronate"
              + "|nidazole|conazole|azine|apine|idone|peridol|orphine|morphone|codone|fibrate|afil|opram|faxine|trigine|atadine"
              + "|rizine|bendazole|nercept|setine|steride|olimus|orexant|gepant|pitant|vaptan)");

  private static final Set<String> NAMES =
      Set.of(
          ("aspirin paracetamol acetaminophen insulin heparin warfarin digoxin metformin morphine codeine oxycodone methadone"
                  + " ketamine propofol fentanyl isoniazid ethambutol pyrazinamide dapsone colchicine allopurinol lithium valproate"
                  + " phenytoin carbamazepine atropine adrenaline epinephrine noradrenaline norepinephrine dobutamine dopamine"
                  + " milrinone vasopressin oxytocin levodopa carbidopa hydralazine isosorbide nitroglycerin amiodarone adenosine"
                  + " levothyroxine cotrimoxazole trimethoprim nitrofurantoin vancomycin linezolid metoclopramide aciclovir acyclovir"
                  + " naproxen tramadol tapentadol naloxone naltrexone pethidine meperidine cyclobenzaprine baclofen tizanidine"
                  + " methocarbamol carisoprodol ketorolac ezetimibe loperamide bisacodyl lactulose sertraline trazodone bupropion"
                  + " topiramate diphenhydramine chlorphenamine chlorpheniramine salbutamol ivermectin cyclophosphamide tranexamic"
                  + " glucagon misoprostol clonidine guanfacine memantine donepezil galantamine melatonin estradiol"
                  + " levonorgestrel tamoxifen letrozole hydroxyurea mesalamine mesalazine ursodiol disulfiram varenicline")
              .split(" ", -1));

  /** Words that end like drugs and are none. */
  private static final Set<String> OTHERS =
      Set.of("cholesterol", "magazine", "histidine", "purine");

  private DrugWords() {}

  static boolean isDrug(String word) {
    String lower = WordForms.lower(word);
    return NAMES.contains(lower) || (STEM.matcher(lower).matches() && !OTHERS.contains(lower));
  }
}
