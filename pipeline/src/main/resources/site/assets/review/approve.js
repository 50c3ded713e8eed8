// The page on which a reviewer reads an article claim by claim, and signs.

import { Remarks } from "./comments.js";
import { handOut, load, make, send, tellError } from "./parts.js";
import { now, sign, whyNot } from "./passkey.js";

/**
 * @typedef {[string, string]} Piece
 * @typedef {{ id: string, section: string[], above: string[], text: string, citations: string[], dose: boolean,
 *   quotes: { key: string, sentence: string, place: string }[] }} Claim
 * @typedef {{ kind: string, id: string | null, text: Piece[], context: Piece[], dose: boolean, added: string[], removed: string[],
 *   quotes: Piece[] }} Change
 * @typedef {{ id: string, name: string, interests: string, keys: string[], keygen: boolean, since: string | null, compared: boolean,
 *   events: Record<string, Record<string, unknown>>, refused: string[],
 *   changes: Change[], other: Piece[][] }} Reviewer
 * @typedef {{ site: string, article: string, content: string, rpId: string, errors: number, claims: Claim[],
 *   comments: import("./comments.js").Talk[], people: Reviewer[], desk?: boolean, as?: string, variants?: string[] }} Review
 * @typedef {"agree" | "disagree" | "unsure"} Answer
 * @typedef {{ who: string, answers: Record<string, Answer>, words: Record<string, string>, ticks: Record<string, string>,
 *   note: string }} Draft
 */

/** @type {Record<string, Answer>} */
const KEYS = { a: "agree", d: "disagree", u: "unsure" };
const ANSWERS = /** @type {[Answer, string][]} */ ([
  ["agree", "Agree (A)"],
  ["disagree", "Disagree (D)"],
  ["unsure", "Don't know (U)"],
]);
const KINDS = /** @type {Record<string, string>} */ ({
  words: "Its words changed",
  context: "The heading or lead-in above it changed",
  reference: "Its references or their quotes changed",
  new: "New",
  moved: "It moved to another place",
});

const box = document.getElementById("_review");
if (box) start(box).catch((error) => tellError(box, error));

/** @param {HTMLElement} box */
async function start(box) {
  const no = whyNot();
  /** @type {Review} */
  const review = await load("review.json");
  const draft = open(review);
  const who = make("select", { id: "_who" }, make("option", { value: "" }, "Choose your name"));
  for (const person of review.people) who.append(make("option", { value: person.id }, person.name));
  const work = make("div", { id: "_work" });
  const article = await asReadersSeeIt(box.dataset.article ?? "", review.content).catch(() => null);
  box.replaceChildren(
    make("p", {}, make("label", { for: "_who" }, "Who are you? "), who),
    make("p", { role: "status", id: "_cannot" }, no),
    ...(article ? [article] : []),
    work,
  );
  const show = () => {
    const person = review.people.find((one) => one.id === who.value);
    draft.who = who.value;
    keep(review, draft);
    work.replaceChildren();
    if (person) new Desk(review, person, draft, no === "" || person.keygen).show(work);
  };
  const before = draft.who || review.as || "";
  who.value = review.people.some((one) => one.id === before) ? before : "";
  who.addEventListener("change", show);
  show();
}

/**
 * The article, from its own page: its answer, its text and its references.
 * @param {string} href
 * @param {string} content the digest of what is signed
 */
async function asReadersSeeIt(href, content) {
  const answer = await fetch(href);
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // The page says which content it shows.
  if (!page.body.textContent?.includes(content)) return null;
  const parts = ["main .question", "main .answer-line", "main .body"];
  const works = page.getElementById("_references");
  const nodes = parts.flatMap((part) => [...page.querySelectorAll(part)].slice(0, 1));
  if (works) nodes.push(works.closest("section") ?? works);
  const base = new URL(href, location.href);
  const text = make("div", { class: "as-read", id: "_article", role: "region", tabindex: "0", "aria-label": "The article" });
  for (const node of nodes) {
    const copy = document.importNode(node, true);
    for (const link of copy.querySelectorAll("[href], [src]")) {
      for (const name of ["href", "src"]) {
        const to = link.getAttribute(name);
        if (to && !to.startsWith("#")) link.setAttribute(name, new URL(to, base).href);
      }
    }
    for (const script of copy.querySelectorAll("script, style, link, iframe, form")) script.remove();
    text.append(copy);
  }
  const box = make("details", { open: "" }, make("summary", {}, "The article as readers see it"));
  box.append(text);
  return box;
}

