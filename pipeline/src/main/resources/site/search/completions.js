/* What the beginning of a word may become, as in the program's Completions; loaded with the first beginning. */

import { drugsOf } from "./drugs.js";
import { wordsWith } from "./spelling.js";

/**
 * The units, with what they begin as further alternatives where they are beginnings.
 * @param {import("./searcher.js").Index} index
 * @param {import("./query.js").Unit[]} units
 */
export async function completed(index, units) {
  const out = await Promise.all(units.map((unit) => (unit.prefix ? complete(index, unit) : unit)));
  return out.filter((unit) => unit.alternatives.length > 0);
}

/** @param {import("./searcher.js").Index} index @param {import("./query.js").Unit} unit */
async function complete(index, unit) {
  const alternatives = index.stop.has(unit.alternatives[0].terms[0]) ? [] : unit.alternatives.slice();
  const drugs = await drugsOf(index.store);
  if (!drugs.isDrug(unit.word) && !/^[0-9]/.test(unit.word)) {
    for (const word of await beginningWith(index.store, unit.word)) {
      const term = index.text.stem(word);
      const known = alternatives.some((other) => other.terms.length === 1 && other.terms[0] === term);
      if (!known && alternatives.length < index.parameters.alternatives && !index.stop.has(term)) {
        alternatives.push({ terms: [term], weight: index.synonymWeight });
      }
    }
  }
  return { ...unit, alternatives };
}

/**
 * Words of the articles that begin so, the most frequent first.
 * @param {import("./store.js").Store} store
 * @param {string} prefix
 */
async function beginningWith(store, prefix) {
  const words = await wordsWith(store, prefix[0]);
  const found = [];
  for (let i = 0; i < words.length; i += 2) {
    const word = String(words[i]);
    if (word.startsWith(prefix)) {
      found.push({ word, frequency: Number(words[i + 1]) });
    }
  }
  found.sort((a, b) => b.frequency - a.frequency || (a.word < b.word ? -1 : 1));
  return found.map(({ word }) => word);
}
