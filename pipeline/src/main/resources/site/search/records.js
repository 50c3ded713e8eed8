/* What is stored of articles and their claims: see docs/index.md. */

/**
 * What hits show of an article: headings and lead-ins, then statements, each behind the number of what it stands under.
 * @typedef {{article: string, title: string, url: string, status: string, text: string,
 *   above: string[][], shown: [number, string][]}} StoredArticle
 *
 * The claims of an article: what the article's text does not hold, and columns of numbers.
 * @typedef {{text: string, lists: string[][], citations: string[][], words: string[], ids: string[],
 *   columns: Uint32Array[]}} StoredClaims
 */

/** @param {import("./postings.js").Reader} reader @returns {StoredArticle} */
export function articleOf(reader) {
  const [article, title, status] = [reader.text(), reader.text(), reader.text()];
  const above = reader.lists();
  const text = reader.text();
  const count = reader.number();
  const [numbers, lengths, jumps] = [reader.column(count), reader.column(count), reader.column(count)];
  /** @type {[number, string][]} */
  const shown = [];
  let end = 0;
  for (let i = 0; i < count; i++) {
    const from = jumps[i] === 0 ? end : jumps[i] - 1;
    end = from + lengths[i];
    shown.push([numbers[i], text.slice(from, end)]);
  }
  return { article, title, url: `${article}/`, status, text, above, shown };
}

/** @param {import("./postings.js").Reader} reader @returns {StoredClaims} */
export function claimsOf(reader) {
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
 * @param {StoredArticle} article
 */
export function claimOf(claims, i, article) {
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
