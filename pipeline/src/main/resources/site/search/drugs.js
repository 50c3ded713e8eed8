/* Which words name drugs, as in the program's Drugs. */

import { json } from "./store.js";

/** The known drugs. */
export class Drugs {
  /** @param {{names: string[], endings: string[], others: string[]}} lists */
  constructor(lists) {
    this.names = new Set(lists.names);
    this.endings = lists.endings;
    this.others = new Set(lists.others);
    /** The names as terms, made when first asked for. @type {Set<string> | null} */
    this.terms = null;
  }

  /** Whether terms are a listed name. @param {string} phrase @param {import("./text.js").Text} text */
  isNamed(phrase, text) {
    this.terms ??= new Set([...this.names].map((name) => text.tokens(name).map((token) => token.term).join(" ")));
    return this.terms.has(phrase);
  }

  /** @param {string} word in small letters */
  isDrug(word) {
    return this.names.has(word) || (!this.others.has(word)
      && this.endings.some((ending) => word.length >= ending.length + 2 && word.endsWith(ending)));
  }
}

/** The drugs that are known, read once. @param {import("./store.js").Store} store @returns {Promise<Drugs>} */
export async function drugsOf(store) {
  const drugs = await store.byKey("x", "drugs", (bytes) => new Drugs(json(bytes)));
  return drugs ?? new Drugs({ names: [], endings: [], others: [] });
}
