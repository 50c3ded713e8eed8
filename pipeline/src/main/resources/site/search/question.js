/* The units of a question that is put to the claims, as in the program's QuestionUnits and BritishSpelling. */

import { drugsOf } from "./drugs.js";
import { json } from "./store.js";

const NUMBERED = /^([a-z]{2,})([0-9]+)$/;

/** In capitals, a stop word is looked for: "IV" is not "I've", and "WHO" not "who". */
const ABBREVIATED = /^(?!OK$)[A-Z]{2,}$/;

/**
 * A kind of question: what tells it, the mark of its answers, what the mark adds, whether that and each number is needed, the words that ask.
 * @typedef {{pattern: string, mark: string, bonus: number, needed: boolean, numbers: boolean, words: string[]}} Kind
 *
 * What the program says of questions.
 * @typedef {Record<"steps" | "parts" | "own" | "left" | "whole" | "wholeOfFew" | "few" | "beyond" | "little" | "near" | "light" | "everyday" | "title" | "common" | "beside" | "unknown"
 *   | "alternatives" | "sections" | "shortest" | "longest", number>
 *   & {asking: string[], kinds: Kind[], preferred: Record<string, number>, spellings: string[][], measures: string[],
 *     populations: Record<string, string[]>, ages: {below: number, people: string[]}[], years: string[]}} Rules
 *
 * What is known of words that begin as those of the question.
 * @typedef {{conditions: Set<string>, common: Set<string>, everyday: Set<string>, light: Set<string>}} Known
 *
 * @typedef {{rules: Rules, kinds: Kind[], known: Known, drugs: import("./drugs.js").Drugs, asking: Set<string>}} Vocabulary
 *
 * @typedef {import("./query.js").Unit} Unit
 */

/**
 * Learns what is needed to read a question.
 * @param {import("./searcher.js").Index} index
 * @param {string} question
 * @returns {Promise<Vocabulary>}
 */
export async function vocabulary(index, question) {
  const tokens = index.text.tokens(question);
  const [rules, known, drugs] = await Promise.all([
    rulesOf(index.store),
    knownOf(index.store, letters(index, tokens)),
    drugsOf(index.store),
  ]);
  const words = ` ${tokens.map((token) => `${token.word} `).join("")}`;
  const kinds = rules.kinds.filter((kind) => new RegExp(kind.pattern).test(words));
  const asking = new Set([...rules.asking, ...kinds.flatMap((kind) => kind.words)]);
  return { rules, kinds, known, drugs, asking };
}

/**
 * The first letters of all words that a question may mean: its own, and those of synonyms.
 * @param {import("./searcher.js").Index} index
 * @param {import("./text.js").Token[]} tokens
 */
function letters(index, tokens) {
  const out = new Set(tokens.map((token) => token.term[0]));
  tokens.forEach((_, from) => {
    for (let to = from + 1; to <= Math.min(tokens.length, from + index.synonymLength); to++) {
      for (const meant of index.synonyms.get(joined(tokens.slice(from, to))) ?? []) {
        meant.forEach((/** @type {string} */ term) => out.add(term[0]));
      }
    }
  });
  return out;
}

/** What the program says of questions. @param {import("./store.js").Store} store @returns {Promise<Rules>} */
async function rulesOf(store) {
  const rules = await store.byKey("x", "ask", json);
  if (rules === null) {
    throw new Error("search data holds no rules of questions");
  }
  return rules;
}

/**
 * What is known of the words that begin with some letters.
 * @param {import("./store.js").Store} store
 * @param {Set<string>} letters
 * @returns {Promise<Known>}
 */
async function knownOf(store, letters) {
  const out = { conditions: new Set(), common: new Set(), everyday: new Set(), light: new Set() };
  for (const lists of await Promise.all([...letters].map((letter) => store.byKey("k", letter, json)))) {
    (lists?.conditions ?? []).forEach((/** @type {string} */ phrase) => out.conditions.add(phrase));
    (lists?.common ?? []).forEach((/** @type {string} */ term) => out.common.add(term));
    (lists?.everyday ?? []).forEach((/** @type {string} */ term) => out.everyday.add(term));
    (lists?.light ?? []).forEach((/** @type {string} */ term) => out.light.add(term));
  }
  return out;
}

