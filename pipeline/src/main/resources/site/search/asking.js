/* Puts questions to the claims, as the program's Searcher does; loaded with the first question. */

import { Answering } from "./answering.js";
import { claimIn, numberOf, overview } from "./claims.js";
import { QuestionUnits, vocabulary } from "./question.js";
import { lastAtMost } from "./store.js";

/** Asks an open index. */
export class Asking {
  /** @param {import("./searcher.js").Index} index */
  constructor(index) {
    this.index = index;
  }

  /** @param {string} question @param {import("./searcher.js").Options} options */
  async ask(question, options) {
    const { index } = this;
    const learned = await vocabulary(index, question);
    const { units, required } = new QuestionUnits(index, learned).read(question);
    if (units.length === 0 || index.articles.size === 0) {
      return { question, answered: false, answers: [], nearest: [], unknown: [] };
    }
    const all = await overview(index.store);
    index.claims.first = all.first;
    /** @param {number} claim */
    const articleOf = (claim) => lastAtMost(all.first, claim);
    /** @param {number} claim */
    const passes = (claim) => Boolean(options.includePending) || all.approved[articleOf(claim)];
    const rule = new Answering(index, units, required, learned);
    await rule.load(articleOf, passes);
    const wanted = options.article == null ? null : await numberOf(index.store, String(options.article));
    const answering = rule.answers();
    const { best } = index.claims.top(rule.scored, index.limit(options.limit, 5), (claim) =>
      answering(claim) && passes(claim) && (wanted === null || articleOf(claim) === wanted));
    /** @param {{doc: number, score: number}[]} found */
    const read = (found) =>
      Promise.all(found.map(({ doc, score }) => this.answer(doc, score, articleOf(doc), all)));
    const answers = await read(best);
    const comesNear = rule.comesNear();
    const most = index.parameters.nearest * learned.rules.sections;
    const near = answers.length > 0
      ? [] : index.claims.top(rule.scored, most, (claim) => comesNear(claim) && passes(claim)).best;
    const nearest = sections(await read(near), index.parameters.nearest);
    return { question, answered: answers.length > 0, answers, nearest, unknown: rule.unknown() };
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
}

/**
 * The sections of claims, each once.
 * @param {{article: string, title: string, url: string, section: string[]}[]} claims
 * @param {number} most
 */
function sections(claims, most) {
  const seen = new Set();
  const out = [];
  for (const { article, title, url, section } of claims) {
    const place = JSON.stringify([section, article]);
    if (out.length < most && !seen.has(place)) {
      out.push({ article, title, url, section });
    }
    seen.add(place);
  }
  return out;
}
