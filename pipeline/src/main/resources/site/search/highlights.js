/* Where a text holds what was looked for, as in the program's Highlights. */

/** Between parts of a snippet; no phrase reaches across. */
const BETWEEN = /[\u203a\u00b7]/;

/**
 * The stretches that match, first and one past the last place of each.
 * @param {import("./text.js").Text} text how texts become tokens
 * @param {string} shown
 * @param {import("./query.js").Unit[]} units
 * @returns {[number, number][]}
 */
export function highlights(text, shown, units) {
  const tokens = text.tokens(shown);
  /** @type {[number, number][]} */
  const out = [];
  let done = 0;
  tokens.forEach((token, at) => {
    let end = 0;
    for (const { alternatives } of units) {
      for (const { terms } of alternatives) {
        if (at + terms.length <= tokens.length && isAt(shown, tokens, at, terms)) {
          end = Math.max(end, tokens[at + terms.length - 1].end);
        }
      }
    }
    const start = Math.max(done, token.start);
    if (end > start) {
      out.push([start, end]);
      done = end;
    }
  });
  return out;
}

/** @param {string} shown @param {import("./text.js").Token[]} tokens @param {number} at @param {string[]} terms */
function isAt(shown, tokens, at, terms) {
  return terms.every((term, k) => tokens[at + k].term === term
    && (k === 0 || !BETWEEN.test(shown.slice(tokens[at + k - 1].end, tokens[at + k].start))));
}
