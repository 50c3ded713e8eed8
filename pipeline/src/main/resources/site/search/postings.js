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
      const byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        return value >>> 0;
      }
    }
  }

  one() {
    return this.bytes[this.at++];
  }

  single() {
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }

  block() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/**
 * What is known of a term in a field: how many documents hold it, and the bytes of its list.
 * @typedef {{df: number, idf: number, block: Uint8Array}} Entry
 *
 * The documents that hold a term, how often, and the norms of their lengths.
 * @typedef {{docs: ArrayLike<number>, freqs: ArrayLike<number>, norms: ArrayLike<number>, idf: number}} Postings
 */

/**
 * The terms of a shard, with an entry for each field number.
 * @param {Reader} reader
 * @param {boolean} withStatistics
 */
export function entries(reader, withStatistics) {
  /** @type {Map<string, Map<number, Entry>>} */
  const out = new Map();
  const decoder = new TextDecoder();
  while (!reader.atEnd()) {
    const term = decoder.decode(reader.block());
    /** @type {Map<number, Entry>} */
    const fields = new Map();
    for (let count = reader.number(); count > 0; count--) {
      const field = reader.number();
      const df = withStatistics ? reader.number() : 0;
      const idf = withStatistics ? reader.single() : 0;
      fields.set(field, { df, idf, block: reader.block() });
    }
    out.set(term, fields);
  }
  return out;
}

/**
 * @param {Entry} entry
 * @returns {Postings}
 */
export function postings(entry) {
  const reader = new Reader(entry.block);
  const docs = new Int32Array(entry.df);
  const freqs = new Int32Array(entry.df);
  const norms = new Uint8Array(entry.df);
  let doc = -1;
  for (let i = 0; i < entry.df; i++) {
    const gap = reader.number();
    doc += gap >>> 1;
    docs[i] = doc;
    freqs[i] = gap & 1 ? 1 : reader.number();
    norms[i] = reader.one();
  }
  return { docs, freqs, norms, idf: entry.idf };
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
