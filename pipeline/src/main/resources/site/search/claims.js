/* What is stored of claims: see docs/index.md. */

import { Reader } from "./postings.js";
import { json } from "./store.js";

/**
 * The claims of an article: what the article's text does not hold, and columns of numbers.
 * @typedef {{text: string, lists: string[][], citations: string[][], words: string[], ids: string[],
 *   columns: Uint32Array[]}} StoredClaims
 *
 * @typedef {import("./store.js").Store} Store
 */

/** A claim and its article. @param {Store} store @param {number} number of the article @param {number} i which of its claims */
export async function claimIn(store, number, i) {
  const [article, claims] = await Promise.all([
    store.article(number),
    store.byNumber("c", number, (bytes) => claimsOf(new Reader(bytes))),
  ]);
  return { article, found: claimOf(claims, i, article) };
}

/** The number of an article, or -1. @param {Store} store @param {string} id */
export async function numberOf(store, id) {
  const found = await store.byKey("i", id, (bytes, number) => ({ ids: /** @type {string[]} */ (json(bytes)), number }));
  const i = found ? found.ids.indexOf(id) : -1;
  return found && i >= 0 ? found.number * store.parameters.ids + i : -1;
}

/**
 * Per article: the number of its first claim, and whether it is approved; of each claim the article.
 * @typedef {{first: Uint32Array, approved: boolean[], articleOf: Uint32Array}} Overview
 */

/** @param {Store} store @returns {Promise<Overview>} */
export async function overview(store) {
  const known = await store.byKey("x", "overview", (bytes) => overviewOf(new Reader(bytes)));
  return known ?? { first: new Uint32Array(1), approved: [], articleOf: new Uint32Array(0) };
}

/** @param {Reader} reader @returns {Overview} */
function overviewOf(reader) {
  const first = new Uint32Array(reader.number() + 1);
  /** @type {boolean[]} */
  const approved = [];
  for (let i = 0; i + 1 < first.length; i++) {
    const value = reader.number();
    first[i + 1] = first[i] + (value >>> 1);
    approved.push((value & 1) === 1);
  }
  const articleOf = new Uint32Array(first[approved.length]);
  approved.forEach((_, i) => articleOf.fill(i, first[i], first[i + 1]));
  return { first, approved, articleOf };
}

/** @param {Reader} reader @returns {StoredClaims} */
function claimsOf(reader) {
  const count = reader.number();
  const text = reader.text();
  const [lists, citations, [words]] = [reader.lists(), reader.lists(), reader.lists()];
  const inner = reader.inner();
  /** @type {string[]} */
  const ids = [];
  let last = "";
  for (let i = 0; i < count; i++) {
    last = last.slice(0, inner.number()) + inner.text();
    ids.push(last);
  }
  const columns = Array.from({ length: 13 }, () => reader.column(count));
  return { text, lists, citations, words, ids, columns };
}

/**
 * A claim as it was written.
 * @param {StoredClaims} claims
 * @param {number} i which of them
 * @param {import("./records.js").StoredArticle} article
 */
function claimOf(claims, i, article) {
  const [shown, at, length, list, own, ownLength, split, section, context, citations, coverage, certainty, notAdvised] =
    claims.columns.map((column) => column[i]);
  const all = article.text + claims.text;
  /** @param {number} number */
  const named = (number) => article.above[number] ?? claims.lists[number - article.above.length];
  const above = named(shown > 0 ? article.shown[shown - 1][0] : list);
  const quoted = shown > 0 ? article.shown[shown - 1][1] : all.slice(at, at + length);
  return {
    claim: claims.ids[i],
    text: own > 0 ? all.slice(own - 1, own - 1 + ownLength) : quoted,
    context: split > 0 ? above.slice(split - 1) : named(context),
    section: split > 0 ? above.slice(0, split - 1) : named(section),
    citations: claims.citations[citations],
    coverage: claims.words[coverage],
    certainty: certainty > 0 ? claims.words[certainty] : null,
    notAdvised: notAdvised === 1,
    above,
    quoted,
  };
}
