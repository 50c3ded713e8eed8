package org.imprimatur.check;

import org.imprimatur.source.Span;

/**
 * A number in running text and the unit behind it.
 *
 * @param place the number, from its first to its last digit
 * @param unit what the unit measures; {@link DoseUnits.Kind#NONE} without one
 * @param unitStart where the unit begins; the number's end without one
 * @param unitEnd where the unit ends
 * @param direct whether the unit is the number's own, not that of the range it begins
 */
record Amount(Place place, DoseUnits.Kind unit, int unitStart, int unitEnd, boolean direct) {

  Prose prose() {
    return place.prose();
  }

  String number() {
    return place.word();
  }

  String unitText() {
    return prose().slice(unitStart, unitEnd);
  }

  boolean isDose() {
    return unit == DoseUnits.Kind.DOSE;
  }

  /** Number and unit. */
  Span span() {
    return prose().span(place.start(), unitEnd);
  }

  /** The same for guards that look behind the unit. */
  Place whole() {
    return new Place(prose(), place.start(), unitEnd, place.defined());
  }

  /**
   * Whether the number measures a patient or a thing, not a dose: a laboratory value, the size of a
   * lesion, a tube's width, a volume of distribution, what was lost or excreted. Such values may be
   * as exact as they were measured (the Joint Commission's exception).
   */
  boolean isMeasured() {
    Place whole = whole();
    if (whole.precedes(DoseUnits.PER_LAB_VOLUME)) {
      return !DoseUnits.givesToSomebody(whole.clauseBefore());
    }
    if (whole.isGiven()) {
      return false;
    }
    return whole.precedes(DoseUnits.OF_SOMETHING_MEASURED)
        || whole.follows(DoseUnits.CHANGED_BY)
        || whole.clauseBeforeHas(DoseUnits.MEASURED)
        || (isVolume() && whole.precedes(DoseUnits.PER_BODY));
  }

  /** Litres in capitals: by weight or surface they are a volume of distribution or an index. */
  private boolean isVolume() {
    return unitText().equals("L");
  }
}
