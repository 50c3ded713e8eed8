// The search of the home page where the house has one on its own host (site.search): it is asked first, and what
// it answers is shown when it has the form of `search --json`. Where it does not answer, the browser searches itself.

import { openIndex } from "./page.js";

/** @typedef {Awaited<ReturnType<import("../search/search.js").OpenIndex["search"]>>} Found */

/** So long is an answer waited for, in milliseconds. */
const PATIENCE = 5000;
const STATUS = ["submitted", "under-review", "approved"];

/**
 * @param {string} path of the host; empty where only the browser searches
 * @param {string} query
 * @param {number} limit
 * @returns {Promise<Found>}
 */
export async function searched(path, query, limit) {
  const found = path ? await asked(path, query, limit).catch(() => null) : null;
  return found ?? (await openIndex()).search(query, { limit });
}

/** @param {string} path @param {string} query @param {number} limit @returns {Promise<Found | null>} */
async function asked(path, query, limit) {
  const at = new URL(path, location.origin);
  if (at.origin !== location.origin) return null;
  at.search = new URLSearchParams({ q: query, limit: String(limit) }).toString();
  const response = await fetch(at, {
    credentials: "omit", redirect: "error", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(PATIENCE),
  });
  return response.ok ? answer(await response.json(), query, limit) : null;
}

/** What a host answered, or null where it is not what was agreed. @param {any} found @param {string} query @param {number} limit */
function answer(found, query, limit) {
  if (!Number.isSafeInteger(found?.total) || !Array.isArray(found.hits) || found.hits.length > found.total) return null;
  if (!found.hits.every(isHit)) return null;
  const hits = found.hits.slice(0, limit).map((/** @type {any} */ hit) => ({
    ...hit,
    marked: { title: stretches(hit.marked?.title, hit.title), snippet: stretches(hit.marked?.snippet, hit.snippet ?? "") },
  }));
  return { query, total: found.total, hits, suggestions: [], unknown: [] };
}

/** Whether it is an article of this site: its address leads nowhere else. @param {any} hit */
function isHit(hit) {
  return typeof hit?.title === "string" && STATUS.includes(hit.status) && typeof hit.url === "string"
    && (hit.snippet === undefined || hit.snippet === null || typeof hit.snippet === "string")
    && /^(?:[^/\\?#]+\/)+(?:#[^#]+)?$/u.test(hit.url) && !/(?:^|\/)\.{1,2}\//u.test(hit.url);
}

/** Marked stretches in order and inside the text, else none. @param {any} given @param {string} text @returns {[number, number][]} */
function stretches(given, text) {
  let done = 0;
  const good = Array.isArray(given) && given.every((each) => {
    const fits = Array.isArray(each) && each.length === 2 && each.every(Number.isSafeInteger) && each[0] >= done
      && each[1] > each[0] && each[1] <= text.length;
    done = fits ? each[1] : done;
    return fits;
  });
  return good ? given : [];
}
