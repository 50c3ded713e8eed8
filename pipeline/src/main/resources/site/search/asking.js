/* Puts questions to the claims, as the program's Searcher does; loaded with the first question. */

import { Answering } from "./answering.js";
import { claimIn, numberOf, overview } from "./claims.js";
import { QuestionUnits, vocabulary } from "./question.js";

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
    const all = await overview(index.store);
    index.claims.first = all.first;
    /** @param {number} article */
    const passes = (article) => Boolean(options.includePending) || all.approved[article];
    const rule = await this.rule(question, learned, all, passes);
    if (rule === null) {
      return { question, answered: false, answers: [], nearest: [], unknown: [] };
    }
    const wanted = options.article == null ? null : await numberOf(index.store, String(options.article));
    const answering = rule.answers();
    const { articleOf } = all;
    const { best } = index.claims.top(rule.scored, index.limit(options.limit, 5), (claim) =>
      (wanted === null || articleOf[claim] === wanted) && passes(articleOf[claim]) && answering(claim));
    /** @param {{doc: number, score: number}[]} found */
    const read = (found) =>
      Promise.all(found.map(({ doc, score }) => this.answer(doc, score, articleOf[doc], all)));
    const answers = await read(best);
    const comesNear = rule.comesNear();
    const most = index.parameters.nearest * learned.rules.sections;
    const near = answers.length > 0
      ? [] : index.claims.top(rule.scored, most, (claim) =>
        passes(articleOf[claim]) && comesNear(claim)).best;
    const nearest = sections(await read(near), index.parameters.nearest);
    return { question, answered: answers.length > 0, answers, nearest, unknown: rule.unknown() };
  }

  /**
   * The question put to the claims; null if nothing is asked. Several words that mean something together, but stand
   * nowhere so, are read one by one.
   * @param {string} question
   * @param {import("./question.js").Vocabulary} learned
   * @param {import("./claims.js").Overview} all
   * @param {(article: number) => boolean} passes
   */
  async rule(question, learned, all, passes) {
    /** @type {Set<string>} */
    const apart = new Set();
    for (;;) {
      const read = new QuestionUnits(this.index, learned, apart).read(question);
      if (read.units.length === 0 || this.index.articles.size === 0) {
        return null;
      }
      const rule = new Answering(this.index, read, learned, all);
      await rule.load(passes);
      const before = apart.size;
      rule.nowhere().forEach((key) => apart.add(key));
      if (apart.size === before) {
        return rule;
      }
    }
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
