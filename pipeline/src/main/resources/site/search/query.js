/* The units of a question: words and phrases with what may stand for them, as in the program's Units. */

const f32 = Math.fround;

/**
 * What may stand for a unit: the terms of a word or phrase, and their weight beside the typed ones.
 * @typedef {{terms: string[], weight: number}} Alternative
 *
 * A word or phrase of a question; the first alternative is what was typed. Whether nothing is found that does not
 * hold it, and whether it is the beginning of a word.
 * @typedef {{word: string, alternatives: Alternative[], required?: boolean, prefix?: boolean}} Unit
 */

/** Reads a question. */
export class Units {
  /** @param {import("./searcher.js").Index} index @param {Set<string>[]} stops */
  constructor(index, stops) {
    this.index = index;
    this.stops = stops;
    /** @type {Map<string, Unit>} */
    this.units = new Map();
    this.part = "";
  }

  /** @param {import("./syntax.js").Part[]} parts */
  read(parts) {
    for (const { text, quoted } of parts) {
      const tokens = this.index.text.tokens(text);
      if (quoted) {
        this.phrase(tokens);
      } else {
        this.part = text;
        this.words(tokens);
      }
    }
    return [...this.units.values()];
  }

  /** @param {import("./text.js").Token[]} tokens */
  phrase(tokens) {
    const counted = tokens.slice(0, this.index.parameters.phrase);
    const terms = counted.map((token) => token.term);
    if (terms.length > 0 && (this.units.size < this.index.parameters.units || this.units.has(key(counted)))) {
      const word = counted.map((token) => token.word).join(" ");
      this.units.set(key(counted), { word, alternatives: [{ terms, weight: 1 }], required: true, prefix: false });
    }
  }

  /** Whether a star stands behind a token. @param {import("./text.js").Token} token */
  isPrefix(token) {
    return this.part[token.end] === "*";
  }

  /** @param {import("./text.js").Token[]} tokens */
  words(tokens) {
    const most = this.index.parameters.units;
    let i = 0;
    while (i < tokens.length && this.units.size < most) {
      const length = this.match(tokens, i);
      const stretch = tokens.slice(i, i + Math.max(1, length));
      const content = stretch.filter(
        (token) => this.isPrefix(token) || !this.stops.some((stop) => stop.has(token.term)));
      const meant = length === 0 ? [] : this.index.synonyms.get(key(stretch)) ?? [];
      for (const token of content) {
        if (this.units.size < most || this.units.has(token.term)) {
          this.add(token, meant, f32(this.index.synonymWeight / content.length));
        }
      }
      i += stretch.length;
    }
  }

  /** @param {import("./text.js").Token} token @param {string[][]} meant @param {number} weight */
  add(token, meant, weight) {
    const before = this.units.get(token.term);
    const all = before ? before.alternatives.slice() : [{ terms: [token.term], weight: 1 }];
    for (const terms of meant) {
      const known = all.some((other) => other.terms.join(" ") === terms.join(" "));
      if (!known && all.length < this.index.parameters.alternatives) {
        all.push({ terms, weight });
      }
    }
    this.units.set(token.term, {
      word: before ? before.word : token.word,
      alternatives: all,
      required: before?.required ?? false,
      prefix: this.isPrefix(token) || (before?.prefix ?? false),
    });
  }

  /** @param {import("./text.js").Token[]} tokens @param {number} from */
  match(tokens, from) {
    for (let n = Math.min(this.index.synonymLength, tokens.length - from); n > 0; n--) {
      if (this.index.synonyms.has(key(tokens.slice(from, from + n)))) {
        return n;
      }
    }
    return 0;
  }
}

/** @param {import("./text.js").Token[]} tokens */
const key = (tokens) => tokens.map((token) => token.term).join(" ");