/** @param {Review} review */
const place = (review) => "imprimatur-review " + review.site + " " + review.article + " " + review.content;

/** What was answered before, on this device. @param {Review} review @returns {Draft} */
function open(review) {
  try {
    const kept = JSON.parse(localStorage.getItem(place(review)) ?? "null");
    if (kept && typeof kept.answers === "object" && typeof kept.words === "object") {
      return { who: String(kept.who), answers: kept.answers, words: kept.words, ticks: kept.ticks ?? {}, note: String(kept.note) };
    }
  } catch {
    // A draft that cannot be read is none.
  }
  return { who: "", answers: {}, words: {}, ticks: {}, note: "" };
}

/** @param {Review} review @param {Draft} draft */
function keep(review, draft) {
  try {
    localStorage.setItem(place(review), JSON.stringify(draft));
  } catch {
    // Then it lasts as long as the page is open.
  }
}

/** What a claim with a dose is ticked against, so that a tick does not outlive another quote. @param {Claim} claim */
const evidence = (claim) => claim.text + "\n" + claim.quotes.map((quote) => quote.sentence).join("\n");

/** Marked in letters, too: 5 that became 10 must not read as 510. @param {Piece[]} pieces */
function marked(pieces) {
  return pieces.map(([side, text]) =>
    side === "+" ? make("ins", {}, "{+" + text + "+}") : side === "-" ? make("del", {}, "[-" + text + "-]") : text,
  );
}

class Desk {
  /** @param {Review} review @param {Reviewer} person @param {Draft} draft @param {boolean} signs */
  constructor(review, person, draft, signs) {
    this.review = review;
    this.person = person;
    this.draft = draft;
    this.signs = signs;
    /** @type {HTMLElement[]} */
    this.items = [];
    this.progress = make("p", { role: "status", id: "_progress" });
    this.needs = make("p", { class: "what", role: "status", id: "_needs" });
    this.said = make("p", { role: "status", id: "_said" });
    this.byKey = make("input", { type: "checkbox", id: "_keygen" });
    this.byKey.checked = Boolean(review.desk) && person.keygen && person.keys.length === 0;
    this.byKey.disabled = person.keys.length === 0;
    this.result = make("div", { id: "_result" });
    this.result.hidden = true;
    this.note = make("textarea", { id: "_note", rows: "2" });
    this.confirmed = make("input", { type: "checkbox", id: "_interests" });
    this.because = make("select", { id: "_because" }, make("option", { value: "" }, "no single work"));
    /** What becomes of each version for other readers. @type {Map<string, HTMLSelectElement>} */
    this.versions = new Map();
    /** @type {HTMLButtonElement[]} */
    this.buttons = [];
    /** Claims with a dose, each to be ticked beside its quote. @type {Claim[]} */
    this.doses = [];
    this.remarks = new Remarks(review, person, signs, () => this.byKey.checked);
  }

