/* Which claims may answer a question, by the rules of the program's Answering and Question. */

const f32 = Math.fround;

/** The numbers of fields: what claims and articles are scored by; title and question; marks of claims. */
const WORDS = 0;
const NAMED = 1;
const MARKS = 1;

/** A question put to the claims. */
export class Answering {
  /**
   * @param {import("./searcher.js").Index} index
   * @param {import("./query.js").Unit[]} units
   * @param {number} required
   * @param {import("./question.js").Vocabulary} vocabulary
   */
  constructor(index, units, required, { rules, kinds, known }) {
    this.index = index;
    this.rules = rules;
    this.units = units;
    this.kinds = kinds;
    this.words = known;
    this.must = required;
    if (kinds.some((kind) => kind.numbers)) {
      units.forEach((unit, u) => {
        this.must |= /^[0-9]/.test(unit.word) ? 1 << u : 0;
      });
    }
    /** @type {number[]} */
    this.weights = [];
    this.total = 0;
    /** @type {import("./scoring.js").Scored} */
    this.scored = { docs: [], sums: new Float64Array(0), masks: new Int32Array(0) };
    /** The units that title and question of a claim's article hold. */
    this.named = new Int32Array(0);
    /** Those that a claim and its article hold. */
    this.whole = new Int32Array(0);
    this.known = 0;
    /** @type {Map<string, Set<number>>} */
    this.marked = new Map();
  }

  /**
   * Scores the claims, and learns what they and their articles hold.
   * @param {(claim: number) => number} articleOf
   * @param {(claim: number) => boolean} passes
   */
  async load(articleOf, passes) {
    const { claims, articles } = this.index;
    const [loaded, ofArticles] = await Promise.all([claims.load(this.units), articles.load(this.units)]);
    this.scored = claims.score(this.units, loaded);
    this.weights = this.units.map((unit, u) => this.weight(unit, u, loaded));
    this.total = this.share(-1);
    const named = articles.masks(this.units, ofArticles, NAMED);
    const whole = articles.masks(this.units, ofArticles, WORDS);
    const { sums, masks } = this.scored;
    this.named = masks.map((_, claim) => named[articleOf(claim)]);
    this.whole = masks.map((mask, claim) => mask | whole[articleOf(claim)]);
    masks.forEach((mask, claim) => {
      this.known |= passes(claim) ? this.whole[claim] : 0;
      this.weights.forEach((weight, u) => {
        sums[claim] += mask & (1 << u) ? weight : 0;
      });
    });
    await Promise.all([...this.marks()].map(([mark, bonus]) => this.mark(mark, f32(bonus * this.total))));
  }

  /** Reads which claims have a mark, and prefers them. @param {string} mark @param {number} bonus */
  async mark(mark, bonus) {
    const { claims, store } = this.index;
    const loaded = new Map([[mark, { fields: await store.term(claims.terms, mark), places: new Map() }]]);
    const docs = claims.found([mark], claims.fields[MARKS], loaded)?.docs ?? [];
    this.marked.set(mark, new Set(Array.from(docs)));
    for (let i = 0; i < docs.length; i++) {
      this.scored.sums[docs[i]] += bonus;
    }
  }

  /** What adds to the score, and which part of the question's weight. */
  marks() {
    /** @type {Map<string, number>} */
    const out = new Map();
    this.rules.preferred.forEach((mark) => out.set(mark, this.rules.prefer));
    this.kinds.forEach(({ mark }) => out.set(mark, this.rules.asked));
    return out;
  }

  /** @param {import("./query.js").Unit} unit @param {number} u @param {Map<string, import("./scoring.js").Loaded>} loaded */
  weight({ alternatives }, u, loaded) {
    let most = 0;
    let idf = f32(this.rules.unknown);
    for (const { terms } of alternatives) {
      const entries = terms.map((term) => loaded.get(term)?.fields.get(WORDS));
      const least = entries.reduce((a, b) => (a && b ? (b.df < a.df ? b : a) : undefined));
      if (least && least.df > most) {
        most = least.df;
        idf = least.idf;
      }
    }
    const { terms } = alternatives[0];
    if (this.must & (1 << u)) {
      return idf;
    }
    if (most === 0 && this.isCommon(terms)) {
      return f32(idf * f32(this.rules.common));
    }
    return terms.length === 1 && this.words.light.has(terms[0]) ? f32(idf * f32(this.rules.light)) : idf;
  }

  /** @param {string[]} terms */
  isCommon(terms) {
    return terms.every((term) => this.words.common.has(term));
  }

  /** What some units weigh together. @param {number} mask */
  share(mask) {
    return this.weights.reduce((sum, weight, u) => (mask & (1 << u) ? sum + weight : sum), 0);
  }

  /** The words that neither a claim that may be quoted holds nor its article, in any form. */
  unknown() {
    return this.units.filter((_, u) => (this.known & (1 << u)) === 0).map((unit) => unit.word);
  }

  /** Whether a claim may answer. @returns {(claim: number) => boolean} */
  answers() {
    const vetoed = this.units.some(({ alternatives }, u) => (this.known & (1 << u)) === 0
      && ((this.must & (1 << u)) !== 0 || !this.isCommon(alternatives[0].terms)));
    if (vetoed) {
      return () => false;
    }
    const needed = this.kinds.filter((kind) => kind.needed).map((kind) => this.marked.get(kind.mark));
    const own = this.scored.masks;
    return (claim) => own[claim] !== 0
      && ((own[claim] | this.named[claim]) & this.must) === this.must
      && needed.every((claims) => claims?.has(claim))
      && this.holdsEnough(claim)
      && this.share(this.whole[claim]) >= this.rules.whole * this.total;
  }

  /** Whether a claim holds enough, either of all or of what title and question leave to it. @param {number} claim */
  holdsEnough(claim) {
    const own = this.scored.masks[claim];
    const left = this.total - this.share(this.named[claim]);
    return this.share(own) >= this.rules.own * this.total
      || (left > 0 && this.share(own & ~this.named[claim]) >= this.rules.left * left);
  }

  /** Whether a claim comes near. @returns {(claim: number) => boolean} */
  comesNear() {
    return (claim) => this.scored.masks[claim] !== 0
      && this.share(this.whole[claim]) >= this.rules.near * this.total;
  }
}
