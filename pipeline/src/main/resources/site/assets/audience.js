// The version for the reader.

import { el, say } from "./page.js";

const AUDIENCE = "imprimatur-audience";

function remembered() {
  try {
    return localStorage.getItem(AUDIENCE);
  } catch {
    return null; // storage is off: nothing is remembered
  }
}

/** @param {string} word */
function remember(word) {
  try {
    localStorage.setItem(AUDIENCE, word);
  } catch {
    // storage is off: the link still leads there
  }
}

/** A choice is kept on this device; where a page has the version chosen before, it is offered, never taken. @param {HTMLElement} section */
export function setUpAudience(section) {
  const here = section.dataset.audienceHere ?? "";
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const choices = section.querySelectorAll("a[data-audience]");
  for (const link of choices) {
    link.addEventListener("click", () => remember(link.dataset.audience ?? ""));
  }
  const wanted = [...choices].find((link) => link.dataset.audience === remembered());
  if (wanted && wanted.dataset.audience !== here) {
    wanted.append(el("span", { class: "chosen" }, say("chosen")));
  }
}
