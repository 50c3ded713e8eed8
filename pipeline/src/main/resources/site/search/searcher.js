/* Search and ask over an open index, by the rules of the program's Searcher and Queries. */

import { highlights } from "./highlights.js";
import { Group } from "./scoring.js";
import { Units } from "./query.js";
import { snippet } from "./snippet.js";
import { syntaxOf } from "./syntax.js";
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
    const { parts, filters } = syntaxOf(this.text, query);
    const words = new Units(this, [this.stop]).read(parts);
    const units = await this.whole(words);
    const loaded = await this.articles.load(units);
    const scored = this.articles.score(units, loaded);
    const { passing, without } = await this.filtered(filters);
    if (words.length === 0 && filters.length > 0) {
      scored.docs = [...passing[0]];
    }
    const must = units.reduce((mask, unit, u) => (unit.required ? mask | 1 << u : mask), 0);
    const { total, best } = this.articles.top(scored, this.limit(options.limit, 10), (doc) =>
      (scored.masks[doc] & must) === must && passing.every((set) => set.has(doc)));
    const terms = new Set(units.flatMap((unit) => unit.alternatives.flatMap((other) => other.terms)));
    const hits = await Promise.all(best.map(({ doc, score }) => this.hit(doc, score, units, terms)));
    const unknown = units.filter((unit) => !this.stands(unit, loaded)).map((unit) => unit.word);
    const suggestions = await this.suggestions(units, loaded);
    return { query, total, hits, suggestions, unknown: unknown.concat(without) };
  }

  /** The units with what they begin; only beginnings need the module for it. @param {import("./query.js").Unit[]} units */
  async whole(units) {
    if (!units.some((unit) => unit.prefix)) {
      return units;
    }
    const { completed } = await import("./completions.js");
    return completed(this, units);
  }

  /**
   * The articles that pass each filter, and the filters that none passes.
   * @param {import("./syntax.js").Filter[]} filters
   * @returns {Promise<{passing: Set<number>[], without: string[]}>}
   */
  async filtered(filters) {
    if (filters.length === 0) {
      return { passing: [], without: [] };
    }
    const { filtered } = await import("./filters.js");
    return filtered(this.store, filters);
  }

  /** @param {number} doc @param {number} score @param {import("./query.js").Unit[]} units @param {Set<string>} terms */
  async hit(doc, score, units, terms) {
    const stored = await this.store.article(doc);
    const { article, title, url, status } = stored;
    const words = snippet(this.text, this.parameters, stored, terms);
    const marked = {
      title: highlights(this.text, title, units),
      snippet: highlights(this.text, words, units),
    };
    return { article, title, url, status, score, snippet: words, marked };
  }

  /**
   * What may have been meant; only typed words that stand in no article need the module for it.
   * @param {import("./query.js").Unit[]} units
   * @param {Map<string, import("./scoring.js").Loaded>} loaded
   */
  async suggestions(units, loaded) {
    if (units.every((unit) => this.stands(unit, loaded))) {
      return [];
    }
    const { suggest } = await import("./spelling.js");
    return suggest(this, units, loaded);
  }

  /**
   * Whether a unit stands in any article, in any of its forms.
   * @param {import("./query.js").Unit} unit
   * @param {Map<string, import("./scoring.js").Loaded>} loaded
   */
  stands({ alternatives }, loaded) {
    return alternatives.some(({ terms }) =>
      (this.articles.found(terms, this.articles.fields[0], loaded)?.docs.length ?? 0) > 0);
  }

  /** @param {string} question @param {Options} options */
  async ask(question, options) {
    const { Asking } = await import("./asking.js");
    return new Asking(this).ask(question, options);
  }
}
