package org.imprimatur.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Picture;
import org.imprimatur.model.Statement;

/**
 * {@code claim/dose-in-picture}: a drawing, or the alternative text of any picture, names a dose
 * that no statement of the article names. Such a dose is not a claim, so that nobody has to cite
 * it, and search, answers and whoever hears the page miss it.
 */
final class DoseInPictureRule implements Rule.OfArticle {
  private static final String NUMBER = "\\d++(?:[.,\u00B7]\\d++)*+";

  /** A dose, or a range of them; what is measured in a sample is not one. */
  private static final Pattern DOSE =
      Pattern.compile(
          "(?<![\\p{L}\\d.,])("
              + NUMBER
              + ")(?:[\\s\\h]?+(?:[-\u2010\u2011\u2013]|to|or|and)[\\s\\h]?+("
              + NUMBER
              + "))?+[\\s\\h\u2010\u2011-]?+("
              + DoseUnits.GIVEN
              + ")(?![\\p{L}\\d])");

  /** Units that are written in several ways, by the one that stands for them here. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("milligram", "mg"),
          Map.entry("microgram", "mcg"),
          Map.entry("\u03BCg", "mcg"),
          Map.entry("ug", "mcg"),
          Map.entry("gram", "g"),
          Map.entry("gm", "g"),
          Map.entry("milliliter", "ml"),
          Map.entry("millilitre", "ml"),
          Map.entry("cc", "ml"),
          Map.entry("liter", "l"),
          Map.entry("litre", "l"),
          Map.entry("international unit", "unit"),
          Map.entry("iu", "unit"),
          Map.entry("u", "unit"),
          Map.entry("tab", "tablet"),
          Map.entry("cap", "capsule"),
          Map.entry("gtt", "drop"),
          Map.entry("patche", "patch"),
          Map.entry("suppositorie", "suppository"));

  @Override
  public String id() {
    return RuleId.CLAIM_DOSE_IN_PICTURE.id();
  }

  @Override
  public void check(RuleInput input, Sink sink) {
    Set<String> stated = null;
    for (Inline.Image image : input.contents().images()) {
      Map<String, String> shown = doses(words(image, input));
      if (!shown.isEmpty()) {
        stated = stated == null ? stated(input) : stated;
        shown.keySet().removeAll(stated);
        report(image, shown, sink);
      }
    }
  }

  private void report(Inline.Image image, Map<String, String> missing, Sink sink) {
    if (missing.isEmpty()) {
      return;
    }
    // The two ends of a range are two doses in the same words.
    List<String> said = missing.values().stream().distinct().toList();
    String first = said.get(0);
    String more = said.size() == 1 ? "" : " and " + (said.size() - 1) + " more";
    sink.report(
        id(),
        image.span(),
        "the picture "
            + WordForms.quote(image.destination())
            + " says "
            + WordForms.quote(first)
            + more
            + ", which the text of the article does not say",
        "write each dose of a picture into the text, with its citation: search, answers and"
            + " readers who listen to the page have only the text");
  }

  /** What a picture says: in its alternative text and, of a drawing, in itself. */
  private static String words(Inline.Image image, RuleInput input) {
    Picture picture = input.checked().targets().pictures().get(image.destination());
    String drawn =
        picture == null
            ? ""
            : picture.<String>match(Picture.Published::words, refused -> "", missing -> "");
    return image.alt() + "\n" + drawn;
  }

  private static Set<String> stated(RuleInput input) {
    Set<String> out = new HashSet<>();
    for (Statement statement : input.checked().statements()) {
      out.addAll(doses(statement.text()).keySet());
      statement.context().forEach(each -> out.addAll(doses(each).keySet()));
    }
    return out;
  }

  /** The doses of a text, as they are compared, with the words that say them. */
  private static Map<String, String> doses(String written) {
    String text = DoseUnits.folded(written);
    Map<String, String> out = new LinkedHashMap<>();
    Matcher dose = DOSE.matcher(text);
    while (dose.find()) {
      if (!DoseUnits.PER_LAB_VOLUME.matcher(text).region(dose.end(), text.length()).lookingAt()) {
        String unit = unit(dose.group(3));
        for (int group = 1; group <= 2; group++) {
          if (dose.group(group) != null) {
            out.putIfAbsent(dose.group(group).replace('\u00B7', '.') + ' ' + unit, dose.group());
          }
        }
      }
    }
    return out;
  }

  private static String unit(String written) {
    String lower = WordForms.lower(written);
    String one =
        lower.length() > 2 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    return SAME.getOrDefault(one, one);
  }
}
