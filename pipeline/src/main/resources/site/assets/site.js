// What pages do beyond reading: search, follow-up questions, reference cards, explained terms, and
// the remembered choice of version. Without this file every page can still be read in full.
// It loads nothing but the site's own files, and what a reader types never leaves the page.

import { setUpAudience } from "./audience.js";
import { setUpChoice } from "./dashboard.js";
import { setUpContents } from "./contents.js";
import { setUpFind } from "./find.js";
import { setUpCopy, setUpPermalinks } from "./permalinks.js";
import { setUpAsk } from "./questions.js";
import { setUpCards } from "./reference-cards.js";
import { setUpSearch } from "./search-box.js";
import { setUpTerms } from "./terms.js";

/** @param {string} selector @param {(node: HTMLElement) => void} setUp */
function each(selector, setUp) {
  /** @type {NodeListOf<HTMLElement>} */
  const nodes = document.querySelectorAll(selector);
  for (const node of nodes) setUp(node);
}

each("[data-audience-here]", setUpAudience);
each("[data-find]", setUpFind);
each("[data-search]", setUpSearch);
each("[data-ask]", setUpAsk);
each("[data-choose]", setUpChoice);
each(".body", setUpPermalinks);
each("[data-copy]", setUpCopy);
each(".body", setUpCards);
each(".body", setUpTerms);
each("[data-contents]", setUpContents);
/** @type {Element[]} */
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const details of closed) details.setAttribute("open", "");
});
addEventListener("afterprint", () => {
  for (const details of closed) details.removeAttribute("open");
});
