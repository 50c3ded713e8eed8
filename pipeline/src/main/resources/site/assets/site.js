// What pages do beyond reading: search, follow-up questions, reference cards, explained terms, and
// the remembered choice of version. Without this file every page can still be read in full.
// It loads nothing but the site's own files, and what a reader types never leaves the page.

const root = new URL("../", import.meta.url);

/** Makes an element: text is always text, never markup. */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** An address that the index gave ("id/", "id/#claim"), from wherever this page lies. */
function address(url) {
  const target = new URL(root);
  const [path, hash] = String(url).split("#", 2);
  target.pathname += path.split("/").map(encodeURIComponent).join("/");
  if (hash) target.hash = encodeURIComponent(hash);
  return samePage(target) && hash ? target.hash : target.href;
}

function samePage(url) {
  return url.origin === location.origin && url.pathname === location.pathname;
}

let opening;

/** The search index, opened once; a failed attempt may be repeated. */
function openIndex() {
  opening ??= import(new URL("search/search.js", root))
    .then((module) => module.open())
    .catch((error) => {
      opening = undefined;
      throw error;
    });
  return opening;
}

const statusNames = { submitted: "Submitted", "under-review": "Under Review", approved: "Approved" };

function statusBadge(status) {
  const known = Object.hasOwn(statusNames, status);
  return el("span", { class: known ? `status ${status}` : "status" }, known ? statusNames[status] : String(status));
}

/** The text with the words of a query marked. */
function highlighted(text, query) {
  const words = query.match(/[\p{L}\p{N}]+/gu)?.filter((word) => word.length > 1) ?? [];
  const out = document.createDocumentFragment();
  if (words.length === 0) {
    out.append(text);
    return out;
  }
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${words.join("|")})`, "giu");
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    out.append(text.slice(done, match.index), el("mark", {}, match[0]));
    done = match.index + match[0].length;
  }
  out.append(text.slice(done));
  return out;
}

// ---- Search -------------------------------------------------------------------------------------

function setUpSearch(form) {
  const input = form.querySelector("input");
  const count = document.querySelector("[data-count]");
  const list = document.querySelector("[data-hits]");
  const suggestions = document.querySelector("[data-suggestions]");
  let latest = 0;
  let timer;
  form.hidden = false;

  async function run() {
    const query = input.value.trim();
    const turn = ++latest;
    history.replaceState(null, "", query ? `#q=${encodeURIComponent(query)}` : location.pathname);
    if (!query) {
      count.textContent = "";
      suggestions.replaceChildren();
      list.replaceChildren();
      return;
    }
    try {
      const found = await (await openIndex()).search(query, { limit: 20 });
      if (turn !== latest) return;
      const total = found.total === 1 ? "1 article" : `${found.total} articles`;
      const more = found.total > found.hits.length ? `; the best ${found.hits.length} are shown` : "";
      count.textContent = found.total === 0
        ? `Nothing found for “${query}”. Try another word, or look under the topics.`
        : `${total} found for “${query}”${more}`;
      suggestions.replaceChildren(...suggested(query, found.suggestions ?? []));
      list.replaceChildren(...found.hits.map((hit) => hitItem(hit, query)));
    } catch {
      if (turn !== latest) return;
      count.textContent = "The search could not be loaded. Find articles by topic or from A to Z.";
      suggestions.replaceChildren();
      list.replaceChildren();
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    run();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, 200);
  });

  function readAddress() {
    if (location.hash === "#_search") {
      afterLoad(() => input.focus());
    } else if (location.hash.startsWith("#q=")) {
      try {
        input.value = decodeURIComponent(location.hash.slice(3));
      } catch {
        return; // not an address of ours
      }
      run();
    }
  }
  addEventListener("hashchange", readAddress);
  readAddress();
}

/** Words of the articles in the place of typed words that stand in none; offered, never applied. */
function suggested(query, suggestions) {
  const out = [];
  for (const { word, offered } of suggestions) {
    out.push(`${out.length > 0 ? " " : ""}“${word}” is in no article. Did you mean `);
    offered.forEach((other, i) => {
      const typed = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "giu");
      const changed = query.replace(typed, other);
      const link = el("a", { href: `#q=${encodeURIComponent(changed === query ? other : changed)}` }, other);
      out.push(i === 0 ? "" : i === offered.length - 1 ? " or " : ", ", link);
    });
    out.push("?");
  }
  return out;
}

/** Browsers take the focus away when they have gone to the place that an address names. */
function afterLoad(action) {
  if (document.readyState === "complete") {
    setTimeout(action);
  } else {
    addEventListener("load", () => setTimeout(action), { once: true });
  }
}

