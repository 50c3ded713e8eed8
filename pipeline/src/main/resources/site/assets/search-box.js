// The search of the home page: results while typing, the query kept behind #, which no server sees. The arrow keys
// move the focus from the field to the links of what was found, and back; a slash goes to the field.

import { searched } from "./host-search.js";
import { address, count as countOf, el, goBySlash, highlighted, say, statusBadge, the } from "./page.js";

/** @typedef {Awaited<ReturnType<import("../search/search.js").OpenIndex["search"]>>} Found */

/** @param {HTMLElement} form */
export function setUpSearch(form) {
  const input = the("input", HTMLInputElement, form);
  const count = the("[data-count]", HTMLElement);
  const list = the("[data-hits]", HTMLElement);
  const suggestions = the("[data-suggestions]", HTMLElement);
  let latest = 0;
  /** @type {number | undefined} */
  let timer;
  form.hidden = false;

  /** @param {boolean} typing whether the last word may have only begun */
  async function run(typing) {
    const query = input.value.trim();
    const turn = ++latest;
    history.replaceState(null, "", query ? `#q=${encodeURIComponent(query)}` : location.pathname);
    if (!query) {
      count.textContent = "";
      suggestions.replaceChildren();
      list.replaceChildren();
      return;
    }
    try {
      const found = await searched(form.dataset.search ?? "", typing ? begun(input.value) : query, 20);
      if (turn !== latest) return;
      const more = found.total > found.hits.length ? say("best", found.hits.length) : "";
      count.textContent = found.total === 0
        ? say("nothing-found", query)
        : countOf("found", found.total, query) + more;
      suggestions.replaceChildren(...suggested(query, found.suggestions ?? [], found.unknown ?? []));
      list.replaceChildren(...found.hits.map(hitItem));
    } catch {
      if (turn !== latest) return;
      count.textContent = say("search-failed");
      suggestions.replaceChildren();
      list.replaceChildren();
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    run(false);
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => run(true), 200);
  });
  goBySlash(input);
  moveByArrows(input, list);

  function readAddress() {
    if (location.hash === "#_search") {
      afterLoad(() => input.focus());
    } else if (location.hash.startsWith("#q=")) {
      try {
        input.value = decodeURIComponent(location.hash.slice(3));
      } catch {
        return; // not an address of ours
      }
      run(false);
    }
  }
  addEventListener("hashchange", readAddress);
  readAddress();
}

/**
 * The query while somebody types: the last word may become any that begins so, and a filter without a value is none yet.
 * @param {string} typed
 */
function begun(typed) {
  const query = typed.replace(/(^|\s)(topic|status):["\u201c]?$/iu, "$1");
  return /[\p{L}\p{N}]$/u.test(query) ? `${query}*` : query;
}

/**
 * Down goes to the first of the links and on to the next, up to the one before and back to the field, as Escape does.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 */
function moveByArrows(input, list) {
  /** @param {KeyboardEvent} event */
  const move = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const links = [...list.querySelectorAll("a")];
    const here = links.findIndex((link) => link === document.activeElement);
    const back = event.key === "Escape" && here >= 0;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp" && !back) return;
    if (event.key === "ArrowUp" && here < 0) return;
    const next = event.key === "ArrowDown" ? Math.min(here + 1, links.length - 1) : here - 1;
    const target = back || next < 0 ? input : links[next];
    target.focus();
    event.preventDefault();
  };
  input.addEventListener("keydown", move);
  list.addEventListener("keydown", move);
}

/**
 * Words of the articles in the place of typed words that stand in none; offered, never applied.
 * @param {string} query
 * @param {Found["suggestions"]} suggestions
 * @param {string[]} unknown
 */
function suggested(query, suggestions, unknown) {
  /** @type {(string | Node)[]} */
  const out = [];
  for (const { word, offered } of suggestions) {
    out.push((out.length > 0 ? " " : "") + say("did-you-mean", word));
    offered.forEach((other, i) => {
      const typed = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "giu");
      const changed = query.replace(typed, other);
      const link = el("a", { href: `#q=${encodeURIComponent(changed === query ? other : changed)}` }, other);
      out.push(i === 0 ? "" : i === offered.length - 1 ? say("or") : ", ", link);
    });
    out.push("?");
  }
  for (const word of unknown) {
    if (suggestions.some((other) => other.word === word)) continue;
    out.push((out.length > 0 ? " " : "") + say(word.includes(":") ? "no-article-filter" : "no-article-word", word));
  }
  return out;
}

/** Browsers take the focus away when they have gone to the place that an address names. @param {() => void} action */
function afterLoad(action) {
  if (document.readyState === "complete") {
    setTimeout(action);
  } else {
    addEventListener("load", () => setTimeout(action), { once: true });
  }
}

/** @param {Found["hits"][number]} hit */
function hitItem(hit) {
  const title = highlighted(String(hit.title), hit.marked.title);
  return el("li", {},
    el("h2", {}, el("a", { href: address(hit.url) }, title)),
    hit.snippet ? el("p", {}, highlighted(String(hit.snippet), hit.marked.snippet)) : null,
    el("p", { class: "row-facts" }, statusBadge(hit.status)));
}
