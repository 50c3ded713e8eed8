// A card with the reference at its citation.

import { el, say } from "./page.js";

/** A card with the reference: on hover, focus and tap; stays while pointed at; Esc closes it. @param {HTMLElement} body */
export function setUpCards(body) {
  const card = el("div", { class: "cite-card", id: "_card", role: "tooltip", hidden: "" });
  /** @type {HTMLAnchorElement | null} */
  let shown = null;
  let touched = false;
  /** @type {number | undefined} */
  let timer;
  document.body.append(card);

  /** @param {HTMLAnchorElement} link */
  function fill(link) {
    const item = document.getElementById(link.hash.slice(1));
    if (!item) return false;
    const children = /** @type {HTMLElement[]} */ ([...item.children]).filter((child) => !child.classList.contains("backlinks"));
    const named = link.dataset.q !== undefined && children.some((child) => child.dataset.q === link.dataset.q);
    // Of several quotes, the one that this citation names.
    const parts = children.filter((child) => !named || child.dataset.q === undefined || child.dataset.q === link.dataset.q).map((child) => child.cloneNode(true));
    if (touched) parts.push(el("p", {}, el("a", { href: link.hash }, say("go-to-reference"))));
    card.replaceChildren(...parts);
    return true;
  }

  /** @param {HTMLAnchorElement} link */
  function open(link) {
    clearTimeout(timer);
    if (shown === link || !fill(link)) return;
    close();
    shown = link;
    card.hidden = false;
    link.setAttribute("aria-describedby", card.id);
    place(card, link);
  }

  function close() {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  }

  const closeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(close, 250);
  };
  /** @param {Event} event @returns {HTMLAnchorElement | null} */
  const linkOf = (event) => event.target instanceof Element ? event.target.closest("a.cite") : null;

  body.addEventListener("pointerover", (event) => {
    const link = linkOf(event);
    if (!link || event.pointerType === "touch") return;
    clearTimeout(timer);
    timer = setTimeout(() => open(link), 120);
  });
  body.addEventListener("pointerout", (event) => {
    if (linkOf(event) && event.pointerType !== "touch") closeSoon();
  });
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", closeSoon);
  body.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) open(link);
  });
  body.addEventListener("focusout", (event) => {
    if (linkOf(event)) closeSoon();
  });
  body.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link) return;
    if (touched && shown !== link) {
      event.preventDefault(); // the first tap shows the card, the second one follows the link
      open(link);
    } else {
      close();
    }
  });
  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key === "Escape") close();
  });
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    const inside = event.target instanceof Element && (card.contains(event.target) || event.target.closest("a.cite"));
    if (!inside) close();
  });
}

/** Puts a card of the page under what it explains, or above where there is no room; never off the page. @param {HTMLElement} card @param {Element} anchor */
function place(card, anchor) {
  const at = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  card.style.left = "0"; // where it lay before, it may have been narrower than it can be
  const width = card.offsetWidth;
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
  const below = at.bottom + 6;
  const fits = below + card.offsetHeight < innerHeight || at.top < card.offsetHeight + 6;
  const top = fits ? below : at.top - card.offsetHeight - 6;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}
