// Explained terms: links to the list of terms that show the explanation where it is asked for.

import { el } from "./page.js";

/** @param {HTMLElement} body */
export function setUpTerms(body) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const found = body.querySelectorAll("a.term");
  const links = [...found];
  if (links.length === 0 || typeof HTMLElement.prototype.showPopover !== "function") return;
  const card = el("div", { class: "term-card", id: "_term-card", popover: "auto", role: "status" });
  /** @type {HTMLAnchorElement | null} */
  let shown = null;
  document.body.append(card);

  /** @param {HTMLAnchorElement} link */
  function open(link) {
    const entry = document.getElementById(link.hash.slice(1));
    const term = entry?.querySelector("dt")?.textContent;
    const definition = entry?.querySelector("dd")?.textContent;
    if (!definition) return;
    card.replaceChildren(el("p", {}, el("strong", {}, term), " ", definition));
    card.showPopover();
    shown = link;
    link.setAttribute("aria-expanded", "true");
    place(link);
  }

  /** Under the word, or above it; it moves with the word. @param {HTMLAnchorElement} link */
  function place(link) {
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8));
    const below = at.bottom + 6;
    const fits = below + card.offsetHeight < innerHeight;
    card.style.left = `${left}px`;
    card.style.top = `${fits ? below : Math.max(8, at.top - card.offsetHeight - 6)}px`;
  }

  addEventListener("scroll", () => {
    if (shown) place(shown);
  }, { passive: true });

  /** @type {number | undefined} */
  let timer;
  const closeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (byPointer && shown) card.hidePopover();
    }, 250);
  };
  /** Whether the card was opened by pointing, and closes with it. */
  let byPointer = false;
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", closeSoon);

  // The browser closes the card on Esc and on a press elsewhere.
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && shown) {
      shown.setAttribute("aria-expanded", "false");
      shown = null;
    }
  });
  /** @type {HTMLAnchorElement | null} */
  let wasOpenFor = null;
  for (const link of links) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("pointerenter", (event) => {
      clearTimeout(timer);
      if (event.pointerType === "touch" || shown === link) return;
      timer = setTimeout(() => {
        open(link);
        byPointer = true;
      }, 150);
    });
    link.addEventListener("pointerleave", closeSoon);
    link.addEventListener("pointerdown", () => {
      wasOpenFor = shown;
    });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      if (byPointer && shown === link) {
        byPointer = false; // a press keeps what pointing opened
        return;
      }
      const wasOpen = shown === link || wasOpenFor === link;
      wasOpenFor = null;
      if (shown) card.hidePopover();
      if (!wasOpen) open(link);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        link.click();
      }
    });
  }
}