function hitItem(hit, query) {
  return el("li", {},
    el("h2", {}, el("a", { href: address(hit.url) }, highlighted(String(hit.title), query))),
    hit.snippet ? el("p", {}, highlighted(String(hit.snippet), query)) : null,
    el("p", { class: "row-facts" }, statusBadge(hit.status)));
}

// ---- Follow-up questions ------------------------------------------------------------------------

function setUpAsk(form) {
  const input = form.querySelector("input");
  const out = document.querySelector("[data-answers]");
  const article = document.querySelector("[data-article]").dataset.article;
  let latest = 0;
  form.hidden = false;

  async function run(includePending) {
    const question = input.value.trim();
    const turn = ++latest;
    if (!question) {
      out.replaceChildren();
      return;
    }
    out.replaceChildren(el("p", { class: "hint" }, "Looking for an answer…"));
    try {
      const found = await (await openIndex()).ask(question, { article, limit: 5, includePending });
      if (turn === latest) show(found, includePending);
    } catch {
      if (turn === latest) {
        out.replaceChildren(el("p", {}, "The answers could not be loaded. The article above still holds all of them."));
      }
    }
  }

  function show(found, includePending) {
    const parts = [];
    if (found.answered && found.answers.length > 0) {
      const number = found.answers.length;
      parts.push(el("p", {}, number === 1 ? "1 passage answers this, quoted word for word:" : `${number} passages answer this, quoted word for word:`));
      parts.push(...found.answers.map((answer) => answerItem(answer, article)));
    } else {
      parts.push(el("p", {}, includePending
        ? "Nothing here answers this, whether approved or pending."
        : "No approved passage answers this."));
      if (!includePending) parts.push(pendingButton());
    }
    if (found.nearest?.length > 0) {
      parts.push(el("p", {}, "Articles that come nearest:"));
      parts.push(el("ul", {}, ...found.nearest.map((near) => el("li", {}, el("a", { href: address(near.url) }, String(near.title))))));
    }
    out.replaceChildren(...parts);
  }

  function pendingButton() {
    const button = el("button", { type: "button" }, "Ask content that is pending review, too");
    button.addEventListener("click", () => {
      run(true);
      input.focus();
    });
    return el("p", { class: "field" }, button);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(false);
  });
}

function answerItem(answer, here) {
  const item = el("div", { class: "answer" });
  if (answer.context?.length > 0) item.append(el("p", {}, answer.context.join(" › ")));
  item.append(el("blockquote", {}, String(answer.text)));
  if (answer.status !== "approved") {
    item.append(el("p", { class: "caution" }, "Exercise caution: content is pending review"));
  }
  const facts = el("p", {}, statusBadge(answer.status));
  if (answer.certainty) facts.append(` ${answer.certainty} certainty`);
  facts.append(" ", ...citationLinks(answer, here));
  item.append(facts);
  const place = [answer.title, ...(answer.section ?? [])].join(" › ");
  item.append(el("p", {}, el("a", { href: address(answer.url) }, place)));
  return item;
}

/** Numbers of this page's references for an answer of this page; else how many it has. */
function citationLinks(answer, here) {
  const keys = answer.citations ?? [];
  if (keys.length === 0) return ["No citation covers this."];
  if (answer.article !== here) return [keys.length === 1 ? "1 citation there" : `${keys.length} citations there`];
  const byKey = new Map();
  for (const item of document.querySelectorAll(".references li[data-keys]")) {
    for (const key of item.dataset.keys.split(" ")) byKey.set(key, item.id);
  }
  const out = [];
  for (const id of new Set(keys.map((key) => byKey.get(key)).filter(Boolean))) {
    const number = id.slice("ref-".length);
    const retracted = document.getElementById(id).classList.contains("is-retracted");
    const words = `reference ${number}${retracted ? " (retracted)" : ""}`;
    out.push(out.length === 0 ? "Cites " : ", ", el("a", { href: `#${id}` }, words));
  }
  return out;
}

// ---- Reference cards ----------------------------------------------------------------------------

