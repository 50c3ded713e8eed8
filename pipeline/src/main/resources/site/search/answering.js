/* Which claims may answer a question, by the rules of the program's Answering and Question. */

import { idf } from "./scoring.js";

const f32 = Math.fround;

/** The numbers of fields: what claims and articles are scored by; title and question; marks of claims. */
const WORDS = 0;
const NAMED = 1;
const MARKS = 1;

/** Whether a bit is set. @param {Uint8Array} bits @param {number} i */
const has = (bits, i) => (bits[i >> 3] & (1 << (i & 7))) !== 0;

/** A question put to the claims. Only claims that hold a part of it are looked at. */
export class Answering {
  /**
   * @param {import("./searcher.js").Index} index
   * @param {{units: import("./query.js").Unit[], required: number, subjects: number}} question
   * @param {import("./question.js").Vocabulary} vocabulary
   * @param {import("./claims.js").Overview} overview
   */
  constructor(index, { units, required, subjects }, { rules, kinds, known }, { articleOf }) {
    this.index = index;
    this.rules = rules;
    this.units = units;
    this.kinds = kinds;
    this.words = known;
    this.articleOf = articleOf;
    this.subjects = subjects;
    this.must = required;
    if (kinds.some((kind) => kind.numbers)) {
      units.forEach((unit, u) => {
        this.must |= /^[0-9]/.test(unit.word) ? 1 << u : 0;
      });
    }
    /** @type {number[]} */
    this.weights = [];
    this.total = 0;
    /** What masks of units weigh. @type {Map<number, number>} */
    this.shares = new Map();
    /** @type {import("./scoring.js").Scored} */
    this.scored = { docs: [], sums: new Float64Array(0), masks: new Int32Array(0) };
    /** By article the units that its title and question hold. */
    this.named = new Int32Array(0);
    /** By article those that it holds. */
    this.whole = new Int32Array(0);
    this.known = 0;
    /** @type {Map<string, Uint8Array>} */
    this.marked = new Map();
  }

  /**
   * Scores the claims, and learns what they and their articles hold.
   * @param {(article: number) => boolean} passes whether the claims of an article may be quoted
   */
  async load(passes) {
    const { claims, articles } = this.index;
    const [loaded, ofArticles] = await Promise.all([claims.load(this.units), articles.load(this.units)]);
    this.scored = claims.score(this.units, loaded);
    this.weights = this.units.map((unit, u) => this.stepped(this.weight(unit, u, loaded)));
    this.total = this.share(-1);
    this.named = articles.masks(this.units, ofArticles, NAMED);
    this.whole = articles.masks(this.units, ofArticles, WORDS);
    this.learn(passes);
    const marks = [...this.marks()];
    await Promise.all(marks.map(async ([mark]) => {
      this.marked.set(mark, await claims.bits(mark, MARKS));
    }));
    this.prefer(marks.map(([mark, part]) => ({ bits: this.claimsOf(mark), bonus: f32(part * this.total) })));
  }

  /** Which units are known at all. @param {(article: number) => boolean} passes */
  learn(passes) {
    const { docs, masks } = this.scored;
    const first = this.index.claims.first ?? [];
    this.whole.forEach((mask, article) => {
      this.known |= mask !== 0 && first[article] < first[article + 1] && passes(article) ? mask : 0;
    });
    for (const claim of docs) {
      if ((masks[claim] & ~this.known) !== 0 && passes(this.articleOf[claim])) {
        this.known |= masks[claim];
      }
    }
  }

  /** Adds what claims and their titles hold, and marks. @param {{bits: Uint8Array, bonus: number}[]} marks */
  prefer(marks) {
    const { docs, sums, masks } = this.scored;
    const byTitle = this.weights.map((weight) => f32(this.rules.title * weight));
    for (const claim of docs) {
      const own = masks[claim];
      const title = this.named[this.articleOf[claim]] & ~own;
      let sum = sums[claim] + this.share(own);
      for (let u = 0; title !== 0 && u < byTitle.length; u++) {
        sum += title & (1 << u) ? byTitle[u] : 0;
      }
      for (const { bits, bonus } of marks) {
        sum += has(bits, claim) ? bonus : 0;
      }
      sums[claim] = sum;
    }
  }

  /** The claims that have a mark. @param {string} mark */
  claimsOf(mark) {
    return this.marked.get(mark) ?? new Uint8Array(0);
  }

  /** What adds to the score, and which part of the question's weight. */
  marks() {
    /** @type {Map<string, number>} */
    const out = new Map();
    this.kinds.forEach(({ mark, bonus }) => out.set(mark, Math.max(bonus, out.get(mark) ?? 0)));
    Object.entries(this.rules.preferred).forEach(([mark, part]) => out.set(mark, out.get(mark) ?? part));
    return out;
  }

