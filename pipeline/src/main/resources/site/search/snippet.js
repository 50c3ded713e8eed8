/* Snippets of hits, as the program's Snippet cuts them. */

/**
 * The stretch of a text that holds most of the terms.
 * @param {import("./text.js").Text} tokens how texts become tokens
 * @param {import("./searcher.js").Parameters} parameters
 * @param {string} text
 * @param {Set<string>} terms
 */
export function snippet(tokens, parameters, text, terms) {
  const found = tokens.tokens(text).filter((token) => terms.has(token.term));
  const start = found.length === 0 ? 0 : from(parameters, text, best(parameters, found));
  const end = to(parameters, text, start);
  return (start > 0 ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
}

/** @param {import("./searcher.js").Parameters} parameters @param {import("./text.js").Token[]} found */
function best(parameters, found) {
  let start = 0;
  let bestValue = -1;
  for (let i = 0; i < found.length; i++) {
    const different = new Set();
    let k = i;
    while (k < found.length && found[k].end <= found[i].start + parameters.length) {
      different.add(found[k].term);
      k++;
    }
    const value = different.size * 1000 + Math.min(999, k - i);
    if (value > bestValue) {
      bestValue = value;
      start = found[i].start;
    }
  }
  return start;
}

/** @param {import("./searcher.js").Parameters} parameters @param {string} text @param {number} match */
function from(parameters, text, match) {
  if (match <= parameters.lead) {
    return 0;
  }
  const blank = text.indexOf(" ", match - parameters.lead);
  return blank >= 0 && blank < match ? blank + 1 : match;
}

/** @param {import("./searcher.js").Parameters} parameters @param {string} text @param {number} start */
function to(parameters, text, start) {
  const { lead, length } = parameters;
  const end = start + lead + length;
  if (end >= text.length) {
    return text.length;
  }
  const blank = text.lastIndexOf(" ", end);
  if (blank > end - lead && blank > start) {
    return blank;
  }
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}
