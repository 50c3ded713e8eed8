// Follow-up questions: passages that answer, quoted word for word.

import { address, count, el, guarded, openIndex, say, statusBadge, the } from "./page.js";

/**
 * @typedef {Awaited<ReturnType<import("../search/search.js").OpenIndex["ask"]>>} Found
 * @typedef {Found["answers"][number]} Answer
 */

/** @param {HTMLElement} form */
export function setUpAsk(form) {
  const input = the("input", HTMLInputElement, form);
  const out = the("[data-answers]", HTMLElement);
  const article = the("[data-article]", HTMLElement).dataset.article;
  let latest = 0;
  form.hidden = false;

  /** @param {boolean} includePending */
  async function run(includePending) {
    const question = input.value.trim();
    const turn = ++latest;
    if (!question) {
      out.replaceChildren();
      return;
    }
    out.replaceChildren(el("p", { class: "hint" }, say("looking")));
    try {
      const index = await openIndex();
      const own = await index.ask(question, { article, limit: 5, includePending });
      const found = own.answered ? own : await index.ask(question, { limit: 5, includePending });
      if (turn === latest) show(found, own.answered, includePending);
    } catch {
      if (turn === latest) {
        out.replaceChildren(el("p", {}, say("answers-failed")));
      }
    }
  }

  /** @param {Found} found @param {boolean} here whether this article answers @param {boolean} includePending */
  function show(found, here, includePending) {
    const parts = [];
    if (found.answered && found.answers.length > 0) {
      if (!here) parts.push(el("p", {}, say(includePending ? "not-here" : "not-here-approved")));
      parts.push(el("p", {}, count(here ? "here" : "there", found.answers.length)));
      parts.push(...found.answers.map((answer) => answerItem(answer, article ?? "")));
    } else {
      parts.push(el("p", {}, say(includePending ? "nothing" : "nothing-approved")));
      for (const word of found.unknown) {
        parts.push(el("p", {}, say(includePending ? "no-article-word" : "no-approved-word", word)));
      }
      if (found.unknown.length === 0 && found.nearest.length > 0) parts.push(el("p", {}, say("too-little")));
      if (!includePending) parts.push(pendingButton());
    }
    if (found.nearest?.length > 0) {
      parts.push(el("p", {}, say("nearest")));
      parts.push(el("ul", {}, ...found.nearest.map((near) => el("li", {}, el("a", { href: address(near.url) }, [near.title, ...near.section].join(" › "))))));
    }
    out.replaceChildren(...parts);
  }

  function pendingButton() {
    const button = el("button", { type: "button" }, say("ask-pending"));
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

/** @param {Answer} answer @param {string} here the id of this page's article */
function answerItem(answer, here) {
  const item = el("div", { class: "answer" });
  // Nothing is quoted without the headings and lead-ins that it stands under.
  if (answer.above.length > 0) item.append(el("p", {}, answer.above.join(" › ")));
  item.append(el("blockquote", {}, ...lines(String(answer.quoted))));
  if (answer.status !== "approved") {
    item.append(el("p", { class: "caution", ...guarded }, say("caution")));
  }
  const facts = el("p", {}, statusBadge(answer.status));
  if (answer.certainty) facts.append(" ", el("span", guarded, say(`grade.${answer.certainty.replace(" ", "-")}`)));
  facts.append(" ", ...citationLinks(answer, here));
  item.append(facts);
  const place = [answer.title, ...(answer.section ?? [])].join(" › ");
  item.append(el("p", {}, el("a", { href: address(answer.url) }, place)));
  return item;
}

/** A row is quoted with its header cells, a line each. @param {string} text */
function lines(text) {
  return text.split("\n").flatMap((line, i) => (i === 0 ? [line] : [el("br"), line]));
}

/**
 * Numbers of this page's references for an answer of this page; else how many it has.
 * @param {Answer} answer
 * @param {string} here the id of this page's article
 */
function citationLinks(answer, here) {
  const keys = answer.citations ?? [];
  if (keys.length === 0) return [say("no-citation")];
  if (answer.article !== here) return [count("citations-there", keys.length)];
  /** @type {Map<string, string>} */
  const byKey = new Map();
  /** @type {NodeListOf<HTMLElement>} */
  const items = document.querySelectorAll(".references li[data-keys]");
  for (const item of items) {
    for (const key of (item.dataset.keys ?? "").split(" ")) byKey.set(key, item.id);
  }
  const out = [];
  for (const id of new Set(keys.map((key) => byKey.get(key)))) {
    if (id === undefined) continue;
    const number = id.slice("ref-".length);
    const retracted = document.getElementById(id)?.classList.contains("is-retracted");
    const words = say(retracted ? "reference-retracted" : "reference", number);
    out.push(out.length === 0 ? say("cites") : ", ", el("a", { href: `#${id}` }, words));
  }
  return out;
}
