/* What a query says: words, phrases and filters, as in the program's QuerySyntax. */

/**
 * @typedef {{text: string, quoted: boolean}} Part
 * @typedef {{name: "topic" | "status", key: string, prefix: boolean}} Filter
 */

/** A value of a filter without regard to case, accents and hyphens. @param {import("./text.js").Text} text @param {string} value */
function keyOf(text, value) {
  return text.tokens(value).map((token) => token.word).join(" ");
}

/** @param {string} text */
function quotes(text) {
  return text.replaceAll("\u201c", '"').replaceAll("\u201d", '"');
}

/** Words and phrases of a text without filters. @param {string} text @returns {Part[]} */
export function partsOf(text) {
  const pieces = quotes(text).split('"');
  return pieces.map((piece, i) => ({ text: piece, quoted: i % 2 === 1 && i + 1 < pieces.length }));
}

/** @param {string} c */
const isBlank = (c) => c <= " " || c === "\u00a0";

/**
 * Reads a query.
 * @param {import("./text.js").Text} text
 * @param {string} query
 */
export function syntaxOf(text, query) {
  const all = quotes(query);
  /** @type {Filter[]} */
  const filters = [];
  let rest = "";
  let quoted = false;
  for (let i = 0; i < all.length; ) {
    quoted = all[i] === '"' ? !quoted : quoted;
    const found = !quoted && (i === 0 || isBlank(all[i - 1])) ? filterAt(text, all, i) : null;
    if (found) {
      filters.push(found.filter);
      i = found.end;
    } else {
      rest += all[i++];
    }
  }
  return { parts: partsOf(rest), filters };
}

/** @param {import("./text.js").Text} text @param {string} query @param {number} from */
function filterAt(text, query, from) {
  const colon = query.indexOf(":", from);
  const name = colon < 0 ? "" : query.slice(from, colon).toLowerCase();
  if (name !== "topic" && name !== "status") {
    return null;
  }
  const quoted = query[colon + 1] === '"';
  const begin = quoted ? colon + 2 : colon + 1;
  let end = begin;
  while (end < query.length && query[end] !== '"' && (quoted || !isBlank(query[end]))) {
    end++;
  }
  const value = query.slice(begin, end);
  end = quoted && end < query.length ? end + 1 : end;
  const prefix = query[end] === "*" || value.endsWith("*");
  const key = keyOf(text, value);
  if (key === "") {
    return null;
  }
  /** @type {Filter} */
  const filter = { name, key, prefix };
  return { filter, end: query[end] === "*" ? end + 1 : end };
}
