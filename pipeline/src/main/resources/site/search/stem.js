/* Stems of words, letter for letter those of the program's Stemmer. */

/**
 * Porter's steps 2 to 4: endings, what takes the place of each, and the words that stay as they are.
 * @typedef {{kept: Set<string>, second: string[][], third: string[][], fourth: string[][]}} Endings
 */

/**
 * The stem of a folded word, whose irregular plural was undone before.
 * @param {string} word
 * @param {Endings} endings
 * @returns {string}
 */
export function stem(word, { kept, second, third, fourth }) {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) {
    return word;
  }
  let out = finalY(pastAndGerund(plural(word)));
  out = kept.has(out) ? out : replaced(out, second, 0);
  out = kept.has(out) ? out : replaced(out, third, 0);
  out = kept.has(out) ? out : replaced(out, fourth, 1);
  return finalLetters(out);
}

/** @param {string} word @param {string[][]} endings @param {number} above */
function replaced(word, endings, above) {
  for (const [ending, instead] of endings) {
    if (word.endsWith(ending)) {
      const stem = cut(word, ending.length);
      const goes = measure(stem) > above && (ending !== "ion" || stem.endsWith("s") || stem.endsWith("t"));
      return goes ? stem + instead : word;
    }
  }
  return word;
}

/** @param {string} word @param {number} letters */
const cut = (word, letters) => word.slice(0, word.length - letters);

/** @param {string} word */
function plural(word) {
  if (word.endsWith("sses")) {
    return cut(word, 2);
  }
  if (word.endsWith("ies")) {
    return cut(word, word.length > 4 ? 2 : 1);
  }
  const kept = word.endsWith("ss") || word.endsWith("us") || word.endsWith("is");
  return word.endsWith("s") && !kept ? cut(word, 1) : word;
}

/** @param {string} word */
function pastAndGerund(word) {
  if (word.endsWith("eed")) {
    return measure(cut(word, 3)) > 0 ? cut(word, 1) : word;
  }
  const suffix = word.endsWith("ed") ? 2 : word.endsWith("ing") ? 3 : 0;
  const stem = cut(word, suffix);
  if (suffix === 0 || !hasVowel(stem)) {
    return word;
  }
  if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz")) {
    return stem + "e";
  }
  const last = stem[stem.length - 1];
  if (stem.length > 1 && last === stem[stem.length - 2] && isConsonant(stem, stem.length - 1)) {
    return last === "l" || last === "s" || last === "z" ? stem : cut(stem, 1);
  }
  return measure(stem) === 1 && endsInConsonantVowelConsonant(stem) ? stem + "e" : stem;
}

/** @param {string} word */
function finalY(word) {
  return word.endsWith("y") && hasVowel(cut(word, 1)) ? cut(word, 1) + "i" : word;
}

/** @param {string} word */
function finalLetters(word) {
  let out = word;
  if (out.endsWith("e")) {
    const stem = cut(out, 1);
    const m = measure(stem);
    if (m > 1 || (m === 1 && !endsInConsonantVowelConsonant(stem))) {
      out = stem;
    }
  }
  return out.endsWith("ll") && measure(out) > 1 ? cut(out, 1) : out;
}

/** @param {string} word @param {number} i @returns {boolean} */
function isConsonant(word, i) {
  const c = word[i];
  if (c === "y") {
    return i === 0 || !isConsonant(word, i - 1);
  }
  return c !== "a" && c !== "e" && c !== "i" && c !== "o" && c !== "u";
}

/** @param {string} word */
function measure(word) {
  let count = 0;
  for (let i = 1; i < word.length; i++) {
    if (isConsonant(word, i) && !isConsonant(word, i - 1)) {
      count++;
    }
  }
  return count;
}

/** @param {string} word */
function hasVowel(word) {
  for (let i = 0; i < word.length; i++) {
    if (!isConsonant(word, i)) {
      return true;
    }
  }
  return false;
}

/** @param {string} word */
function endsInConsonantVowelConsonant(word) {
  const n = word.length;
  if (n < 3 || "wxy".includes(word[n - 1])) {
    return false;
  }
  return isConsonant(word, n - 1) && !isConsonant(word, n - 2) && isConsonant(word, n - 3);
}