/** A card with the reference: on hover, focus and tap; stays while pointed at; Esc closes it. */
function setUpCards(body) {
  const card = el("div", { class: "cite-card", id: "_card", role: "tooltip", hidden: "" });
  let shown = null;
  let touched = false;
  let timer;
  document.body.append(card);

  function fill(link) {
    const item = document.getElementById(link.hash.slice(1));
    if (!item) return false;
    const parts = [...item.children].filter((child) => !child.classList.contains("backlinks")).map((child) => child.cloneNode(true));
    if (touched) parts.push(el("p", {}, el("a", { href: link.hash }, "Go to the reference")));
    card.replaceChildren(...parts);
    return true;
  }

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

/** Puts a card of the page under what it explains, or above where there is no room; never off the page. */
function place(card, anchor) {
  const at = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  const width = card.offsetWidth;
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
  const below = at.bottom + 6;
  const fits = below + card.offsetHeight < innerHeight || at.top < card.offsetHeight + 6;
  const top = fits ? below : at.top - card.offsetHeight - 6;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}

// ---- Explained terms: links to the list of terms that show the explanation where it is asked for --

function setUpTerms(body) {
  const links = [...body.querySelectorAll("a.term")];
  if (links.length === 0 || typeof HTMLElement.prototype.showPopover !== "function") return;
  const card = el("div", { class: "term-card", id: "_term-card", popover: "auto", role: "status" });
  let shown = null;
  document.body.append(card);

  function open(link) {
    const entry = document.getElementById(link.hash.slice(1));
    const term = entry?.querySelector("dt")?.textContent;
    const definition = entry?.querySelector("dd")?.textContent;
    if (!definition) return;
    card.replaceChildren(el("p", {}, el("strong", {}, term), " ", definition));
    card.showPopover();
    shown = link;
    link.setAttribute("aria-expanded", "true");
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8));
    const below = at.bottom + 6;
    const fits = below + card.offsetHeight < innerHeight;
    card.style.left = `${left}px`;
    card.style.top = `${fits ? below : Math.max(8, at.top - card.offsetHeight - 6)}px`;
  }

  // The browser closes the card on Esc and on a press elsewhere.
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && shown) {
      shown.setAttribute("aria-expanded", "false");
      shown = null;
    }
  });
  let wasOpenFor = null;
  for (const link of links) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("pointerdown", () => {
      wasOpenFor = shown;
    });
    link.addEventListener("click", (event) => {
      event.preventDefault();
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

// ---- Version for the reader ---------------------------------------------------------------------

const AUDIENCE = "imprimatur-audience";

function remembered() {
  try {
    return localStorage.getItem(AUDIENCE);
  } catch {
    return null; // storage is off: nothing is remembered
  }
}

/** A choice is kept on this device. A link to a certain place of a page is left as it is. */
function setUpAudience(section) {
  const here = section.dataset.audienceHere;
  const links = [...section.querySelectorAll("a[data-audience]")];
  for (const link of links) {
    link.addEventListener("click", () => {
      try {
        localStorage.setItem(AUDIENCE, link.dataset.audience);
      } catch {
        // storage is off: the link still leads there
      }
    });
  }
  const wanted = links.find((link) => link.dataset.audience === remembered());
  if (wanted && wanted.dataset.audience !== here && !location.hash) location.replace(wanted.href);
}

// ---- The dashboard: order and choice ------------------------------------------------------------

const STATUS = ["submitted", "under-review", "approved"];

function setUpChoice(box) {
  const table = document.getElementById(box.dataset.choose);
  const body = table?.tBodies[0];
  if (!body) return;
  const rows = [...body.rows];
  const sort = box.querySelector("[data-sort]");
  const show = box.querySelector("[data-show]");
  const said = box.querySelector("[data-chosen]");
  const by = {
    rank: (row) => Number(row.dataset.rank),
    name: (row) => row.dataset.name.toLowerCase(),
    status: (row) => STATUS.indexOf(row.dataset.status),
    findings: (row) => -Number(row.dataset.findings),
    due: (row) => row.dataset.due || "9999",
  };
  box.hidden = false;

  function apply() {
    const key = by[sort.value] ?? by.rank;
    const order = rows
      .map((row, index) => ({ row, index, value: key(row) }))
      .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.index - b.index));
    let shown = 0;
    for (const { row } of order) {
      row.hidden = show.value !== "" && row.dataset.group !== show.value;
      shown += row.hidden ? 0 : 1;
    }
    body.append(...order.map((entry) => entry.row));
    said.textContent = shown === rows.length ? `${shown} shown` : `${shown} of ${rows.length} shown`;
  }

  sort.addEventListener("change", apply);
  show.addEventListener("change", apply);
}

// ---- Start --------------------------------------------------------------------------------------

function each(selector, setUp) {
  for (const node of document.querySelectorAll(selector)) setUp(node);
}

each("[data-audience-here]", setUpAudience);
each("[data-search]", setUpSearch);
each("[data-ask]", setUpAsk);
each("[data-choose]", setUpChoice);
each(".body", setUpCards);
each(".body", setUpTerms);
if (matchMedia("(max-width: 63.99rem)").matches) {
  each("[data-contents]", (details) => details.removeAttribute("open"));
}
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const details of closed) details.setAttribute("open", "");
});
addEventListener("afterprint", () => {
  for (const details of closed) details.removeAttribute("open");
});