  /** The nearest weight of whole steps, and no less than one: sums of these are exact. @param {number} weight */
  stepped(weight) {
    return Math.max(1, Math.round(weight * this.rules.steps)) / this.rules.steps;
  }

  /** @param {import("./query.js").Unit} unit @param {number} u @param {Map<string, import("./scoring.js").Loaded>} loaded */
  weight({ alternatives }, u, loaded) {
    let most = 0;
    let counted = f32(this.rules.unknown);
    for (const { terms } of alternatives) {
      const entries = terms.map((term) => loaded.get(term)?.fields.get(WORDS));
      const least = entries.reduce((a, b) => (a && b ? (b.df < a.df ? b : a) : undefined));
      if (least && least.df > most) {
        most = least.df;
        counted = idf(least.df, this.index.claims.fields[WORDS]);
      }
    }
    const { terms } = alternatives[0];
    if (this.must & (1 << u)) {
      return counted;
    }
    if (most === 0 && this.isCommon(terms)) {
      return f32(counted * f32(this.subjects === 0 ? this.rules.common : this.rules.beside));
    }
    if (terms.length === 1 && this.words.light.has(terms[0])) {
      return f32(counted * f32(this.rules.light));
    }
    return terms.length === 1 && this.words.everyday.has(terms[0]) ? f32(counted * f32(this.rules.everyday)) : counted;
  }

  /** @param {string[]} terms */
  isCommon(terms) {
    return terms.every((term) => this.words.common.has(term));
  }

  /** What some units weigh together. @param {number} mask */
  share(mask) {
    let sum = this.shares.get(mask);
    if (sum === undefined) {
      sum = this.weights.reduce((before, weight, u) => (mask & (1 << u) ? before + weight : before), 0);
      this.shares.set(mask, sum);
    }
    return sum;
  }

  /** The words that neither a claim that may be quoted holds nor its article, in any form. */
  unknown() {
    return this.units.filter((_, u) => (this.known & (1 << u)) === 0).map((unit) => unit.word);
  }

  /** Units of several words that need not be held and stand nowhere. */
  nowhere() {
    return this.units.filter(({ alternatives }, u) =>
      ((this.known | this.must) & (1 << u)) === 0 && alternatives[0].terms.length > 1)
      .map(({ alternatives }) => alternatives[0].terms.join(" "));
  }

  /** Whether a claim may answer. @returns {(claim: number) => boolean} */
  answers() {
    const vetoed = this.units.some(({ alternatives }, u) => (this.known & (1 << u)) === 0
      && ((this.must & (1 << u)) !== 0 || !this.isCommon(alternatives[0].terms)));
    const { few, whole, wholeOfFew } = this.rules;
    const short = this.units.length <= few;
    const known = this.units.filter((_, u) => (this.known & (1 << u)) !== 0).length;
    if (vetoed || (short && 2 * known <= this.units.length)) {
      return () => false;
    }
    const needed = this.kinds.filter((kind) => kind.needed).map((kind) => this.claimsOf(kind.mark));
    const least = (short ? wholeOfFew : whole) * this.total;
    return (claim) => {
      const own = this.scored.masks[claim];
      const article = this.articleOf[claim];
      const named = this.named[article];
      return ((own | named) & this.must) === this.must
        && needed.every((claims) => has(claims, claim))
        && this.holdsEnough(own, named)
        && this.saysMore(own | named)
        && this.share(own | this.whole[article]) * this.rules.parts >= least;
    };
  }

  /** Whether a claim holds enough, either of all or of what title and question leave to it. @param {number} own @param {number} named */
  holdsEnough(own, named) {
    const left = this.total - this.share(named);
    return this.share(own) * this.rules.parts >= this.rules.own * this.total
      || (left > 0 && this.share(own & ~named) * this.rules.parts >= this.rules.left * left);
  }

  /** Whether a claim, or its title, says something of what is asked of the question's subjects. @param {number} near */
  saysMore(near) {
    const beyond = this.total - this.share(this.subjects);
    return beyond * this.rules.parts < this.rules.little * this.total
      || this.share(near & ~this.subjects) * this.rules.parts >= this.rules.beyond * beyond;
  }

  /** Whether a claim comes near. @returns {(claim: number) => boolean} */
  comesNear() {
    const least = this.rules.near * this.total;
    return (claim) => this.share(this.scored.masks[claim] | this.whole[this.articleOf[claim]]) * this.rules.parts >= least;
  }
}
