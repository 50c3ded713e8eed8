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
  const above = article.above.map((parts) => new Set(parts.flatMap((part) => found(text, part, terms))));
  let best = -1;
  let most = -1;
  article.shown.forEach(([number, words], i) => {
    const own = found(text, words, terms);
    const different = new Set(own);
    const all = new Set([...above[number], ...own]);
    const value = all.size * 1_000_000 + different.size * 1_000 + Math.min(999, own.length);
    if (value > most) {
      most = value;
      best = i;
    }
  });
  return best < 0 ? "" : from(article, best, parameters.length);
}

/** @param {import("./text.js").Text} text @param {string} words @param {Set<string>} terms */
function found(text, words, terms) {
  return text.tokens(words).map((token) => token.term).filter((term) => terms.has(term));
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
