// The version for the reader.

const AUDIENCE = "imprimatur-audience";

function remembered() {
  try {
    return localStorage.getItem(AUDIENCE);
  } catch {
    return null; // storage is off: nothing is remembered
  }
}

/** A choice is kept on this device. A link to a certain place of a page is left as it is. @param {HTMLElement} section */
export function setUpAudience(section) {
  const here = section.dataset.audienceHere;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const choices = section.querySelectorAll("a[data-audience]");
  const links = [...choices];
  for (const link of links) {
    link.addEventListener("click", () => {
      try {
        localStorage.setItem(AUDIENCE, link.dataset.audience ?? "");
      } catch {
        // storage is off: the link still leads there
      }
    });
  }
  const wanted = links.find((link) => link.dataset.audience === remembered());
  if (wanted && wanted.dataset.audience !== here && !location.hash) location.replace(wanted.href);
}
