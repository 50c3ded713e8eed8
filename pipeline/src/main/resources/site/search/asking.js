/* Puts questions to the claims, by the rules of the program's Searcher and Queries; loaded with the first question. */

import { claimIn, numberOf, overview } from "./claims.js";
import { drugsOf } from "./drugs.js";
import { Units } from "./query.js";
import { lastAtMost } from "./store.js";

/** The number of the field that holds title and question of an article. */
const NAMED = 1;

/** Asks an open index. */
export class Asking {
  /** @param {import("./searcher.js").Index} index */
  constructor(index) {
    this.index = index;
  }

  /** @param {string} question @param {import("./searcher.js").Options} options */
  async ask(question, options) {
    const units = new Units(this.index, [this.index.stop, this.index.asking]).read(question);
    const all = await overview(this.index.store);
    /** @param {number} article */
    const passes = (article) => Boolean(options.includePending) || all.approved[article];
    /** @param {number} claim */
    const articleOf = (claim) => lastAtMost(all.first, claim);
    this.index.claims.first = all.first;
    /** @type {{doc: number, score: number}[]} */
    let best = [];
    let known = 0;
    if (units.length > 0) {
      const loaded = await this.index.claims.load(units);
      const scored = this.index.claims.score(units, loaded);
      const wanted = options.article == null ? null : await numberOf(this.index.store, String(options.article));
      const answers = await this.answering(units, scored, all.first);
      best = this.index.claims.top(scored, this.index.limit(options.limit, 5), (claim) => {
        if (!answers(claim)) {
          return false;
        }
        const article = articleOf(claim);
        return passes(article) && (wanted === null || article === wanted);
      }).best;
      scored.docs.forEach((claim) => {
        known |= passes(articleOf(claim)) ? scored.masks[claim] : 0;
      });
      this.index.articles.masks(units, await this.index.articles.load(units), NAMED).forEach((held, article) => {
        known |= passes(article) ? held : 0;
      });
    }
    const answers = await Promise.all(
      best.map(({ doc, score }) => this.answer(doc, score, articleOf(doc), all)));
    const nearest = answers.length > 0 ? [] : await this.nearest(units, passes);
    const unknown = units.filter((_, u) => (known & (1 << u)) === 0).map((unit) => unit.word);
    return { question, answered: answers.length > 0, answers, nearest, unknown };
  }

  /** @param {number} doc @param {number} score @param {number} number of the article @param {{first: ArrayLike<number>}} overview */
  async answer(doc, score, number, overview) {
    const { article, found } = await claimIn(this.index.store, number, doc - overview.first[number]);
    return {
      claim: found.claim,
      text: found.text,
      context: found.context,
      section: found.section,
      article: article.article,
      title: article.title,
      url: `${article.url}#${found.claim}`,
      citations: found.citations,
      coverage: found.coverage,
      certainty: found.certainty,
      status: article.status,
      score,
      notAdvised: found.notAdvised,
      above: found.above,
      quoted: found.quoted,
    };
  }

  /**
   * Which claims may answer, by the rule of Queries.answering.
   * @param {import("./query.js").Unit[]} units
   * @param {import("./scoring.js").Scored} scored
   * @param {ArrayLike<number>} first of each article the number of its first claim
   * @returns {Promise<(claim: number) => boolean>}
   */
  async answering(units, { docs, masks: own }, first) {
    const named = this.index.articles.masks(units, await this.index.articles.load(units), NAMED);
    const claims = units.map(() => 0);
    /** @param {number} mask */
    const count = (mask) => {
      for (let rest = mask; rest !== 0; rest &= rest - 1) {
        claims[31 - Math.clz32(rest & -rest)]++;
      }
    };
    docs.forEach((claim) => count(own[claim]));
    named.forEach((mask, article) => {
      for (let claim = first[article]; mask !== 0 && claim < first[article + 1]; claim++) {
        count(mask & ~own[claim]);
      }
    });
    const rarest = Math.min(...claims);
    const drugs = await drugsOf(this.index.store);
    let must = 0;
    units.forEach((unit, u) => {
      if (claims[u] === rarest || drugs.isDrug(unit.word)) {
        must |= 1 << u;
      }
    });
    const enough = Math.floor((2 * units.length + 2) / 3);
    return (claim) => {
      const any = own[claim] | named[lastAtMost(first, claim)];
      return (any & must) === must && own[claim] !== 0 && bits(any) >= enough;
    };
  }

  /** @param {import("./query.js").Unit[]} units @param {(article: number) => boolean} passes */
  async nearest(units, passes) {
    const scored = this.index.articles.score(units, await this.index.articles.load(units));
    const { best } = this.index.articles.top(scored, this.index.parameters.nearest, passes);
    return Promise.all(
      best.map(async ({ doc }) => {
        const { article, title, url } = await this.index.store.article(doc);
        return { article, title, url };
      }),
    );
  }
}

/** How many bits are set. @param {number} mask */
function bits(mask) {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    count++;
  }
  return count;
}
