/* Which claims may answer a question, by the rules of the program's Answering and Question. */

import { postings } from "./postings.js";

const f32 = Math.fround;

/**
 * Numbers of the rule: see docs/index.md.
 * @typedef {Record<"own" | "whole" | "near" | "light" | "asked" | "preferred" | "unknown" | "marks" | "sections", number>} Numbers
 *
 * A kind of question: which it is, the mark of its answers, whether that and each number is needed, the words that ask.
 * @typedef {{pattern: string, mark: string, needed: boolean, numbers: boolean, words: string[]}} Kind
 *
 * @typedef {{kinds: Kind[], preferred: string[], spellings: [string, string][], endings: [string, string][],
 *   shortest: number, measures: string[], populations: Record<string, string[]>, longest: number}} Questions
 */

/** The kinds of a question. @param {import("./searcher.js").Index} index @param {string} question */
export function kindsOf(index, question) {
  const words = ` ${index.text.tokens(question).map((token) => `${token.word} `).join("")}`;
  return index.questions.kinds.filter((kind) => new RegExp(kind.pattern).test(words));
}

/** A question put to the claims. */
export class Answering {
  /**
   * @param {import("./searcher.js").Index} index
   * @param {import("./query.js").Unit[]} units
   * @param {Kind[]} kinds
   * @param {import("./query.js").Vocabulary} vocabulary
   */
  constructor(index, units, kinds, vocabulary) {
    this.index = index;
    this.numbers = index.answering;
    this.units = units;
    this.kinds = kinds;
    this.vocabulary = vocabulary;
    /** @type {number[]} */
    this.weights = [];
    /** @type {import("./scoring.js").Scored} */
    this.scored = { sums: new Float64Array(0), any: new Int32Array(0), own: new Int32Array(0), near: new Int32Array(0) };
    /** What a claim and its article hold. */
    this.whole = new Int32Array(0);
    this.known = 0;
    /** @type {Map<string, Set<number>>} */
    this.marked = new Map();
  }

  /**
   * Scores the claims, and learns what they and their articles hold.
   * @param {{first: number[]}} overview
   * @param {(article: number) => boolean} passes
   */
  async load(overview, passes) {
    const { claims, articles } = this.index;
    const loaded = await claims.load(this.units);
    this.scored = claims.score(this.units, loaded);
    this.weights = this.units.map((unit) => this.weight(unit, loaded));
    const inArticles = articles.score(this.units, await articles.load(this.units)).any;
    this.whole = this.scored.any.slice();
    for (let article = 0; article < inArticles.length; article++) {
      for (let claim = overview.first[article]; claim < overview.first[article + 1]; claim++) {
        this.whole[claim] |= inArticles[article];
        this.known |= passes(article) ? this.whole[claim] : 0;
      }
    }
    await Promise.all([...this.marks()].map(async ([mark, bonus]) => {
      const entry = (await this.index.store.term(claims.terms, mark)).get(this.numbers.marks);
      const docs = entry ? postings(entry).docs : [];
      this.marked.set(mark, new Set(Array.from(docs)));
      const added = f32(bonus * this.total());
      for (const doc of Array.from(docs)) {
        this.scored.sums[doc] += added;
      }
    }));
  }

  /** What adds to the score, and which part of the question's weight. */
  marks() {
    /** @type {Map<string, number>} */
    const out = new Map();
    this.index.questions.preferred.forEach((mark) => out.set(mark, this.numbers.preferred));
    this.kinds.forEach(({ mark }) => out.set(mark, this.numbers.asked));
    return out;
  }

  /** @param {import("./query.js").Unit} unit @param {Map<string, import("./scoring.js").Loaded>} loaded */
  weight(unit, loaded) {
    let most = 0;
    let idf = f32(this.numbers.unknown);
    for (const { number } of this.index.claims.fields) {
      for (const { terms } of unit.alternatives) {
        const entries = terms.map((term) => loaded.get(term)?.fields.get(number));
        const least = entries.reduce((a, b) => (a && b && a.df <= b.df ? a : b && a ? b : undefined));
        if (least && least.df > most) {
          most = least.df;
          idf = least.idf;
        }
      }
    }
    const { terms } = unit.alternatives[0];
    const unknown = idf === f32(this.numbers.unknown);
    const light = !this.isRequired(unit) && terms.length === 1
      && (this.vocabulary.known.light.has(terms[0]) || (unknown && this.isCommon(unit)));
    return light ? f32(idf * f32(this.numbers.light)) : idf;
  }

  total() {
    return this.weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** @param {number} mask */
  share(mask) {
    return this.weights.reduce((sum, weight, u) => (mask & (1 << u) ? sum + weight : sum), 0);
  }

  /** @param {import("./query.js").Unit} unit */
  isRequired(unit) {
    return unit.required || this.vocabulary.drugs.isDrug(unit.word)
      || (/^[0-9]/.test(unit.word) && this.kinds.some((kind) => kind.numbers));
  }

  /** @param {import("./query.js").Unit} unit */
  isCommon(unit) {
    return unit.alternatives[0].terms.every((term) => this.vocabulary.known.common.has(term));
  }

  /** Words that no claim holds that may be quoted, in any of their forms. */
  unknown() {
    return this.units.filter((_, u) => (this.known & (1 << u)) === 0).map((unit) => unit.word);
  }

  /** Whether a claim may answer. @returns {(claim: number) => boolean} */
  answers() {
    const unknown = this.unknown();
    if (this.units.some((unit) => unknown.includes(unit.word) && (this.isRequired(unit) || !this.isCommon(unit)))) {
      return () => false;
    }
    let must = 0;
    this.units.forEach((unit, u) => {
      must |= this.isRequired(unit) ? 1 << u : 0;
    });
    const needed = this.kinds.filter((kind) => kind.needed).map((kind) => this.marked.get(kind.mark));
    const { own, near } = this.scored;
    const total = this.total();
    return (claim) => own[claim] !== 0 && (near[claim] & must) === must
      && this.share(own[claim]) >= this.numbers.own * total
      && this.share(this.whole[claim]) >= this.numbers.whole * total
      && needed.every((claims) => claims?.has(claim));
  }

  /** Whether a claim comes near. @returns {(claim: number) => boolean} */
  comesNear() {
    const total = this.total();
    return (claim) => this.scored.own[claim] !== 0 && this.share(this.whole[claim]) >= this.numbers.near * total;
  }
}
