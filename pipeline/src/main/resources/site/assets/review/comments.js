// What is said on the claims of an article: read on every page for reviewers, written and signed at a desk.

import { make, send, tellError } from "./parts.js";
import { sign } from "./passkey.js";

/**
 * @typedef {{ digest: string, claim: string | null, quote: string, state: string, closers: string[],
 *   all: { name: string, at: string, text: string }[] }} Talk
 * @typedef {{ article: string, rpId: string, desk?: boolean, comments: Talk[] }} Article
 * @typedef {{ claim?: string, answers?: string, closes?: boolean }} Place
 */

export class Remarks {
  /**
   * @param {Article} article
   * @param {{ id: string, keys: string[] }} person
   * @param {boolean} signs whether there is a way for them to sign here
   * @param {() => boolean} byKey whether they sign at the terminal
   */
  constructor(article, person, signs, byKey) {
    this.article = article;
    this.person = person;
    this.writes = signs && Boolean(article.desk);
    this.byKey = byKey;
  }

  /** What was said on a claim, with the means to say more. @param {string} claim */
  on(claim) {
    const talks = this.article.comments.filter((talk) => talk.claim === claim);
    const out = [];
    if (talks.length > 0) out.push(make("ul", { class: "talks", "aria-label": "Comments" }, ...talks.map((talk) => this.#talk(talk))));
    if (this.writes) out.push(this.#opener("Comment", { claim }));
    return out;
  }

  /** What was said on claims that are there no more. */
  gone() {
    const talks = this.article.comments.filter((talk) => talk.claim === null);
    if (talks.length === 0) return [];
    return [
      make("p", {}, "Comments whose claim is gone:"),
      make("ul", { class: "talks" }, ...talks.map((talk) => this.#talk(talk, "On: \u201c" + talk.quote + "\u201d"))),
    ];
  }

  /** @param {Talk} talk @param {string} [heading] */
  #talk(talk, heading) {
    const item = make("li", { "data-talk": talk.digest });
    if (heading) item.append(make("p", { class: "above" }, heading));
    item.append(make("p", { class: "what" }, "Comment, " + talk.state));
    for (const one of talk.all) {
      item.append(make("p", {}, one.name + " (" + one.at.slice(0, 10) + "): " + (one.text || "closed it")));
    }
    if (this.writes && talk.state !== "closed") {
      item.append(this.#opener("Answer", { answers: talk.digest }));
      if (talk.closers.includes(this.person.id)) item.append(this.#opener("Close", { answers: talk.digest, closes: true }));
    }
    return item;
  }

  /** A button under which words are written. @param {string} name @param {Place} place */
  #opener(name, place) {
    const box = make("div", { class: "remark" });
    const button = make("button", { type: "button", "data-remark": name }, name);
    button.addEventListener("click", () => this.#form(box, name, place));
    box.append(button);
    return box;
  }

  /** @param {HTMLElement} box @param {string} name @param {Place} place */
  #form(box, name, place) {
    const words = make("textarea", { rows: "2", "aria-label": place.closes ? "A last word, if you like" : "Your comment" });
    const said = make("p", { role: "status" });
    const sends = make("button", { type: "button", "data-sign": name }, "Sign: " + name.toLowerCase());
    const leaves = make("button", { type: "button" }, "Cancel");
    const update = () => {
      sends.disabled = !place.closes && words.value.trim() === "";
    };
    words.addEventListener("input", update);
    leaves.addEventListener("click", () => {
      box.replaceChildren(this.#opener(name, place));
      box.querySelector("button")?.focus();
    });
    sends.addEventListener("click", async () => {
      sends.disabled = true;
      try {
        await this.#record(place, words.value, said);
        const again = make("a", { href: location.pathname }, "Reload the page");
        box.replaceChildren(make("p", { role: "status", class: "what" }, "Recorded: " + (words.value.trim() || "closed") + " "),
          make("p", {}, again, " to see it in its place."));
        again.focus();
      } catch (error) {
        tellError(said, error);
        update();
      }
    });
    box.replaceChildren(words, make("p", {}, sends, " ", leaves), said);
    update();
    words.focus();
  }

  /** @param {Place} place @param {string} note @param {HTMLElement} said */
  async #record(place, note, said) {
    const { article, person } = this;
    const ready = await send("/_desk/prepare", { article: article.article, person: person.id, action: "comment", note, ...place });
    if (this.byKey()) {
      said.textContent = "Go to the terminal that the desk runs in, and type " + ready.typed + " there.";
      await send("/_desk/sign", { word: ready.word });
    } else {
      const line = await sign(ready.event, "imprimatur-comment", { rpId: article.rpId, keys: person.keys });
      await send("/_desk/record", { word: ready.word, line });
    }
  }
}
