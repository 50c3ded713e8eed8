// Keeps an open page up to date while its article is written: what was found stands at its claim,
// what cannot be read stands above all else, and a page that has changed is loaded again at the
// place where it was read.

/**
 * @typedef {{ rule: string, page: string, level: string, line: number, message: string, hint: string | null, claim: string | null }} Finding
 * @typedef {{ page: string, problems: string[], findings: Finding[] }} State
 * @typedef {{ ids: [string, number][], top: number }} Place
 */

const PLACE = "imprimatur-place " + location.pathname;
const LEVELS = /** @type {Record<string, string>} */ ({ error: "Error", warning: "Warning", note: "Note" });
const here = document.querySelector('meta[name="live-page"]')?.getAttribute("content") ?? "";

/** What is shown already, so that nothing is shown again. */
let shown = "";
/** What the reader has put away. */
let putAway = "";
/** @type {EventSource | null} */
let changes = null;
/** Words in a field that nothing was done with yet; they would be gone with the page. */
let isTyping = false;

// Else the browser goes where it was, in pixels, after all.
history.scrollRestoration = "manual";
comeBack();
listen();
addEventListener("pagehide", leave);
// A browser keeps few connections to one host: only a page that is looked at holds one.
document.addEventListener("visibilitychange", listen);
document.addEventListener("input", () => (isTyping = true));
for (const done of ["change", "focusout"]) document.addEventListener(done, hasTyped);

function listen() {
  if (document.hidden) {
    changes?.close();
    changes = null;
  } else if (!changes) {
    changes = new EventSource("/_live/changes");
    changes.addEventListener("open", look);
    changes.addEventListener("message", look);
  }
}

function hasTyped() {
  if (!isTyping) return;
  isTyping = false;
  look();
}

async function look() {
  const answer = await fetch("/_live/state?" + encodeURIComponent(decodeURIComponent(location.pathname)));
  if (!answer.ok) return;
  /** @type {State} */
  const state = await answer.json();
  if (state.page !== "" && state.page !== here) {
    if (!isTyping) location.reload();
    return;
  }
  const text = JSON.stringify(state);
  if (text === shown) return;
  shown = text;
  showProblems(state.problems);
  showFindings(state.findings);
}

/** The places in sight, to be found again however long the text above has become. */
function leave() {
  /** @type {[string, number][]} */
  const ids = [];
  // What stays in sight while the text is scrolled, such as the contents, tells nothing.
  for (const node of document.querySelectorAll("main .body [id]")) {
    const { top } = node.getBoundingClientRect();
    if (top >= 0 && ids.length < 20) ids.push([node.id, top]);
  }
  sessionStorage.setItem(PLACE, JSON.stringify({ ids, top: scrollY }));
}

function comeBack() {
  const text = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  const [how] = performance.getEntriesByType("navigation");
  const isSame = how instanceof PerformanceNavigationTiming && how.type !== "navigate";
  if (!text || !isSame) return;
  /** @type {Place} */
  const place = JSON.parse(text);
  const go = () => {
    for (const [id, top] of place.ids) {
      const node = document.getElementById(id);
      if (node) {
        scrollBy({ top: node.getBoundingClientRect().top - top, behavior: "instant" });
        return;
      }
    }
    scrollTo({ top: place.top, behavior: "instant" });
  };
  go();
  addEventListener("load", go);
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} name
 * @param {(Node | string)[]} children
 */
function make(tag, name, ...children) {
  const out = document.createElement(tag);
  out.className = name;
  out.lang = "en";
  out.dir = "ltr";
  out.append(...children);
  return out;
}

/** @param {string[]} problems */
function showProblems(problems) {
  document.getElementById("_live-problems")?.remove();
  const text = problems.join("\n\n");
  if (text === "" || text === putAway) return;
  const box = make("section", "live-problems");
  box.id = "_live-problems";
  box.setAttribute("role", "alert");
  const close = make("button", "live-close", "Close");
  close.type = "button";
  const away = () => {
    putAway = text;
    box.remove();
  };
  close.addEventListener("click", away);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") away();
  });
  box.append(
    make("h2", "live-title", "This must be fixed first"),
    make("p", "live-what", "The page below is as it was before."),
    make("pre", "live-text", text),
    close,
  );
  document.body.append(box);
}

/** @param {Finding[]} findings */
function showFindings(findings) {
  for (const old of document.querySelectorAll(".live-finding, .live-findings")) old.remove();
  /** @type {HTMLElement[]} */
  const others = [];
  for (const finding of findings) {
    const place = finding.claim ? document.getElementById(finding.claim) : null;
    const block = place?.closest("li, p, td, th, dd, blockquote") ?? place;
    if (block) block.append(line("span", finding));
    else others.push(line("li", finding));
  }
  if (others.length > 0) {
    const box = make("aside", "live-findings", make("h2", "live-title", "Found in this article"));
    box.append(make("ul", "live-list", ...others));
    box.setAttribute("aria-label", "Found in this article");
    document.querySelector("main")?.prepend(box);
  }
}

/** @param {"span" | "li"} tag @param {Finding} finding */
function line(tag, finding) {
  const rule = document.createElement("a");
  rule.href = finding.page;
  rule.textContent = finding.rule;
  const what = (LEVELS[finding.level] ?? finding.level) + ", line " + finding.line + ": " + finding.message + " ";
  const hint = finding.hint ? " " + finding.hint : "";
  return make(tag, "live-finding live-" + finding.level, what, rule, hint);
}