/** Reads a question. */
export class QuestionUnits {
  /**
   * @param {import("./searcher.js").Index} index
   * @param {Vocabulary} vocabulary
   * @param {Set<string>} apart several words that mean something together, and are read one by one
   */
  constructor(index, { rules, known, drugs, asking }, apart) {
    this.index = index;
    this.rules = rules;
    this.known = known;
    this.drugs = drugs;
    this.asking = asking;
    this.apart = apart;
    this.longest = Math.max(index.synonymLength, rules.longest);
    /** @type {Map<string, Unit>} */
    this.units = new Map();
    /** @type {Set<string>} */
    this.required = new Set();
    /** @type {Set<string>} */
    this.subjects = new Set();
    /** What is being read. */
    this.text = "";
    /** In a question without small letters, capitals say nothing. */
    this.hasSmall = false;
  }

  /**
   * What is looked for, and a bit for each unit that an answer must hold, and for each that is a subject.
   * @param {string} question
   */
  read(question) {
    const { units: most, phrase } = this.index.parameters;
    this.hasSmall = /[a-z]/.test(question);
    const parts = question.replaceAll("\u201c", '"').replaceAll("\u201d", '"').split('"');
    for (let i = 0; i < parts.length && this.units.size < most; i++) {
      this.text = parts[i];
      const tokens = this.index.text.tokens(this.text);
      if (i % 2 === 1 && i + 1 < parts.length && tokens.length > 0) {
        this.add(tokens.slice(0, phrase), [], this.required);
      } else {
        this.words(tokens);
      }
    }
    const subjects = this.mask(this.subjects);
    return { units: [...this.units.values()], required: this.mask(this.required) | subjects, subjects };
  }

  /** @param {Set<string>} keys */
  mask(keys) {
    let out = 0;
    [...this.units.keys()].forEach((key, u) => {
      out |= keys.has(key) ? 1 << u : 0;
    });
    return out;
  }

  /** @param {import("./text.js").Token[]} tokens */
  words(tokens) {
    let i = 0;
    let together = 0;
    while (i < tokens.length && this.units.size < this.index.parameters.units) {
      together = Math.max(together, i + this.apartFrom(tokens, i));
      const stretch = tokens.slice(i, i + Math.max(1, this.match(tokens, i)));
      const key = joined(stretch);
      const meant = (this.index.synonyms.get(key) ?? []).slice();
      const age = this.age(stretch);
      if (age !== null && age.length === 0) {
        i += stretch.length;
        continue;
      }
      meant.push(...age ?? []);
      const population = this.population(key);
      const subject = population !== null || age !== null || this.namesDrugOrCondition(stretch)
        || meant.some((other) => this.isCondition(other.join(" ")) || this.drugs.isNamed(other.join(" "), this.index.text));
      meant.push(...population ?? []);
      if (subject || stretch.some((token) => !this.isStop(token))) {
        if (stretch.length === 1) {
          meant.push(...this.otherForms(stretch[0].word));
        }
        this.add(stretch, meant, subject ? this.subjects : i < together ? this.required : new Set());
      }
      i += stretch.length;
    }
  }

  /** Whether words name a drug or a condition, or hold some that do. @param {import("./text.js").Token[]} stretch */
  namesDrugOrCondition(stretch) {
    return stretch.some((token, from) => this.drugs.isDrug(token.word)
      || stretch.some((_, to) => to >= from && this.isCondition(joined(stretch.slice(from, to + 1)))));
  }

  /** Other spellings, and letters apart from digits. @param {string} word */
  otherForms(word) {
    const numbered = NUMBERED.exec(word);
    const forms = otherSpellings(word, this.rules).map((form) => [this.index.text.stem(form)]);
    return numbered ? [[numbered[1], numbered[2]], ...forms] : forms;
  }

