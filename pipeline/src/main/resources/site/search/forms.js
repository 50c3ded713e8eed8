/* Other forms of a word, by the rules of the program's OtherForms. */

/**
 * @param {string} word folded
 * @param {[string, string][]} rules parts of words that may stand for each other; $ is the end of a word
 * @param {number} shortest what is shorter has no forms and is none
 */
export function otherForms(word, rules, shortest) {
  /** @type {Set<string>} */
  const out = new Set();
  if (word.length >= shortest) {
    for (const [one, other] of rules) {
      for (const [part, by] of [[one, other], [other, one]]) {
        const marked = `${word}$`;
        const at = marked.indexOf(part);
        const form = at < 0 ? "" : (marked.slice(0, at) + by + marked.slice(at + part.length)).replace(/\$$/, "");
        if (form.length >= shortest && form !== word) {
          out.add(form);
        }
      }
    }
  }
  return out;
}
