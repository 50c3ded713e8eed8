// What waits for whoever sits at the desk, and all other articles.

import { load, make, tellError } from "./parts.js";

/**
 * @typedef {{ article: string, title: string, status: string, content: string, waits: boolean, asked: boolean,
 *   due: string | null, given: number, needed: number, approvals: { name: string, at: string }[], may: string[],
 *   conflicted: { id: string, name: string, topics: string[] }[] }} Row
 * @typedef {{ as: string, remark: string, people: { id: string, name: string }[] }} House
 */

const KEPT = "imprimatur-desk-who";
const MAY = /** @type {Record<string, string>} */ ({
  approve: "approve",
  confirm: "confirm",
  "request-changes": "send back",
  submit: "hand in",
  start: "start the review",
  withdraw: "withdraw",
  flag: "flag",
});

const box = document.getElementById("_queue");
if (box) start(box).catch((error) => tellError(box, error));

/** @param {HTMLElement} box */
async function start(box) {
  /** @type {House} */
  const house = await load("house.json");
  const who = make("select", { id: "_me" }, make("option", { value: "" }, "Choose your name"));
  for (const person of house.people) who.append(make("option", { value: person.id }, person.name));
  const list = make("div", { id: "_rows", "aria-live": "polite" });
  box.replaceChildren(make("p", {}, make("label", { for: "_me" }, "Who are you? "), who), list);
  if (house.remark) box.prepend(make("p", { class: "what" }, house.remark));
  const before = house.as || localStorage.getItem(KEPT) || "";
  who.value = house.people.some((one) => one.id === before) ? before : "";
  const show = () => {
    localStorage.setItem(KEPT, who.value);
    const asked = who.value;
    const isStill = () => who.value === asked;
    rows(list, asked, isStill).catch((error) => tellError(list, error));
  };
  who.addEventListener("change", show);
  show();
}

/**
 * @param {HTMLElement} list
 * @param {string} who
 * @param {() => boolean} isStill whether it is still asked for
 */
async function rows(list, who, isStill) {
  if (who === "") {
    list.replaceChildren();
    return;
  }
  /** @type {Row[]} */
  const all = await load("/_desk/queue?" + encodeURIComponent(who));
  if (!isStill()) return;
  const waiting = all.filter((row) => row.waits);
  const others = all.filter((row) => !row.waits);
  waiting.sort((a, b) => Number(b.asked) - Number(a.asked) || (a.due ?? "9").localeCompare(b.due ?? "9"));
  list.replaceChildren(make("h2", {}, "Waits for you"), part(waiting, who, "Nothing waits for you."));
  list.append(make("h2", {}, "Others"), part(others, who, "There are no others."));
}

/** @param {Row[]} rows @param {string} who @param {string} none */
function part(rows, who, none) {
  if (rows.length === 0) return make("p", {}, none);
  return make("ul", { class: "queue" }, ...rows.map((row) => item(row, who)));
}

/** @type {Record<string, string>} */
const STATUS = { submitted: "Submitted", "under-review": "Under Review", approved: "Approved" };

/** @param {Row} row */
function given(row) {
  if (row.given >= row.needed) return row.given === 1 ? "1 approval" : row.given + " approvals";
  return row.given + " of " + row.needed + " approvals";
}

/** What no line's end divides. @param {string} text */
function whole(text) {
  return make("span", { class: "whole" }, text);
}

/** @param {Row} row @param {string} who */
function item(row, who) {
  const path = row.article.split("/").map(encodeURIComponent).join("/");
  const out = make("li", { "data-article": row.article });
  out.append(make("a", { href: path + "/" }, row.title), " ", make("code", {}, row.content));
  const notes = [STATUS[row.status] ?? row.status, given(row)];
  if (row.asked) notes.unshift("you have been asked to review it");
  if (row.due) notes.push("review due " + row.due);
  out.append(make("p", { class: "what" }, notes.join("; ")));
  if (row.approvals.length > 0) {
    const people = row.approvals.flatMap((one, at) => [at > 0 ? ", " : "", one.name, " ", whole("(" + one.at.slice(0, 10) + ")")]);
    out.append(make("p", {}, "Approved by ", ...people));
  }
  for (const one of row.conflicted) {
    const [name, whose] = one.id === who ? ["You have", "your"] : [one.name + " has", "their"];
    out.append(make("p", {}, name + " a conflict of interest in " + one.topics.join(", ") + ": " + whose + " approval does not count."));
  }
  if (row.may.length > 0) {
    out.append(make("p", {}, "You may " + row.may.map((word) => MAY[word] ?? word).join(", ") + "."));
  }
  return out;
}
