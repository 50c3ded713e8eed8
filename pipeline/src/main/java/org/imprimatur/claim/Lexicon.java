package org.imprimatur.claim;

import java.util.Set;

/** The words by which {@link Sentences} separates stops from abbreviations; all in lower case. */
final class Lexicon {
  /** A full stop behind these never ends a sentence: something always follows. */
  static final Set<String> LEADING =
      words(
          """
          dr mr mrs ms prof st mt vs v cf e.g i.e eg ie viz fig figs eq eqs ref refs sec sect
          ch chap vol vols pp p para tab suppl ed eds ca approx incl excl esp resp nr nos art
          app rev gen sen subsp spp sp var aka a.k.a c.f q.v s.v dept univ
          """);

  /** A full stop behind these ends a sentence only before a word that clearly begins one. */
  static final Set<String> OPEN =
      words(
          """
          al etc inc ltd co corp jr sr no max min avg temp wt ht hr hrs wk wks mo mos yr yrs
          sec secs mins tab tabs cap caps inj subcut subq pt pts hx dx rx tx sx fx dept jan
          feb mar apr jun jul aug sep sept oct nov dec neg pos diff abd resp neuro ext int u.s
          u.k e.u u.n ph.d m.d b.s m.s d.o r.n a.m p.m b.i.d t.i.d q.i.d q.d q.o.d q.h.s p.o
          p.r p.r.n i.v i.m s.c i.n n.p.o o.d h.s a.c p.c bid tid qid prn stat op cit ibid et
          n.b w.r.t i.d sq ft in lb lbs oz gal a.d b.c c.e vit conc equiv est freq pct ratio
          susp sol soln supp
          """);

  /**
   * Of the {@link #OPEN} ones, those that are words as well, or that as a rule close a sentence
   * when a capital follows.
   */
  static final Set<String> CLOSING =
      words(
          """
          no in mar sec op et stat ratio max min etc prn p.r.n bid tid qid b.i.d t.i.d q.i.d
          q.d q.o.d a.m p.m hr hrs wk wks mo mos yr yrs mins secs p.o i.v i.m s.c tabs caps lb
          lbs oz ft tab cap hx rx tx sol temp
          """);

  /** Words that begin sentences far more often than they follow an abbreviation. */
  static final Set<String> STARTERS =
      words(
          """
          the this these those that a an in if it its for when where while with without we
          they he she you there however therefore thus although because since after before at
          by as all any no not do does is are both each patients people adults children women
          men give take use avoid start stop consider offer check monitor treat on other one
          two three such some most many once then to from results among during under until
          only our your their his her also overall otherwise meanwhile finally next first
          second repeat continue reduce increase ask refer seek call tell explain swallow
          inject apply switch add keep see read what who why how which treatment evidence
          trials studies guidelines
          """);

  /** Nouns whose designation is one capital letter: "vitamin D.", "hepatitis B." */
  static final Set<String> LETTERED =
      words(
          """
          vitamin hepatitis type group grade class factor influenza stage category level arm
          protein immunoglobulin haemophilia hemophilia child-pugh appendix panel step option
          plan schedule cohort phase part region zone table figure box coenzyme penicillin
          ciclosporin cyclosporine amphotericin
          """);

  private Lexicon() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+", -1));
  }
}
