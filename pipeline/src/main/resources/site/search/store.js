/* The files of the index, each read once, and only those that a question needs. */

import { Drugs } from "./drugs.js";
import { Reader, entries } from "./postings.js";

/**
 * Which shards there are: for each kind the first term, number or id of each.
 * @typedef {{stored?: number, ids?: string[], spelling?: string[], known?: string[], [kind: string]: unknown}} Shards
 *
 * What hits show of an article: headings and lead-ins, then statements, each behind the number of what it stands under.
 * @typedef {{article: string, title: string, url: string, status: string,
 *   above: string[][], shown: [number, string][]}} StoredArticle
 *
 * An article with its claims: id, text, numbers of context, section and citations, coverage, certainty; where they
 * are not as usual, what is quoted, 1 if it is not advised, and the number of the context that stands above it.
 * @typedef {{article: string, title: string, url: string, status: string,
 *   claims: [string, string, number, number, number, string, string | null, (string | null)?, number?, number?][],
 *   contexts: string[][], sections: string[][], citations: string[][]}} StoredClaims
 */

/** The files of an index. */
export class Store {
  /** @param {import("./searcher.js").Manifest} manifest @param {URL} base */
  constructor(manifest, base) {
    this.shards = manifest.shards;
    this.base = base;
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
    /** @type {Map<string, ReturnType<typeof entries>>} */
    this.terms = new Map();
  }

  /**
   * A file, read once; a failed read may be tried again.
   * @template T
   * @param {string} path
   * @param {(response: Response) => Promise<T>} read
   * @returns {Promise<T>}
   */
  file(path, read) {
    let file = this.files.get(path);
    if (!file) {
      file = this.fetch(path, read);
      this.files.set(path, file);
      file.catch(() => this.files.delete(path));
    }
    return file;
  }

  /**
   * @template T
   * @param {string} path
   * @param {(response: Response) => Promise<T>} read
   */
  async fetch(path, read) {
    const response = await fetch(new URL(path, this.base));
    if (!response.ok) {
      throw new Error(`search data cannot be read: ${path}, ${response.status}`);
    }
    return read(response);
  }

  /** @param {string} path */
  json(path) {
    return this.file(path, (response) => response.json());
  }

  /** @param {string} path */
  bytes(path) {
    return this.file(path, async (response) => new Uint8Array(await response.arrayBuffer()));
  }

  /**
   * What a kind of shard ("at", "cp" ...) holds of a term, by field number.
   * @param {string} kind
   * @param {string} term
   * @returns {Promise<Map<number, import("./postings.js").Entry>>}
   */
  async term(kind, term) {
    const at = lastAtMost(/** @type {string[]} */ (this.shards[kind] ?? []), term);
    const none = new Map();
    if (at < 0) {
      return none;
    }
    const path = `${kind}/${at}.bin`;
    const bytes = await this.bytes(path);
    let shard = this.terms.get(path);
    if (!shard) {
      shard = entries(new Reader(bytes), kind[1] === "t");
      this.terms.set(path, shard);
    }
    return shard.get(term) ?? none;
  }

  /**
   * What is known of the words that begin with some letters.
   * @param {Set<string>} letters
   */
  async known(letters) {
    const out = { conditions: new Set(), common: new Set(), light: new Set() };
    await Promise.all([...letters].map(async (letter) => {
      const at = (this.shards.known ?? []).indexOf(letter);
      const lists = at < 0 ? {} : await this.json(`k/${at}.json`);
      for (const [name, set] of Object.entries(out)) {
        (lists[name] ?? []).forEach((/** @type {string} */ term) => set.add(term));
      }
    }));
    return out;
  }

  /** The drugs that are known, read once. @returns {Promise<Drugs>} */
  async drugs() {
    return new Drugs(await this.json("drugs.json"));
  }

  /** @param {number} number @returns {Promise<StoredArticle>} */
  async article(number) {
    const each = this.shards.stored ?? 1;
    return (await this.json(`a/${Math.floor(number / each)}.json`))[number % each];
  }

  /** @param {number} article its number @returns {Promise<StoredClaims>} */
  claims(article) {
    return this.json(`c/${article}.json`);
  }

  /** The number of an article, or -1. @param {string} id */
  async numberOf(id) {
    const at = lastAtMost(this.shards.ids ?? [], id);
    if (at < 0) {
      return -1;
    }
    const found = (await this.json(`i/${at}.json`)).indexOf(id);
    return found < 0 ? -1 : at * 256 + found;
  }

  /** Per article: the number of its first claim, and whether it is approved. */
  async overview() {
    if (this.shards.stored === undefined) {
      return { first: [0], approved: [] };
    }
    const reader = new Reader(await this.bytes("overview.bin"));
    const first = [0];
    /** @type {boolean[]} */
    const approved = [];
    while (!reader.atEnd()) {
      const value = reader.number();
      first.push(first[first.length - 1] + (value >>> 1));
      approved.push((value & 1) === 1);
    }
    return { first, approved };
  }

  /** Words that begin with a letter, each followed by its frequency. @param {string} letter @returns {Promise<(string | number)[]>} */
  async wordsWith(letter) {
    const at = (this.shards.spelling ?? []).indexOf(letter);
    return at < 0 ? [] : this.json(`s/${at}.json`);
  }
}

/**
 * The last place whose value is at most the given one, or -1.
 * @template {string | number} T
 * @param {T[]} sorted
 * @param {T} value
 */
export function lastAtMost(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
