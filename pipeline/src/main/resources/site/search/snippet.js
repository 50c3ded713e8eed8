/* Snippets of hits, as the program's Snippet chooses them. */

/** Stands behind each heading and lead-in. */
const BELOW = " \u203a ";

const ENDS = ".!?:;,\u2026\u00b7";

/**
 * The statement that holds most of the terms, with those behind it under the same headings and lead-ins, and these
 * before it. Nothing is cut: half a sentence may say the opposite.
 * @param {import("./text.js").Text} text how texts become tokens
 * @param {import("./searcher.js").Parameters} parameters
 * @param {import("./records.js").StoredArticle} article
 * @param {Set<string>} terms
 */
export function snippet(text, parameters, article, terms) {
  const known = termsOf(text, article);
  const above = known.above.map((all) => all.filter((term) => terms.has(term)));
  let best = -1;
  let most = -1;
  article.shown.forEach(([number], i) => {
    const own = known.shown[i].filter((term) => terms.has(term));
    const value = own.length + above[number].length === 0 ? 0 : worth(own, above[number]);
    if (value > most) {
      most = value;
      best = i;
    }
  });
  return best < 0 ? "" : from(article, best, parameters.length);
}

/** @param {string[]} own terms of a statement @param {string[]} above those of what it stands under */
function worth(own, above) {
  const different = new Set(own);
  return new Set([...above, ...own]).size * 1_000_000 + different.size * 1_000 + Math.min(999, own.length);
}

/** @type {WeakMap<import("./records.js").StoredArticle, {above: string[][], shown: string[][]}>} */
const read = new WeakMap();

/** The terms of what an article shows, cut once. @param {import("./text.js").Text} text @param {import("./records.js").StoredArticle} article */
function termsOf(text, article) {
  let out = read.get(article);
  if (!out) {
    /** @param {string} words */
    const terms = (words) => text.tokens(words).map((token) => token.term);
    out = { above: article.above.map((parts) => parts.flatMap(terms)), shown: article.shown.map(([, words]) => terms(words)) };
    read.set(article, out);
  }
  return out;
}

/** @param {import("./records.js").StoredArticle} article @param {number} best @param {number} length */
function from({ above, shown }, best, length) {
  const number = shown[best][0];
  let words = line(shown[best][1]);
  for (let i = best + 1; i < shown.length && shown[i][0] === number; i++) {
    const next = line(shown[i][1]);
    if (words.length + next.length > length) {
      break;
    }
    words += (ENDS.includes(words[words.length - 1]) ? " " : " \u00b7 ") + next;
  }
  return above[number].map((part) => part + BELOW).join("") + words;
}

/** @param {string} words */
function line(words) {
  return words.replaceAll("\n", " \u00b7 ");
}
