/* BM25, as 32-bit floats: Lucene's BM25Similarity, SmallFloat, PhraseQuery, DisjunctionMaxQuery and BooleanQuery. */

import { positions, postings } from "./postings.js";

const f32 = Math.fround;

/** The length that a norm stands for: SmallFloat.byte4ToInt. @param {number} norm */
function lengthOf(norm) {
  if (norm < 24) {
    return norm;
  }
  const rest = norm - 24;
  const shift = (rest >>> 3) - 1;
  return 24 + (shift < 0 ? rest & 7 : ((rest & 7) | 8) * 2 ** shift);
}

/**
 * A field as the manifest describes it.
 * @typedef {{sumTotalTermFreq: number, docCount: number}} FieldStatistics
 *
 * @typedef {{number: number, documents: number, norms: Float32Array}} Field
 *
 * The documents that hold the terms of an alternative, and what these count.
 * @typedef {import("./postings.js").Postings & {idf: number}} Found
 *
 * What is known of a term: its entries and its positions, by field number.
 * @typedef {{fields: Map<number, import("./postings.js").Entry>, places: Map<number, import("./postings.js").Entry>}} Loaded
 *
 * The documents that hold any unit, in no order; by document the scores, and masks of the units that each holds.
 * @typedef {{docs: number[], sums: Float64Array, masks: Int32Array}} Scored
 */

/** One over the length correction, for each norm. @param {FieldStatistics} field @param {number} k1 @param {number} b */
function normTable(field, k1, b) {
  const average = f32(field.sumTotalTermFreq / field.docCount);
  const out = new Float32Array(256);
  for (let i = 0; i < 256; i++) {
    const share = f32(f32(b * f32(lengthOf(i))) / average);
    out[i] = f32(1 / f32(k1 * f32(f32(1 - b) + share)));
  }
  return out;
}

/**
 * The natural logarithm of a number from 1 on, by the steps of the program's Bm25: browsers differ in the last bit of
 * theirs.
 * @param {number} x
 */
function logarithm(x) {
  let rest = x;
  let halved = 0;
  while (rest > 1.5) {
    rest /= 2;
    halved++;
  }
  const s = (rest - 1) / (rest + 1);
  let sum = 0;
  for (let n = 21; n > 0; n -= 2) {
    sum = sum * (s * s) + 1 / n;
  }
  return halved * Math.LN2 + 2 * s * sum;
}

/** What a term counts that so many documents hold of those that have the field. @param {number} df @param {Field} field */
export function idf(df, field) {
  return f32(logarithm(1 + (field.documents - df + 0.5) / (df + 0.5)));
}

/** @param {number} weight @param {number} freq @param {number} normInverse */
function bm25(weight, freq, normInverse) {
  return f32(weight - f32(weight / f32(1 + f32(freq * normInverse))));
}

/** Articles or claims with their fields, as they are searched: the first is scored, others are only looked into. */
export class Group {
  /**
   * @param {import("./searcher.js").Index} index
   * @param {FieldStatistics[]} fields
   * @param {number} size how many documents there are
   * @param {string} terms the kind of shard with the terms
   * @param {string} places the kind of shard with their positions
   */
  constructor(index, fields, size, terms, places) {
    this.store = index.store;
    this.size = size;
    this.terms = terms;
    this.places = places;
    /** Of claims, of each article the number of its first; whoever looks into claims has set it. @type {ArrayLike<number> | null} */
    this.first = null;
    /** For each document what is the best so far of a unit, and 0 else. */
    this.most = new Float32Array(0);
    /** By term the documents that hold it, a bit each. @type {Map<string, Uint8Array>} */
    this.holding = new Map();
    /** @type {Field[]} */
    this.fields = fields.map((field, number) => ({
      number,
      documents: field.docCount,
      norms: normTable(field, index.k1, index.b),
    }));
  }

  /** Loads what is known of the units' terms, all at once. @param {import("./query.js").Unit[]} units */
  async load(units) {
    /** @type {Map<string, Loaded>} */
    const out = new Map();
    /** @type {Set<string>} */
    const wanted = new Set();
    /** @type {Set<string>} */
    const inPhrases = new Set();
    for (const { alternatives } of units) {
      for (const { terms } of alternatives) {
        terms.forEach((term) => wanted.add(term));
        if (terms.length > 1) {
          terms.forEach((term) => inPhrases.add(term));
        }
      }
    }
    await Promise.all(
      [...wanted].map(async (term) => {
        out.set(term, { fields: await this.store.term(this.terms, term), places: new Map() });
      }),
    );
    await Promise.all(
      [...inPhrases].map(async (term) => {
        const entry = out.get(term);
        if (entry && entry.fields.size > 0) {
          entry.places = await this.store.term(this.places, term);
        }
      }),
    );
    return out;
  }

  /**
   * Scores all documents.
   * @param {import("./query.js").Unit[]} units
   * @param {Map<string, Loaded>} loaded
   * @returns {Scored}
   */
  score(units, loaded) {
    const sums = new Float64Array(this.size);
    const masks = new Int32Array(this.size);
    /** @type {number[]} */
    const docs = [];
    units.forEach((unit, u) => {
      this.best(unit, this.fields[0], loaded, (doc, score) => {
        if (masks[doc] === 0) {
          docs.push(doc);
        }
        sums[doc] += score;
        masks[doc] |= 1 << u;
      });
    });
    return { docs, sums, masks };
  }