  /** @param {HTMLElement} box */
  show(box) {
    const changes = new Map(
      this.person.changes.flatMap((change) => (change.id ? [[change.id, change]] : [])),
    );
    const first = this.review.claims.filter((claim) => changes.has(claim.id));
    const same = this.review.claims.filter((claim) => !changes.has(claim.id));
    box.append(make("p", {}, this.#since(first.length)));
    if (first.length > 0) box.append(this.#list(first, changes));
    this.doses = (first.length > 0 ? first : same).filter((claim) => claim.dose && claim.quotes.length > 0);
    this.#gone(box);
    box.append(...this.remarks.gone());
    if (first.length === 0) {
      box.append(this.#list(same, changes));
    } else if (same.length > 0) {
      const folded = make("details", {}, make("summary", {}, same.length === 1 ? "1 claim as you approved it" : same.length + " claims as you approved them"));
      folded.append(this.#list(same, changes));
      box.append(folded);
    }
    box.append(this.progress, ...this.#signing());
    box.addEventListener("keydown", (event) => this.#key(event));
    this.#update();
  }

  /** @param {number} changed */
  #since(changed) {
    const { since, compared } = this.person;
    if (since === null) return "You have not approved this article before: all of it is new to you.";
    if (!compared) return "The text that you approved on " + since.slice(0, 10) + " cannot be found here: read all of it.";
    return "Since you approved it on " + since.slice(0, 10) + ", " + changed + " of " + this.review.claims.length + (this.review.claims.length === 1 ? " claim" : " claims") + " changed.";
  }

  /** @param {HTMLElement} box */
  #gone(box) {
    const gone = this.person.changes.filter((change) => change.id === null);
    if (gone.length > 0) {
      box.append(
        make("p", {}, "Gone since you approved it:"),
        make("ul", {}, ...gone.map((change) => make("li", {}, ...marked(change.text)))),
      );
    }
    if (this.person.other.length > 0) {
      box.append(
        make("p", {}, "Changed outside the claims:"),
        make("ul", {}, ...this.person.other.map((pieces) => make("li", {}, ...marked(pieces)))),
      );
    }
  }

  /** @param {Claim[]} claims @param {Map<string, Change>} changes */
  #list(claims, changes) {
    return make("ol", { class: "claims" }, ...claims.map((claim) => this.#item(claim, changes.get(claim.id))));
  }

  /** @param {Claim} claim @param {Change | undefined} change */
  #item(claim, change) {
    const shown = document.getElementById(claim.id);
    const item = make("li", { tabindex: "-1", "data-claim": claim.id });
    if (claim.above.length > 0) item.append(make("p", { class: "above" }, claim.above.join(" \u203a ")));
    item.append(make("p", { class: "words" }, ...(change && change.kind !== "new" ? marked(change.text) : [claim.text])));
    if (shown) {
      shown.dataset.answer = this.draft.answers[claim.id] ?? "";
      item.append(make("p", {}, make("a", { href: "#" + claim.id }, "See it in the article")));
    }
    if (claim.citations.length > 0) item.append(make("p", { class: "works" }, "Cites " + claim.citations.join(", ")));
    item.append(...this.#evidence(claim));
    if (change) {
      const notes = [KINDS[change.kind] ?? change.kind];
      if (change.dose) notes.push("a dose is new or different");
      if (change.added.length > 0) notes.push("now cites " + change.added.join(", "));
      if (change.removed.length > 0) notes.push("no longer cites " + change.removed.join(", "));
      item.append(make("p", { class: "what" }, notes.join("; ")));
      if (change.quotes.length > 0) item.append(make("p", { class: "above" }, "Quote: ", ...marked(change.quotes)));
      if (change.kind === "context") item.append(make("p", { class: "above" }, ...marked(change.context)));
    } else if (claim.dose) {
      item.append(make("p", { class: "what" }, "States a dose"));
    }
    const why = make("textarea", { rows: "2", "aria-label": "What is wrong with it?" });
    why.value = this.draft.words[claim.id] ?? "";
    why.addEventListener("input", () => {
      this.draft.words[claim.id] = why.value;
      this.#update();
    });
    const buttons = ANSWERS.map(([answer, name]) => {
      const button = make("button", { type: "button", "data-answer": answer }, name);
      button.addEventListener("click", () => this.#answer(item, answer));
      return button;
    });
    const group = make("p", { role: "group", "aria-label": "Your answer" }, ...buttons);
    item.append(group, why, ...this.remarks.on(claim.id));
    this.items.push(item);
    this.#mark(item);
    return item;
  }

  /** Whoever compared a dose did so for themselves. @param {Claim} claim */
  #own(claim) {
    return this.person.id + " " + claim.id;
  }

  /** What the works say for it; of a claim with a dose, to be ticked. @param {Claim} claim */
  #evidence(claim) {
    const quotes = claim.quotes.map((quote) =>
      make("p", {}, quote.key + ": ", make("q", {}, quote.sentence), quote.place ? " (" + quote.place + ")" : ""));
    if (!claim.dose) return quotes.length > 0 ? [make("div", { class: "evidence" }, ...quotes)] : [];
    if (quotes.length === 0) return [make("p", { class: "what" }, "No quote on record for this dose: look it up in the work")];
    const tick = make("input", { type: "checkbox", id: "_tick-" + claim.id, "data-tick": claim.id });
    tick.checked = this.draft.ticks[this.#own(claim)] === evidence(claim);
    tick.addEventListener("change", () => {
      if (tick.checked) this.draft.ticks[this.#own(claim)] = evidence(claim);
      else delete this.draft.ticks[this.#own(claim)];
      this.#update();
    });
    const label = make("label", { for: tick.id }, "I compared the dose with the quote");
    return [make("div", { class: "evidence" }, make("p", {}, "The claim: ", claim.text), ...quotes, make("p", {}, tick, " ", label))];
  }

  /** @param {HTMLElement} item @param {Answer} answer */
  #answer(item, answer) {
    this.draft.answers[item.dataset.claim ?? ""] = answer;
    this.#mark(item);
    this.#update();
    if (answer === "disagree") item.querySelector("textarea")?.focus();
  }

  /** @param {HTMLElement} item */
  #mark(item) {
    const answer = this.draft.answers[item.dataset.claim ?? ""];
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll("button[data-answer]"))) {
      button.setAttribute("aria-pressed", String(button.dataset.answer === answer));
    }
    const why = item.querySelector("textarea");
    if (why) why.hidden = answer !== "disagree";
    const shown = document.getElementById(item.dataset.claim ?? "");
    if (shown) shown.dataset.answer = answer ?? "";
  }

  #signing() {
    const { person, review } = this;
    this.note.value = this.draft.note;
    this.note.addEventListener("input", () => {
      this.draft.note = this.note.value;
      this.#update();
    });
    this.confirmed.addEventListener("change", () => this.#update());
    const names = /** @type {[string, string][]} */ ([
      ["approve", "Approve it"],
      ["confirm", "Confirm that it still holds"],
      ["request-changes", "Send it back"],
      ["submit", "Hand it in for review"],
      ["start", "Start the review"],
      ["withdraw", "Withdraw it"],
      ["flag", "Flag it"],
    ]);
    for (const [action, name] of names) {
      if (!person.events[action]) continue;
      const button = make("button", { type: "button", "data-action": action }, name);
      button.addEventListener("click", () => this.#sign(action, button));
      this.buttons.push(button);
    }
    return [
      make("p", {}, this.confirmed, " ", make("label", { for: "_interests" },
        "My interests are as the board states them: " + (person.interests || "none stated"))),
      make("p", {}, make("label", { for: "_note" }, "A remark, which is signed and shown to readers; needed to send it back"
        + (review.desk ? ", to withdraw it or to flag it (a flag's remark is shown on the dashboard only)" : "")), this.note),
      ...this.#recall(),
      ...person.refused.map((reason) => make("p", { class: "what" }, reason)),
      ...this.#how(),
      this.needs,
      make("p", {}, ...this.buttons.flatMap((button) => [button, " "]),
        "You sign the content ", make("code", { id: "_digest" }, review.content.slice(7, 15)), "."),
      this.said,
      this.result,
    ];
  }

  /** What is asked of who takes an article back or flags it. */
  #recall() {
    const { person, review } = this;
    const out = [];
    for (const id of person.events.withdraw ? (review.variants ?? []) : []) {
      const name = "_version-" + this.versions.size;
      const choice = make("select", { id: name, "data-version": id },
        make("option", { value: "" }, "Choose"), make("option", { value: "withdraw" }, "is withdrawn, too"), make("option", { value: "keep" }, "stays"));
      choice.addEventListener("change", () => this.#update());
      this.versions.set(id, choice);
      out.push(make("p", {}, make("label", { for: name }, "If you withdraw it, its version for other readers, " + id + ", "), choice));
    }
    if (person.events.flag) {
      const works = new Set(review.claims.flatMap((claim) => claim.citations));
      for (const key of [...works].sort()) this.because.append(make("option", { value: key }, key));
      out.push(make("p", {}, make("label", { for: "_because" }, "If you flag it, the reason is "), this.because));
    }
    return out;
  }

  /** With which of their keys, where there is a choice. */
  #how() {
    const { person, review } = this;
    if (!review.desk || !person.keygen) return [];
    return [
      make("p", {}, this.byKey, " ", make("label", { for: "_keygen" },
        "Sign with my key file, security key or agent: the terminal of the desk asks for the eight characters below")),
    ];
  }

  #update() {
    keep(this.review, this.draft);
    const claims = this.review.claims;
    const given = claims.map((claim) => this.draft.answers[claim.id]);
    const read = given.filter((answer) => answer !== undefined).length;
    const unsure = given.filter((answer) => answer === "unsure").length;
    const disagreed = claims.filter((claim) => this.draft.answers[claim.id] === "disagree");
    const lacks = disagreed.filter((claim) => !(this.draft.words[claim.id] ?? "").trim()).length;
    const notes = [read + " of " + claims.length + " read"];
    if (unsure > 0) notes.push(unsure + " that you do not know: ask, or leave them to another reviewer");
    const unticked = this.doses.filter((claim) => this.draft.ticks[this.#own(claim)] !== evidence(claim)).length;
    if (unticked > 0) notes.push(unticked + (unticked === 1 ? " dose" : " doses") + " not yet compared with the quote");
    if (lacks > 0) notes.push(lacks + " without a word about what is wrong");
    if (this.review.errors > 0) notes.push("the check finds errors, which the author must fix first");
    this.progress.textContent = notes.join("; ");
    const needs = [];
    if (!this.confirmed.checked) needs.push("confirm your interests");
    if (disagreed.length > 0 && this.note.value.trim() === "") needs.push("write a remark");
    this.needs.textContent = needs.length > 0 ? "Before you can sign: " + needs.join(", and ") + "." : "";
    const all = given.every((answer) => answer === "agree");
    for (const button of this.buttons) {
      const action = button.dataset.action ?? "";
      const said = this.note.value.trim() !== "";
      const may =
        action === "request-changes" ? disagreed.length > 0 && lacks === 0 && said
        : action === "withdraw" ? said && [...this.versions.values()].every((choice) => choice.value !== "")
        : action === "flag" ? said
        : action === "submit" || action === "start" || (all && unticked === 0 && this.review.errors === 0);
      const judges = action === "approve" || action === "confirm" || action === "request-changes";
      button.disabled = !(this.signs && may && (this.confirmed.checked || !judges));
    }
  }

  /** @param {string} action @param {HTMLButtonElement} button */
  async #sign(action, button) {
    const { person, review } = this;
    button.disabled = true;
    this.said.textContent = "";
    try {
      if (review.desk) {
        const others = action === "withdraw" ? [...this.versions].filter(([, choice]) => choice.value === "withdraw") : [];
        const done = [await this.#take(action, review.article)];
        for (const [id] of others) done.push(await this.#take(action, id));
        this.#taken(done);
        return;
      }
      /** @type {Record<string, unknown>} */
      const fields = { ...person.events[action], at: now(), note: this.note.value };
      if (action === "request-changes") fields.disagreed = this.#disagreed();
      const line = await sign(fields, "imprimatur-review", { rpId: review.rpId, keys: person.keys });
      const name = review.article.replaceAll("/", "-") + "." + person.id + ".jsonl";
      handOut(this.result, line, name, "Your signed line");
    } catch (error) {
      tellError(this.said, error);
    }
    this.#update();
  }

  /** At a desk: what is signed is made ready there, signed here or there, and recorded there. @param {string} action @param {string} article */
  async #take(action, article) {
    const { person, review } = this;
    const ready = await send("/_desk/prepare", {
      article,
      person: person.id,
      action,
      note: this.note.value,
      disagreed: action === "request-changes" ? this.#disagreed() : {},
      variants: [review.article, ...this.versions.keys()],
      work: this.because.value,
    });
    if (article === review.article && ready.event.content !== review.content) {
      throw new Error("The article has changed in the meantime. Reload the page.");
    }
    let done;
    if (this.byKey.checked) {
      this.said.textContent = "Go to the terminal that the desk runs in, and type " + ready.typed + " there" + (article === review.article ? "." : ", for " + article + ".");
      done = await send("/_desk/sign", { word: ready.word });
    } else {
      const line = await sign(ready.event, "imprimatur-review", { rpId: review.rpId, keys: person.keys });
      done = await send("/_desk/record", { word: ready.word, line });
    }
    const what = article === review.article ? "The article" : article;
    this.said.textContent = "Recorded. " + what + " is now " + done.proved + ". " + (done.reasons ?? []).join(" ");
    return this.said.textContent;
  }

  /** @param {string[]} done */
  #taken(done) {
    this.said.textContent = done.join(" ");
    for (const button of this.buttons) button.remove();
    this.buttons = [];
    const again = make("a", { href: location.pathname, id: "_again" }, "Open it again");
    this.result.replaceChildren(make("p", {}, again, " or go to ", make("a", { href: "/review/" }, "all articles")));
    this.result.hidden = false;
  }

  #disagreed() {
    /** @type {Record<string, string>} */
    const out = {};
    for (const claim of this.review.claims) {
      if (this.draft.answers[claim.id] === "disagree") out[claim.id] = this.draft.words[claim.id];
    }
    return out;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = event.target;
    const typing = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
    if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = this.items.findIndex((item) => item.contains(document.activeElement));
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") {
      const next = this.items[at + (key === "j" ? 1 : -1)];
      next?.closest("details")?.setAttribute("open", "");
      next?.focus();
    } else if (KEYS[key] && at >= 0) {
      this.#answer(this.items[at], KEYS[key]);
    } else {
      return;
    }
    event.preventDefault();
  }
}
