// The search field in the header of every page: it leads to the home page's search, the query behind
// #, which no server sees. A slash goes to it.

import { goBySlash, the } from "./page.js";

/** @param {HTMLElement} form */
export function setUpFind(form) {
  const input = the("input", HTMLInputElement, form);
  form.hidden = false;
  if (document.querySelector("[data-search]") === null) goBySlash(input);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = input.value.trim();
    location.assign(`${form.dataset.find ?? ""}#${query ? `q=${encodeURIComponent(query)}` : "_search"}`);
  });
}
