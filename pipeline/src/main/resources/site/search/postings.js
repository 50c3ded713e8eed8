/* Numbers, terms and postings as the index holds them: see docs/index.md. */

/** Reads numbers and blocks of bytes one after the other. */
export class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }

  atEnd() {
    return this.at >= this.bytes.length;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.one();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        return value >>> 0;
      }
    }
  }

  one() {
    if (this.at >= this.bytes.length) {
      throw new RangeError("search data ends too early");
    }
    return this.bytes[this.at++];
  }

  word() {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  block() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** What else a block holds. */
  inner() {
    return new Reader(this.block());
  }

  text() {
    return UTF8.decode(this.block());
  }

  lists() {
    return Array.from({ length: this.number() }, () => Array.from({ length: this.number() }, () => this.text()));
  }

  /** All bytes that follow. */
  rest() {
    return this.bytes.subarray(this.at);
  }

  /** Numbers, one behind the other. @param {number} length */
  column(length) {
    const out = new Uint32Array(length);
    for (let i = 0; i < length; i++) {
      out[i] = this.number();
    }
    return out;
  }
}

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * What is known of a term in a field: how many documents hold it, and the bytes of its list.
 * @typedef {{df: number, block: Uint8Array}} Entry
 *
 * The documents that hold a term, how often, and the norms of their lengths.
 * @typedef {{docs: ArrayLike<number>, freqs: ArrayLike<number>, norms: ArrayLike<number>}} Postings
 */

/**
 * The terms of a shard, with an entry for each field number.
 * @param {Reader} reader
 * @param {boolean} withStatistics
 */
export function entries(reader, withStatistics) {
  /** @type {Map<string, Map<number, Entry>>} */
  const out = new Map();
  while (!reader.atEnd()) {
    const term = reader.text();
    /** @type {Map<number, Entry>} */
    const fields = new Map();
    for (let count = reader.number(); count > 0; count--) {
      const field = reader.number();
      const df = withStatistics ? reader.number() : 0;
      fields.set(field, { df, block: reader.block() });
    }
    out.set(term, fields);
  }
  return out;
}

/** Sums of the numbers. @param {Uint32Array} gaps @param {number} from */
function summed(gaps, from) {
  let last = from;
  for (let i = 0; i < gaps.length; i++) {
    last += gaps[i];
    gaps[i] = last;
  }
  return gaps;
}

/**
 * The documents that hold a term.
 * @param {Entry} entry
 * @param {ArrayLike<number> | null} first of claims, of each article the number of its first
 * @returns {Postings}
 */
export function postings({ df, block }, first) {
  const reader = new Reader(block);
  const docs = first === null ? summed(reader.column(df), -1) : claims(reader, df, first);
  return { docs, freqs: reader.column(df), norms: reader.rest() };
}

/** @param {Reader} reader @param {number} df @param {ArrayLike<number>} first */
function claims(reader, df, first) {
  const count = reader.number();
  const articles = summed(reader.column(count), -1);
  const counts = reader.column(count);
  const docs = reader.column(df);
  for (let i = 0, at = 0; i < count; i++) {
    summed(docs.subarray(at, at + counts[i]), first[articles[i]] - 1);
    at += counts[i];
  }
  return docs;
}

/**
 * Where a term stands in each document.
 * @param {Entry} entry
 * @param {ArrayLike<number>} freqs
 */
export function positions(entry, freqs) {
  const reader = new Reader(entry.block);
  return Array.from(freqs, (freq) => {
    /** @type {number[]} */
    const out = [];
    let last = 0;
    for (let i = 0; i < freq; i++) {
      last += reader.number();
      out.push(last);
    }
    return out;
  });
}
