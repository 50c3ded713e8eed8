package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Certainty;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Exemption;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Passage;
import org.imprimatur.model.Statement;
import org.imprimatur.model.Strength;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** A statement in the making, with the place it stands at. */
final class DraftStatement {
  final Span span;
  final String text;
  final Seat seat;
  final List<Inline.Cite> cites;
  final List<Citation> citations;
  final Attributes attributes;
  private final boolean labelled;
  @Nullable Exemption exemption;

  /** Its own citations that resolve, in order; null until somebody asks. */
  Coverer.@Nullable Covered resolving;

  /** Whether it says any number. */
  boolean hasDigit;

  /** Whether it ends in a colon, so that it leads into what follows. */
  boolean hasColon;

  /** Of a cell: caption, header cells and row of its table; else empty. */
  List<Passage.Line> row = List.of();

  /** The list that this statement leads into, or -1. */
  int introduces = -1;

  DraftStatement(
      Span span, String text, Seat seat, List<Inline.Cite> cites, Attributes attributes) {
    this.span = span;
    this.text = text;
    this.seat = seat;
    this.cites = cites;
    this.citations = citations(cites);
    this.attributes = attributes;
    this.labelled = Grade.mayLabel(text);
  }

  /** Its own certainty of evidence. */
  @Nullable Certainty certainty() {
    String attribute = attributes.value("certainty");
    return attribute == null && !labelled ? null : Grade.certainty(attribute, text);
  }

  /** Its own strength of recommendation. */
  @Nullable Strength strength() {
    String attribute = attributes.value("strength");
    return attribute == null && !labelled ? null : Grade.strength(attribute, text);
  }

  private static List<Citation> citations(List<Inline.Cite> cites) {
    if (cites.size() < 2) {
      return cites.isEmpty() ? List.of() : cites.get(0).citations();
    }
    List<Citation> all = new ArrayList<>();
    cites.forEach(cite -> all.addAll(cite.citations()));
    return all;
  }

  /** The statement, with what it stands among. */
  Statement statement(Passage passage) {
    String reason = attributes.value("reason");
    return new Statement(
        span,
        text,
        seat.context(),
        seat.section(),
        exemption,
        exemption == Exemption.MARKED ? reason : null,
        citations,
        attributes,
        passage);
  }

  /**
   * Where a statement stands.
   *
   * @param context outermost first
   * @param section headings, outermost first
   * @param exempt whether the policy exempts one of these sections
   * @param ancestors the statements it stands under, nearest first
   * @param paragraph the number of its paragraph or cell
   * @param lists the numbers of the lists that hold it, innermost first
   * @param sections the numbers of the sections that hold it, innermost first
   * @param headers what its row's and column's header cells and the caption say, in this order
   */
  record Seat(
      List<String> context,
      List<String> section,
      boolean exempt,
      List<DraftStatement> ancestors,
      int paragraph,
      List<Integer> lists,
      List<Integer> sections,
      List<DraftStatement> headers) {

    /** The place of an item of a list here, below what leads into the list. */
    Seat under(@Nullable String lead, @Nullable DraftStatement leading, int list) {
      return new Seat(
          lead == null || lead.isEmpty() ? context : appended(context, lead),
          section,
          exempt,
          leading == null ? ancestors : prepended(leading, ancestors),
          paragraph,
          prepended(list, lists),
          sections,
          headers);
    }

    static <T> List<T> appended(List<T> list, T last) {
      List<T> out = new ArrayList<>(list);
      out.add(last);
      return List.copyOf(out);
    }

    static <T> List<T> prepended(T first, List<T> list) {
      List<T> out = new ArrayList<>(list.size() + 1);
      out.add(first);
      out.addAll(list);
      return List.copyOf(out);
    }
  }
}
