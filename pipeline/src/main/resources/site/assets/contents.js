// The contents: unfolded where they stand beside the text, with the section being read marked.

const BESIDE = "(min-width: 64rem)";

/** @param {HTMLElement} details */
export function setUpContents(details) {
  const wide = matchMedia(BESIDE);
  const fit = () => details.toggleAttribute("open", wide.matches);
  fit();
  wide.addEventListener("change", fit);
  markSection(details);
}

/** Marks the last heading above the reader's line, a third of the way down the screen. @param {HTMLElement} details */
function markSection(details) {
  /** @type {Map<Element, HTMLAnchorElement>} */
  const links = new Map();
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const all = details.querySelectorAll("a[href^='#']");
  for (const link of all) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const mark = () => {
    /** @type {HTMLAnchorElement | undefined} */
    let current;
    for (const [heading, link] of links) {
      if (heading.getBoundingClientRect().top < innerHeight / 3) current = link;
    }
    for (const link of links.values()) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });
  mark();
}
