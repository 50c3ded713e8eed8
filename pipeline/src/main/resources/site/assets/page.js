// What all parts of a page share: making elements, addresses of the site, the search index.

import { guardLanguage, words } from "./words.js";

const root = new URL("../", import.meta.url);

/**
 * Makes an element: text is always text, never markup.
 * @param {string} tag
 * @param {Record<string, string | null | undefined>} attributes
 * @param {...(Node | string | null | undefined)} children
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  for (const child of children) {
    if (child !== null && child !== undefined) node.append(child);
  }
  return node;
}

/**
 * An element that every page with this part has.
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} kind
 * @param {ParentNode} within
 * @returns {T}
 */
export function the(selector, kind, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`this page lacks ${selector}`);
  return found;
}

/** An address that the index gave ("id/", "id/#claim"), from wherever this page lies. @param {string} url */
export function address(url) {
  const target = new URL(root);
  const [path, hash] = String(url).split("#", 2);
  target.pathname += path.split("/").map(encodeURIComponent).join("/");
  if (hash) target.hash = encodeURIComponent(hash);
  return samePage(target) && hash ? target.hash : target.href;
}

/** @param {URL} url */
function samePage(url) {
  return url.origin === location.origin && url.pathname === location.pathname;
}

/** @type {Promise<import("../search/search.js").OpenIndex> | undefined} */
let opening;

/**
 * The search index, opened once; a failed attempt may be repeated.
 * @returns {Promise<import("../search/search.js").OpenIndex>}
 */
export function openIndex() {
  opening ??= import(new URL("search/search.js", root).href)
    .then((/** @type {typeof import("../search/search.js")} */ module) => module.open())
    .catch((error) => {
      opening = undefined;
      throw error;
    });
  return opening;
}

/**
 * Words of the page's language, with values in their places.
 * @param {string} name
 * @param {...(string | number)} values
 */
export function say(name, ...values) {
  return (words[name] ?? name).replace(/\{(\d)\}/g, (place, at) => String(values[Number(at)] ?? place));
}

/** Words for one or for many. @param {string} name @param {number} number @param {...(string | number)} more */
export function count(name, number, ...more) {
  return say(`${name}-${number === 1 ? "one" : "other"}`, number, ...more);
}

/** What speaks of status and caution, which may be in another language than the page. */
export const guarded = { lang: guardLanguage || null };

/** @param {string} status */
export function statusBadge(status) {
  const known = Object.hasOwn(words, `status.${status}`);
  return el("span", { class: known ? `status ${status}` : "status", ...guarded }, known ? say(`status.${status}`) : String(status));
}

/**
 * The text with the stretches marked that matched.
 * @param {string} text
 * @param {[number, number][]} stretches first and one past the last place of each, in order
 */
export function highlighted(text, stretches) {
  const out = document.createDocumentFragment();
  let done = 0;
  for (const [start, end] of stretches) {
    out.append(text.slice(done, start), el("mark", {}, text.slice(start, end)));
    done = end;
  }
  out.append(text.slice(done));
  return out;
}

/** A slash goes to a field, unless it goes into one where somebody writes. @param {HTMLElement} field */
export function goBySlash(field) {
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    const writing = target instanceof HTMLElement
      && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    if (key !== "/" || event.altKey || event.ctrlKey || event.metaKey || writing) return;
    field.focus();
    event.preventDefault();
  });
}
