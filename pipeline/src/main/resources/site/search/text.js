/* Folding and tokens, letter for letter those of the program's Folding and Tokens. */

import { stem } from "./stem.js";

/**
 * A token of a text: its stem, the word as folded, and where it stands in the text.
 * @typedef {{term: string, word: string, start: number, end: number}} Token
 */

/** How texts become tokens; the tables come with the index. */
export class Text {
  /**
   * @param {import("./searcher.js").Words} words
   * @param {import("./searcher.js").Parameters} parameters
   */
  constructor(words, parameters) {
    /** @type {Map<string, string>} */
    this.fold = new Map();
    let code = 0;
    words.fold[0].forEach((gap, i) => this.fold.set(String.fromCharCode((code += gap)), words.fold[1][i]));
    /** @type {Map<string, string>} */
    this.irregular = new Map(Object.entries(words.irregular));
    const { kept, second, third, fourth } = words.endings;
    this.endings = { kept: new Set(kept), second, third, fourth };
    /** Stems that were made already. @type {Map<string, string>} */
    this.stems = new Map();
    this.word = words.word;
    this.single = words.single;
    this.longest = parameters.longest;
  }

  /**
   * All tokens of a text.
   * @param {string} text
   * @returns {Token[]}
   */
  tokens(text) {
    if (ASCII.test(text)) {
      return new Scanner(this, text.toLowerCase(), null).scan();
    }
    /** @type {string[]} */
    const folded = [];
    /** @type {number[]} */
    const origin = [];
    for (let i = 0; i < text.length; i++) {
      const c = text[i];
      const replaced = c >= "A" && c <= "Z" ? c.toLowerCase() : this.fold.get(c) ?? c;
      for (const part of replaced.split("")) {
        folded.push(part);
        origin.push(i);
      }
    }
    return new Scanner(this, folded, origin).scan();
  }

  /** @param {string} c */
  isWord(c) {
    return (c >= "a" && c <= "z") || isDigit(c) || (c >= "\u00c0" && within(this.word, c));
  }

  /** @param {string} c */
  isSingle(c) {
    return c >= "\u0e01" && within(this.single, c);
  }

  /** @param {string} word */
  stem(word) {
    let out = this.stems.get(word);
    if (out === undefined) {
      out = stem(this.irregular.get(word) ?? word, this.endings);
      this.stems.set(word, out);
    }
    return out;
  }
}

/** Texts of these characters are folded by small letters alone. */
const ASCII = /^[\0-\x7f]*$/;

/** @param {string} c */
function isDigit(c) {
  return c >= "0" && c <= "9" && c.length === 1;
}

/**
 * Whether a letter stands in any of the ranges: first and last code, in order.
 * @param {number[]} ranges
 * @param {string} c
 */
function within(ranges, c) {
  const code = c.charCodeAt(0);
  for (let i = 0; i < ranges.length; i += 2) {
    if (code <= ranges[i + 1]) {
      return code >= ranges[i];
    }
  }
  return false;
}

class Scanner {
  /**
   * @param {Text} text
   * @param {ArrayLike<string>} folded
   * @param {number[] | null} origin where each character stood, unless all stand where they stood
   */
  constructor(text, folded, origin) {
    this.text = text;
    this.folded = folded;
    this.origin = origin;
    /** @type {Token[]} */
    this.out = [];
  }

  scan() {
    const folded = this.folded;
    let i = 0;
    while (i < folded.length) {
      const c = folded[i];
      if (isDigit(c)) {
        i = this.number(i, i, "");
      } else if (c === "." && this.digitAt(i + 1) && (i === 0 || !this.text.isWord(folded[i - 1]))) {
        i = this.number(i, i + 1, "0.");
      } else if (this.text.isSingle(c)) {
        this.emit(c, i, i + 1);
        i++;
      } else if (this.text.isWord(c)) {
        i = this.wordFrom(i);
      } else {
        i++;
      }
    }
    return this.out;
  }

  /** @param {number} from @param {number} digits @param {string} before */
  number(from, digits, before) {
    let token = before;
    let point = before !== "";
    let i = digits;
    while (i < this.folded.length) {
      const c = this.folded[i];
      if (c === "." && !point && this.digitAt(i + 1)) {
        point = true;
      } else if (c === "," && !point && this.partsThousands(i)) {
        i++;
        continue;
      } else if (!isDigit(c)) {
        break;
      }
      token += c;
      i++;
    }
    this.emit(token, from, i);
    return i;
  }

  /** @param {number} i */
  partsThousands(i) {
    return this.digitAt(i + 1) && this.digitAt(i + 2) && this.digitAt(i + 3) && !this.digitAt(i + 4);
  }

  /** @param {number} from */
  wordFrom(from) {
    let token = "";
    let i = from;
    let end = from;
    while (i < this.folded.length) {
      const c = this.folded[i];
      if (c === "'" && this.wordAt(i + 1) && !this.digitAt(i + 1)) {
        if (this.folded[i + 1] === "s" && !this.wordAt(i + 2)) {
          i += 2;
          break;
        }
      } else if (this.wordAt(i)) {
        token += c;
        end = i + 1;
      } else {
        break;
      }
      i++;
    }
    this.emit(token, from, end);
    return i;
  }

  /** @param {number} i */
  digitAt(i) {
    return i < this.folded.length && isDigit(this.folded[i]);
  }

  /** @param {number} i */
  wordAt(i) {
    return i < this.folded.length && this.text.isWord(this.folded[i]) && !this.text.isSingle(this.folded[i]);
  }

  /** @param {string} token @param {number} from @param {number} end */
  emit(token, from, end) {
    const word = token.slice(0, this.text.longest);
    this.out.push({
      term: this.text.stem(word),
      word,
      start: this.origin ? this.origin[from] : from,
      end: this.origin ? this.origin[end - 1] + 1 : end,
    });
  }
}
