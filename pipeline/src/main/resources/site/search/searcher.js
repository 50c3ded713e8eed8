/* Search and ask over an open index, by the rules of the program's Searcher and Queries. */

import { Group } from "./scoring.js";
import { Units } from "./query.js";
import { snippet } from "./snippet.js";
import { Text } from "./text.js";

const f32 = Math.fround;

/**
 * Numbers of the formula and limits, from the program: see docs/index.md.
 * @typedef {Record<"k1" | "b" | "synonym" | "longest" | "units" | "phrase" | "alternatives" | "hits"
 *   | "file" | "ids" | "nearest" | "offered" | "length", number>} Parameters
 *
 * Tables of words. Of folded characters the distance of each to the one before, and what each becomes.
 * @typedef {{fold: [number[], string[]], irregular: Record<string, string>, word: number[],
 *   endings: {kept: string[], second: string[][], third: string[][], fourth: string[][]}, single: number[],
 *   stop: string[], synonyms: Record<string, string[]>,
 *   "synonym-length": number}} Words
 *
 * @typedef {{data: string, articles: number, claims: number, parameters: Parameters,
 *   words: Words,
 *   "of-articles": import("./scoring.js").FieldStatistics[],
 *   "of-claims": import("./scoring.js").FieldStatistics[]}} Manifest
 *
 * @typedef {{limit?: number, article?: string | null, includePending?: boolean}} Options
 */

/** An open index. */
export class Index {
  /** @param {Manifest} manifest @param {import("./store.js").Store} store */
  constructor(manifest, store) {
    const { words, parameters } = manifest;
    this.store = store;
    this.parameters = parameters;
    this.k1 = f32(parameters.k1);
    this.b = f32(parameters.b);
    this.synonymWeight = f32(parameters.synonym);
    this.text = new Text(words, parameters);
    this.stop = new Set(words.stop);
    this.synonyms = new Map(
      Object.entries(words.synonyms).map(([typed, meant]) => [typed, meant.map((m) => m.split(" "))]),
    );
    this.synonymLength = words["synonym-length"];
    this.articles = new Group(this, manifest["of-articles"], manifest.articles, "at", "ap");
    this.claims = new Group(this, manifest["of-claims"], manifest.claims, "ct", "cp");
  }

  /** @param {unknown} limit @param {number} usual */
  limit(limit, usual) {
    const wanted = limit === undefined || limit === null ? usual : Math.trunc(Number(limit)) || 0;
    return Math.max(0, Math.min(this.parameters.hits, wanted));
  }

  /** @param {string} query @param {Options} options */
  async search(query, options) {
    const units = new Units(this, [this.stop]).read(query);
    const loaded = await this.articles.load(units);
    const scored = this.articles.score(units, loaded);
    const { total, best } = this.articles.top(scored, this.limit(options.limit, 10), () => true);
    const terms = new Set(units.flatMap((unit) => unit.alternatives.flatMap((other) => other.terms)));
    const hits = await Promise.all(
      best.map(async ({ doc, score }) => {
        const stored = await this.store.article(doc);
        const { article, title, url, status } = stored;
        return { article, title, url, status, score, snippet: snippet(this.text, this.parameters, stored, terms) };
      }),
    );
    const unknown = units.filter((unit) => !stands(unit, loaded)).map((unit) => unit.word);
    return { query, total, hits, suggestions: await this.suggestions(units, loaded), unknown };
  }

  /**
   * What may have been meant; only typed words that stand in no article need the module for it.
   * @param {import("./query.js").Unit[]} units
   * @param {Map<string, import("./scoring.js").Loaded>} loaded
   */
  async suggestions(units, loaded) {
    if (units.every((unit) => stands(unit, loaded))) {
      return [];
    }
    const { suggest } = await import("./spelling.js");
    return suggest(this, units, loaded);
  }

  /** @param {string} question @param {Options} options */
  async ask(question, options) {
    const { Asking } = await import("./asking.js");
    return new Asking(this).ask(question, options);
  }
}

/**
 * Whether a unit stands anywhere, in any of its forms.
 * @param {import("./query.js").Unit} unit
 * @param {Map<string, import("./scoring.js").Loaded>} loaded
 */
function stands(unit, loaded) {
  return unit.alternatives.some(({ terms }) => terms.every((term) => (loaded.get(term)?.fields.size ?? 0) > 0));
}