  /**
   * The units that each document holds in a field that is not scored.
   * @param {import("./query.js").Unit[]} units
   * @param {Map<string, Loaded>} loaded
   * @param {number} number of the field
   */
  masks(units, loaded, number) {
    const out = new Int32Array(this.size);
    units.forEach((unit, u) => {
      for (const { terms } of unit.alternatives) {
        const docs = this.found(terms, this.fields[number], loaded)?.docs ?? [];
        for (let i = 0; i < docs.length; i++) {
          out[docs[i]] |= 1 << u;
        }
      }
    });
    return out;
  }

  /**
   * Documents with the best score that any alternative of a unit has in a field.
   * @param {import("./query.js").Unit} unit
   * @param {Field} field
   * @param {Map<string, Loaded>} loaded
   * @param {(doc: number, score: number) => void} take called once for each document
   */
  best(unit, field, loaded, take) {
    const lists = unit.alternatives
      .map(({ terms, weight }) => ({ weight, found: this.found(terms, field, loaded) }))
      .filter(({ found }) => found !== null && found.docs.length > 0);
    const alone = lists.length === 1;
    if (!alone && this.most.length < this.size) {
      this.most = new Float32Array(this.size);
    }
    /** @type {number[]} */
    const docs = [];
    for (const { weight, found } of lists) {
      const { docs: holding, freqs, norms, idf: counted } = /** @type {Found} */ (found);
      const factor = f32(f32(weight) * counted);
      for (let i = 0; i < holding.length; i++) {
        const doc = holding[i];
        const score = bm25(factor, freqs[i], field.norms[norms[i]]);
        if (alone) {
          take(doc, score);
        } else {
          if (this.most[doc] === 0) {
            docs.push(doc);
          }
          this.most[doc] = Math.max(this.most[doc], score);
        }
      }
    }
    for (const doc of docs) {
      take(doc, this.most[doc]);
      this.most[doc] = 0;
    }
  }

  /**
   * The documents that hold a term in a field, a bit each; read once.
   * @param {string} term
   * @param {number} number of the field
   */
  async bits(term, number) {
    let out = this.holding.get(term);
    if (!out) {
      const loaded = new Map([[term, { fields: await this.store.term(this.terms, term), places: new Map() }]]);
      out = new Uint8Array((this.size >> 3) + 1);
      const docs = this.found([term], this.fields[number], loaded)?.docs ?? [];
      for (let i = 0; i < docs.length; i++) {
        out[docs[i] >> 3] |= 1 << (docs[i] & 7);
      }
      this.holding.set(term, out);
    }
    return out;
  }

  /**
   * @param {string[]} terms
   * @param {Field} field
   * @param {Map<string, Loaded>} loaded
   * @returns {Found | null}
   */
  found(terms, field, loaded) {
    const entries = [];
    for (const term of terms) {
      const entry = loaded.get(term)?.fields.get(field.number);
      if (!entry) {
        return null;
      }
      entries.push(entry);
    }
    const counted = f32(entries.reduce((sum, { df }) => sum + idf(df, field), 0));
    const found = terms.length === 1 ? postings(entries[0], this.first) : this.phrase(terms, entries, field, loaded);
    return { ...found, idf: counted };
  }

  /**
   * Documents in which the terms follow one another.
   * @param {string[]} terms
   * @param {import("./postings.js").Entry[]} entries
   * @param {Field} field
   * @param {Map<string, Loaded>} loaded
   */
  phrase(terms, entries, field, loaded) {
    const lists = entries.map((entry) => postings(entry, this.first));
    const places = terms.map((term, i) => {
      const entry = loaded.get(term)?.places.get(field.number);
      if (!entry) {
        throw new Error(`search data holds no positions of "${term}"`);
      }
      return positions(entry, lists[i].freqs);
    });
    /** @type {number[]} */
    const docs = [];
    /** @type {number[]} */
    const freqs = [];
    /** @type {number[]} */
    const norms = [];
    const at = lists.map(() => 0);
    for (let i = 0; i < lists[0].docs.length; i++) {
      const doc = lists[0].docs[i];
      const inAll = lists.every((list, k) => {
        while (at[k] < list.docs.length && list.docs[at[k]] < doc) {
          at[k]++;
        }
        return at[k] < list.docs.length && list.docs[at[k]] === doc;
      });
      const sets = inAll ? lists.map((_, k) => new Set(places[k][at[k]])) : [];
      const freq = inAll ? places[0][i].filter((p) => sets.every((set, k) => set.has(p + k))).length : 0;
      if (freq > 0) {
        docs.push(doc);
        freqs.push(freq);
        norms.push(lists[0].norms[i]);
      }
    }
    return { docs, freqs, norms };
  }

  /**
   * The best of the documents that pass, by falling score, then by number; and how many pass.
   * @param {Scored} scored
   * @param {number} limit
   * @param {(doc: number) => boolean} passes
   */
  top(scored, limit, passes) {
    const found = [];
    for (const doc of scored.docs) {
      if (passes(doc)) {
        found.push({ doc, score: f32(scored.sums[doc]) });
      }
    }
    found.sort((a, b) => b.score - a.score || a.doc - b.doc);
    return { total: found.length, best: found.slice(0, limit) };
  }
}
