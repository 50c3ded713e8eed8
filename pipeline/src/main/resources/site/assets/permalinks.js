// Addresses of headings and claims, to copy; and the text of "Cite this page".

import { el, say as words } from "./page.js";

/** Says what was done, for eyes and ears. @type {HTMLElement | undefined} */
let said;

/** @param {string} words */
function say(words) {
  if (!said) {
    said = el("p", { class: "said", role: "status" });
    document.body.append(said);
  }
  said.textContent = words;
  setTimeout(() => {
    if (said) said.textContent = "";
  }, 4000);
}

/** @param {string} text @param {string} done @param {string} failed */
async function copy(text, done, failed) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say(failed); // the page is not served safely, or the browser was told no
  }
}

/** @param {string} id */
function copyAddress(id) {
  history.replaceState(null, "", `#${encodeURIComponent(id)}`);
  return copy(location.href, words("address-copied"), words("address-in-bar"));
}

/** A handle behind each heading, and one that goes to the claim that is pointed at or has the focus. @param {HTMLElement} body */
export function setUpPermalinks(body) {
  for (const heading of body.querySelectorAll("h2[id], h3[id], h4[id]")) {
    const link = el("a", { class: "permalink", href: `#${heading.id}`, "aria-label": words("copy-section") }, "#");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      copyAddress(heading.id);
    });
    heading.append(link);
  }
  const handle = el("button", { type: "button", class: "permalink", "aria-label": words("copy-statement") }, "#");
  /** @type {Element | null} */
  let claim = null;
  handle.addEventListener("click", () => {
    if (claim) copyAddress(claim.id);
  });
  /** @param {Event} event */
  const move = (event) => {
    const found = event.target instanceof Element ? event.target.closest(".claim[id]") : null;
    if (!found || found === claim || handle === document.activeElement) return;
    claim = found;
    claim.after(handle);
  };
  body.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") move(event);
  });
  body.addEventListener("focusin", move);
}

/** @param {HTMLElement} button */
export function setUpCopy(button) {
  const text = document.getElementById(button.dataset.copy ?? "");
  button.hidden = !text;
  button.addEventListener("click", () => copy(text?.textContent?.trim() ?? "", words("copied"), words("select-to-copy")));
}
