// The search of a preview, in the place of the one that a built site has: it asks the program, which knows each saved
// word, and gives what that one gives.

/** So long after it was told to ask again a page does, in milliseconds. */
const LATER = 500;

/** @typedef {Record<string, string | number | boolean | null | undefined>} Options */

export async function open() {
  return {
    /** @param {string} query @param {Options} [options] */
    search: (query, options) => asked("search", query, options ?? {}),
    /** @param {string} question @param {Options} [options] */
    ask: (question, options) => asked("ask", question, options ?? {}),
  };
}

/** @param {"search" | "ask"} what @param {string} text @param {Options} options */
async function asked(what, text, options) {
  const words = new URLSearchParams({ q: String(text ?? "") });
  for (const name of ["limit", "article", "includePending"]) {
    if (options[name]) words.set(name, String(options[name]));
  }
  for (;;) {
    const answer = await fetch(`/_live/${what}?${words}`);
    if (answer.ok) return answer.json();
    if (answer.status !== 503) throw new Error((await answer.text()).trim());
    await new Promise((done) => setTimeout(done, LATER));
  }
}