  /** @param {import("./text.js").Token[]} typed @param {string[][]} meant @param {Set<string>} kind */
  add(typed, meant, kind) {
    const terms = typed.map((token) => token.term);
    const key = terms.join(" ");
    const before = this.units.get(key);
    const all = before ? before.alternatives.slice() : [{ terms, weight: 1 }];
    for (const other of meant) {
      const there = all.some((one) => one.terms.join(" ") === other.join(" "));
      if (!there && all.length < this.rules.alternatives) {
        all.push({ terms: other, weight: this.index.synonymWeight });
      }
    }
    const word = before ? before.word : typed.map((token) => token.word).join(" ");
    this.units.set(key, { word, alternatives: all });
    kind.add(key);
  }

  /** @param {string} key */
  isCondition(key) {
    return this.known.conditions.has(key);
  }

  /** Words for the same group of people; null where there is none. @param {string} key */
  population(key) {
    const found = Object.hasOwn(this.rules.populations, key) ? this.rules.populations[key] : null;
    return found ? found.map((terms) => terms.split(" ")) : null;
  }

  /** How many tokens an age takes at a place; 0 where none stands. @param {import("./text.js").Token[]} tokens @param {number} from */
  ageFrom(tokens, from) {
    const term = (/** @type {number} */ at) => tokens[at]?.term ?? "";
    if (!/^[0-9]{1,3}$/.test(tokens[from].word)) {
      return 0;
    }
    if (term(from + 1) === "yo") {
      return 2;
    }
    return this.rules.years.includes(term(from + 1)) && (term(from + 2) === "old" || term(from + 2) === "o") ? 3 : 0;
  }

  /** Words for those who are as old as some words say: none for adults, null where these are no age. @param {import("./text.js").Token[]} stretch */
  age(stretch) {
    if (this.ageFrom(stretch, 0) !== stretch.length) {
      return null;
    }
    const group = this.rules.ages.find(({ below }) => Number(stretch[0].word) < below);
    return group ? group.people.map((terms) => terms.split(" ")) : null;
  }

  /** @param {import("./text.js").Token} token */
  isStop({ term, start, end }) {
    return (this.index.stop.has(term) || this.asking.has(term))
      && !(this.hasSmall && ABBREVIATED.test(this.text.slice(start, end)));
  }

  /** How many tokens at a place are to be read one by one. @param {import("./text.js").Token[]} tokens @param {number} from */
  apartFrom(tokens, from) {
    for (let n = Math.min(this.longest, tokens.length - from); n > 1; n--) {
      if (this.apart.has(joined(tokens.slice(from, from + n)))) {
        return n;
      }
    }
    return 0;
  }

  /** How many tokens the longest thing known takes at a place; 0 for none. @param {import("./text.js").Token[]} tokens @param {number} from */
  match(tokens, from) {
    const age = this.ageFrom(tokens, from);
    for (let n = Math.min(this.longest, tokens.length - from); n > 0; n--) {
      const key = joined(tokens.slice(from, from + n));
      const meaning = this.index.synonyms.has(key) || this.isCondition(key) || this.population(key);
      if (n === age || (meaning && !this.apart.has(key))) {
        return n;
      }
    }
    const measured = from + 1 < tokens.length && /^[0-9]/.test(tokens[from].word)
      && this.rules.measures.includes(tokens[from + 1].word);
    return measured ? 2 : 0;
  }
}

/** @param {string} word folded @param {Rules} rules */
function otherSpellings(word, { spellings, shortest }) {
  /** @type {Set<string>} */
  const out = new Set();
  if (word.length < shortest) {
    return [];
  }
  for (const [one, other] of spellings) {
    for (const [part, by] of [[one, other], [other, one]]) {
      const marked = `${word}$`;
      const at = marked.indexOf(part);
      const form = at < 0 ? "" : (marked.slice(0, at) + by + marked.slice(at + part.length)).replace(/\$$/, "");
      if (form.length >= shortest && form !== word) {
        out.add(form);
      }
    }
  }
  return [...out].sort((a, b) => (a < b ? -1 : 1));
}

/** @param {import("./text.js").Token[]} tokens */
const joined = (tokens) => tokens.map((token) => token.term).join(" ");
