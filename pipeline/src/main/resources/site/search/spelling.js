/* Words near a mistyped one; loaded with the first word that stands in no article. */

import { drugsOf } from "./drugs.js";
import { json } from "./store.js";

/**
 * Words of the articles for typed words that stand in none: offered, not applied.
 * @param {import("./searcher.js").Index} index
 * @param {import("./query.js").Unit[]} units
 * @param {Map<string, import("./scoring.js").Loaded>} loaded
 */
export async function suggest(index, units, loaded) {
  const out = [];
  for (const { word, alternatives, prefix } of units) {
    const term = alternatives[0].terms[0];
    const lone = alternatives.length === 1 && alternatives[0].terms.length === 1;
    if (lone && !prefix && word.length >= 4 && !/[0-9]/.test(word) && loaded.get(term)?.fields.size === 0) {
      const drugs = await drugsOf(index.store);
      const offered = drugs.isDrug(word) ? [] : await near(index, word, drugs);
      if (offered.length > 0) {
        out.push({ word, offered });
      }
    }
  }
  return out;
}

/** @param {import("./searcher.js").Index} index @param {string} word @param {import("./drugs.js").Drugs} drugs */
async function near(index, word, drugs) {
  const words = await wordsWith(index.store, word[0]);
  const most = word.length > 5 ? 2 : 1;
  const found = [];
  for (let i = 0; i < words.length; i += 2) {
    const other = String(words[i]);
    const away = distance(word, other, most);
    if (away <= most) {
      found.push({ word: other, away, frequency: Number(words[i + 1]), drug: drugs.isDrug(other) });
    }
  }
  const near = new Set([...drugs.names].filter((name) => distance(word, name, 1) <= 1));
  found.filter((other) => other.drug && other.away === 1).forEach((other) => near.add(other.word));
  const safe = found.filter((other) => !other.drug || (other.away === 1 && near.size < 2));
  safe.sort((a, b) => a.away - b.away || b.frequency - a.frequency || (a.word < b.word ? -1 : 1));
  return safe.slice(0, index.parameters.offered).map((other) => other.word);
}

/** Words that begin with a letter, each followed by its frequency. @param {import("./store.js").Store} store @param {string} letter @returns {Promise<(string | number)[]>} */
export async function wordsWith(store, letter) {
  const words = await store.byKey("s", letter, json);
  return words?.[0].startsWith(letter) ? words : [];
}

/**
 * Levenshtein's distance, or anything above `most` where it is above.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) {
    return most + 1;
  }
  const row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0];
    row[0] = i;
    for (let k = 1; k <= b.length; k++) {
      const next = Math.min(Math.min(row[k], row[k - 1]) + 1, diagonal + (a[i - 1] === b[k - 1] ? 0 : 1));
      diagonal = row[k];
      row[k] = next;
    }
  }
  return row[b.length];
}
