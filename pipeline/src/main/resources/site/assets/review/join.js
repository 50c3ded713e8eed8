// The page on which a reviewer makes a passkey, and a proof that they have it.

import { handOut, load, make, tellError } from "./parts.js";
import { make as makeKey, now, sign, sixWords, whyNot } from "./passkey.js";
import { WORDS } from "./words.js";

/** @typedef {{ site: string, title: string, rpId: string, people: { id: string, name: string }[] }} House */

const box = document.getElementById("_join");
if (box) start(box).catch((error) => tellError(box, error));

/** @param {HTMLElement} box */
async function start(box) {
  const no = whyNot();
  if (no) {
    box.textContent = no;
    return;
  }
  /** @type {House} */
  const house = await load("house.json");
  const who = make("select", { id: "_who" }, make("option", { value: "" }, "Choose your name"));
  for (const person of house.people) who.append(make("option", { value: person.id }, person.name));
  const button = make("button", { type: "button", id: "_make" }, "Make a passkey");
  const said = make("p", { role: "status", id: "_said" });
  const result = make("div", { id: "_result" });
  result.hidden = true;
  box.replaceChildren(
    make("p", {}, make("label", { for: "_who" }, "Who are you? "), who),
    make("p", {}, button),
    said,
    result,
  );
  button.addEventListener("click", async () => {
    const person = house.people.find((one) => one.id === who.value);
    if (!person) {
      said.textContent = "Choose your name first.";
      return;
    }
    try {
      said.textContent = "Your device will ask twice: to make the passkey, and to use it once.";
      const key = await makeKey({ rpId: house.rpId, site: house.title, person: person.id, name: person.name });
      const fields = { v: 1, site: house.site, by: person.id, key: key.line, at: now() };
      const line = await sign(fields, "imprimatur-join", { rpId: house.rpId, keys: [key.line], id: key.id });
      const words = await sixWords(house.site, person.id, key.line, WORDS);
      said.textContent = "";
      handOut(result, line, "passkey-" + person.id + ".json", "The proof that you have the passkey");
      result.append(
        make("p", {}, "When your editor calls you, read these six words to them:"),
        make("p", { class: "six-words", id: "_words" }, words.join(" ")),
      );
    } catch (error) {
      tellError(said, error);
    }
  });
}
