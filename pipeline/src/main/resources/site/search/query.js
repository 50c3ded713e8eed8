/* The units of a question: words and phrases with what may stand for them, as in the program's Units. */

import { otherForms } from "./forms.js";

const NUMBERED = /^([a-z]{2,})([0-9]+)$/;

/**
 * What may stand for a unit: the terms of a word or phrase, and their weight beside the typed ones.
 * @typedef {{terms: string[], weight: number}} Alternative
 *
 * A word or phrase of a question; the first alternative is what was typed. What is required must be held.
 * @typedef {{word: string, alternatives: Alternative[], required: boolean}} Unit
 *
 * What is known of the words of a question.
 * @typedef {{conditions: Set<string>, common: Set<string>, light: Set<string>}} Known
 * @typedef {{known: Known, drugs: import("./drugs.js").Drugs, asking: Set<string>}} Vocabulary
 */

/** Reads a question. */
export class Units {
  /** @param {import("./searcher.js").Index} index @param {Vocabulary | null} question null for a search */
  constructor(index, question) {
    this.index = index;
    this.question = question;
    /** @type {Map<string, Unit>} */
    this.units = new Map();
  }

  /** @param {string} query */
  read(query) {
    const { units: most, phrase } = this.index.parameters;
    const parts = query.replaceAll("\u201c", '"').replaceAll("\u201d", '"').split('"');
    for (let i = 0; i < parts.length && this.units.size < most; i++) {
      const tokens = this.index.text.tokens(parts[i]);
      if (i % 2 === 1 && i + 1 < parts.length && tokens.length > 0) {
        this.add(tokens.slice(0, phrase), [], true);
      } else {
        this.words(tokens);
      }
    }
    return [...this.units.values()];
  }

  /** @param {import("./text.js").Token[]} tokens */
  words(tokens) {
    let i = 0;
    while (i < tokens.length && this.units.size < this.index.parameters.units) {
      const stretch = tokens.slice(i, i + Math.max(1, this.match(tokens, i)));
      const key = joined(stretch);
      const meant = (this.index.synonyms.get(key) ?? []).slice();
      const population = this.population(key);
      const required = this.isCondition(key) || population !== undefined
        || meant.some((other) => this.isCondition(other.join(" ")));
      meant.push(...population ?? []);
      if (required || stretch.some((token) => !this.isStop(token.term))) {
        if (stretch.length === 1) {
          this.otherForms(stretch[0], meant);
        }
        this.add(stretch, meant, required);
      }
      i += stretch.length;
    }
  }

  /** @param {import("./text.js").Token} token @param {string[][]} meant */
  otherForms({ word }, meant) {
    const { spellings, endings, shortest } = this.index.questions;
    const numbered = NUMBERED.exec(word);
    if (numbered) {
      meant.push([numbered[1], numbered[2]]);
    }
    const forms = otherForms(word, spellings, shortest);
    if (this.question && !this.question.drugs.isDrug(word)) {
      otherForms(word, endings, shortest).forEach((form) => forms.add(form));
    }
    [...forms].sort(byUnit).forEach((form) => meant.push([this.index.text.stem(form)]));
  }

  /** @param {import("./text.js").Token[]} typed @param {string[][]} meant @param {boolean} required */
  add(typed, meant, required) {
    const terms = typed.map((token) => token.term);
    const key = terms.join(" ");
    const before = this.units.get(key);
    const all = before ? before.alternatives.slice() : [{ terms, weight: 1 }];
    for (const other of meant) {
      const known = all.some((one) => one.terms.join(" ") === other.join(" "));
      if (!known && all.length < this.index.parameters.alternatives) {
        all.push({ terms: other, weight: this.index.synonymWeight });
      }
    }
    const word = before ? before.word : typed.map((token) => token.word).join(" ");
    this.units.set(key, { word, alternatives: all, required: required || Boolean(before?.required) });
  }

  /** @param {string} key */
  isCondition(key) {
    return this.question !== null && this.question.known.conditions.has(key);
  }

  /** @param {string} key */
  population(key) {
    return this.question ? this.index.populations.get(key) : undefined;
  }

  /** @param {string} term */
  isStop(term) {
    return this.index.stop.has(term) || (this.question !== null && this.question.asking.has(term));
  }

  /** How many tokens the longest thing known takes at a place; 0 for none. @param {import("./text.js").Token[]} tokens @param {number} from */
  match(tokens, from) {
    const longest = Math.max(this.index.synonymLength, this.question ? this.index.questions.longest : 0);
    for (let n = Math.min(longest, tokens.length - from); n > 0; n--) {
      const key = joined(tokens.slice(from, from + n));
      if (this.index.synonyms.has(key) || this.isCondition(key) || this.population(key)) {
        return n;
      }
    }
    const measured = this.question && from + 1 < tokens.length && /^[0-9]/.test(tokens[from].word)
      && this.index.questions.measures.includes(tokens[from + 1].word);
    return measured ? 2 : 0;
  }
}

/** @param {import("./text.js").Token[]} tokens */
const joined = (tokens) => tokens.map((token) => token.term).join(" ");

/** The order of Java's strings. @param {string} a @param {string} b */
const byUnit = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
