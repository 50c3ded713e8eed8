/* Search and ask over an open index, by the rules of the program's Searcher and Queries. */

import { Group } from "./scoring.js";
import { Units } from "./query.js";
import { lastAtMost } from "./store.js";
import { snippet } from "./snippet.js";
import { distance } from "./spelling.js";
import { Text } from "./text.js";

const f32 = Math.fround;

/** The number of the field that holds title and question of an article. */
const NAMED = 1;

/**
 * Numbers of the formula and limits, from the program: see docs/index.md.
 * @typedef {Record<"k1" | "b" | "synonym" | "longest" | "units" | "phrase" | "alternatives" | "hits"
 *   | "file" | "ids" | "nearest" | "offered" | "length", number>} Parameters
 *
 * Tables of words.
 * @typedef {{fold: Record<string, string>, irregular: Record<string, string>, word: number[],
 *   endings: {kept: string[], second: string[][], third: string[][], fourth: string[][]}, single: number[],
 *   stop: string[], asking: string[], synonyms: Record<string, string[]>,
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
    this.asking = new Set(words.asking);
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
    return { query, total, hits, suggestions: await this.suggest(units, loaded), unknown };
  }

  /** @param {string} question @param {Options} options */
  async ask(question, options) {
    const units = new Units(this, [this.stop, this.asking]).read(question);
    const overview = await this.store.overview();
    /** @param {number} article */
    const passes = (article) => Boolean(options.includePending) || overview.approved[article];
    /** @param {number} claim */
    const articleOf = (claim) => lastAtMost(overview.first, claim);
    /** @type {{doc: number, score: number}[]} */
    let best = [];
    let known = 0;
    if (units.length > 0) {
      const loaded = await this.claims.load(units);
      const scored = this.claims.score(units, loaded);
      const wanted = options.article == null ? null : await this.store.numberOf(String(options.article));
      const answers = await this.answering(units, scored.masks, articleOf);
      best = this.claims.top(scored, this.limit(options.limit, 5), (claim) => {
        if (!answers(claim)) {
          return false;
        }
        const article = articleOf(claim);
        return passes(article) && (wanted === null || article === wanted);
      }).best;
      scored.masks.forEach((held, claim) => {
        known |= held !== 0 && passes(articleOf(claim)) ? held : 0;
      });
      this.articles.masks(units, await this.articles.load(units), NAMED).forEach((held, article) => {
        known |= passes(article) ? held : 0;
      });
    }
    const answers = await Promise.all(
      best.map(({ doc, score }) => this.answer(doc, score, articleOf(doc), overview)));
    const nearest = answers.length > 0 ? [] : await this.nearest(units, passes);
    const unknown = units.filter((_, u) => (known & (1 << u)) === 0).map((unit) => unit.word);
    return { question, answered: answers.length > 0, answers, nearest, unknown };
  }

  /** @param {number} doc @param {number} score @param {number} number of the article @param {{first: ArrayLike<number>}} overview */
  async answer(doc, score, number, overview) {
    const { article, claim } = await this.store.claim(number, doc - overview.first[number]);
    return {
      claim: claim.claim,
      text: claim.text,
      context: claim.context,
      section: claim.section,
      article: article.article,
      title: article.title,
      url: `${article.url}#${claim.claim}`,
      citations: claim.citations,
      coverage: claim.coverage,
      certainty: claim.certainty,
      status: article.status,
      score,
      notAdvised: claim.notAdvised,
      above: claim.above,
      quoted: claim.quoted,
    };
  }

  /**
   * Which claims may answer, by the rule of Queries.answering.
   * @param {import("./query.js").Unit[]} units
   * @param {Int32Array} own the units that each claim holds
   * @param {(claim: number) => number} articleOf
   * @returns {Promise<(claim: number) => boolean>}
   */
  async answering(units, own, articleOf) {
    const named = this.articles.masks(units, await this.articles.load(units), NAMED);
    const any = own.map((mask, claim) => mask | named[articleOf(claim)]);
    const claims = units.map(() => 0);
    for (const mask of any) {
      for (let rest = mask; rest !== 0; rest &= rest - 1) {
        claims[31 - Math.clz32(rest & -rest)]++;
      }
    }
    const rarest = Math.min(...claims);
    const drugs = await this.store.drugs();
    let must = 0;
    units.forEach((unit, u) => {
      if (claims[u] === rarest || drugs.isDrug(unit.word)) {
        must |= 1 << u;
      }
    });
    const enough = Math.floor((2 * units.length + 2) / 3);
    return (claim) => (any[claim] & must) === must && own[claim] !== 0 && bits(any[claim]) >= enough;
  }

  /** @param {import("./query.js").Unit[]} units @param {(article: number) => boolean} passes */
  async nearest(units, passes) {
    const scored = this.articles.score(units, await this.articles.load(units));
    const { best } = this.articles.top(scored, this.parameters.nearest, passes);
    return Promise.all(
      best.map(async ({ doc }) => {
        const { article, title, url } = await this.store.article(doc);
        return { article, title, url };
      }),
    );
  }

  /**
   * Words of the articles for typed words that stand in none: offered, not applied.
   * @param {import("./query.js").Unit[]} units
   * @param {Map<string, import("./scoring.js").Loaded>} loaded
   */
  async suggest(units, loaded) {
    const out = [];
    for (const { word, alternatives } of units) {
      const term = alternatives[0].terms[0];
      const lone = alternatives.length === 1 && alternatives[0].terms.length === 1;
      if (lone && word.length >= 4 && !/[0-9]/.test(word) && loaded.get(term)?.fields.size === 0) {
        const drugs = await this.store.drugs();
        const offered = drugs.isDrug(word) ? [] : await this.near(word, drugs);
        if (offered.length > 0) {
          out.push({ word, offered });
        }
      }
    }
    return out;
  }

  /** @param {string} word @param {import("./drugs.js").Drugs} drugs */
  async near(word, drugs) {
    const words = await this.store.wordsWith(word[0]);
    const most = word.length > 5 ? 2 : 1;
    const found = [];
    for (let i = 0; i < words.length; i += 2) {
      const other = String(words[i]);
      const away = distance(word, other, most);
      if (away <= most) {
        found.push({ word: other, away, frequency: Number(words[i + 1]), drug: drugs.isDrug(other) });
      }
    }
    const near = new Set([...drugs.names].filter((name) => distance(word, name, 1) <= 1));
    found.filter((other) => other.drug && other.away === 1).forEach((other) => near.add(other.word));
    const safe = found.filter((other) => !other.drug || (other.away === 1 && near.size < 2));
    safe.sort((a, b) => a.away - b.away || b.frequency - a.frequency || (a.word < b.word ? -1 : 1));
    return safe.slice(0, this.parameters.offered).map((other) => other.word);
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

/** How many bits are set. @param {number} mask */
function bits(mask) {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    count++;
  }
  return count;
}
