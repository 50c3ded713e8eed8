/* Filters of a query: which articles have a topic or a status; loaded with the first filter. */

import { json } from "./store.js";

/**
 * The articles that pass each filter, and the filters that none passes.
 * @param {import("./store.js").Store} store
 * @param {import("./syntax.js").Filter[]} filters
 * @returns {Promise<{passing: Set<number>[], without: string[]}>}
 */
export async function filtered(store, filters) {
  /** @type {Record<"topic" | "status", Record<string, number[]>>} */
  const lists = await store.byKey("x", "filters", json) ?? { topic: {}, status: {} };
  const passing = [];
  /** @type {Set<string>} */
  const without = new Set();
  for (const filter of filters) {
    const found = Object.entries(lists[filter.name]).filter(([value]) => passes(filter, value));
    passing.push(new Set(found.flatMap(([, articles]) => articles)));
    if (found.length === 0) {
      without.add(typed(filter));
    }
  }
  return { passing, without: [...without] };
}

/** @param {import("./syntax.js").Filter} filter @param {string} value */
function passes({ key, prefix }, value) {
  return prefix ? value.startsWith(key) : value === key;
}

/** A filter as a reader may type it. @param {import("./syntax.js").Filter} filter */
function typed({ name, key, prefix }) {
  return `${name}:${key.includes(" ") ? `"${key}"` : key}${prefix ? "*" : ""}`;
}
