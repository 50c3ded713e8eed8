/* The files of the index: only what a question needs, each part read once, and none used unless it is what was written. */

import { Reader, entries } from "./postings.js";
import { articleOf } from "./records.js";

/** What stands before and, with checksum and length, behind deflated bytes in gzip's format (RFC 1952). */
const HEAD = new Uint8Array([31, 139, 8, 0, 0, 0, 0, 0, 0, 255]);

/**
 * A part of a file, as a directory lists it: where it stands (-1: it is the file), how long it is there and once
 * unpacked, and the CRC-32 of that.
 * @typedef {{path: string, from: number, length: number, size: number, check: number}} Part
 *
 * Shards in order: the least key of each, and the part of a file.
 * @typedef {{keys: string[], parts: Part[]}} Directory
 *
 * The directories of a kind of shard, and how many shards come before each.
 * @typedef {Directory & {before: number[]}} Folder
 */

/** The files of an index. */
export class Store {
  /**
   * @param {Reader} reader the manifest, where it lists the folders
   * @param {URL} base
   * @param {{file: number, ids: number}} parameters
   */
  constructor(reader, base, parameters) {
    this.base = base;
    this.parameters = parameters;
    this.ranges = true;
    this.folders = new Map(["at", "t", "x"].map((name) => [name, folder(reader, name)]));
    /** @type {Map<string, Promise<any>>} */
    this.read = new Map();
  }

  /**
   * What is made of something once; a failed attempt may be repeated.
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  once(name, make) {
    let made = this.read.get(name);
    if (!made) {
      made = make();
      this.read.set(name, made);
      made.catch(() => this.read.delete(name));
    }
    return made;
  }

  /**
   * What a shard holds.
   * @template T
   * @param {string} kind
   * @param {Folder | null} folder
   * @param {number} at the number of the directory
   * @param {(list: Directory) => number} choose which of its shards, or -1
   * @param {(bytes: Uint8Array, number: number) => T} make
   * @returns {Promise<T | null>}
   */
  async shard(kind, folder, at, choose, make) {
    if (!folder || at < 0) {
      return null;
    }
    const list = await this.once(folder.parts[at].path, async () =>
      directory(new Reader(await this.bytes(folder.parts[at])), `${kind}/${at}/`, this.parameters.file));
    const i = choose(list);
    const part = list.parts[i];
    return part
      ? this.once(`${part.path} ${part.from}`, async () => make(await this.bytes(part), folder.before[at] + i))
      : null;
  }

  /** The directories of a kind; the manifest lists those of the first search. @param {string} kind @returns {Promise<Folder | null>} */
  async folder(kind) {
    const key = `~${kind}`;
    const x = this.folders.get("x") ?? null;
    return this.folders.get(kind) ?? this.shard("x", x, lastAtMost(x?.keys ?? [], key),
      (list) => list.keys.indexOf(key), (bytes) => folder(new Reader(bytes), kind));
  }

  /**
   * What the shard holds that may hold a key.
   * @template T
   * @param {string} kind
   * @param {string} key
   * @param {(bytes: Uint8Array, number: number) => T} make
   */
  async byKey(kind, key, make) {
    const folder = await this.folder(kind);
    return this.shard(kind, folder, lastAtMost(folder?.keys ?? [], key), (list) => lastAtMost(list.keys, key), make);
  }

  /**
   * What the shard of a number holds.
   * @template T
   * @param {string} kind
   * @param {number} number
   * @param {(bytes: Uint8Array) => T} make
   * @returns {Promise<T>}
   */
  async byNumber(kind, number, make) {
    const folder = await this.folder(kind);
    const at = lastAtMost(folder?.before ?? [], number);
    const found = await this.shard(kind, folder, at, () => number - (folder?.before[at] ?? 0), make);
    if (found === null) {
      throw new Error(`search data holds no article ${number}`);
    }
    return found;
  }

  /** The unpacked bytes of a part; what a cache holds damaged is fetched again once. @param {Part} part */
  async bytes(part) {
    try {
      return await this.unpacked(part, "default");
    } catch {
      return this.unpacked(part, "reload");
    }
  }

  /** @param {Part} part @param {RequestCache} cache */
  async unpacked(part, cache) {
    const packed = await this.packed(part, cache);
    if (packed.length === part.length) {
      const bytes = await inflate(packed, part).catch(() => null);
      if (bytes?.length === part.size) {
        return bytes;
      }
    }
    throw new Error(`search data is damaged or of another build: ${part.path}`);
  }

  /**
   * The bytes of a part as they stand in its file; the whole file is read where the host gives no ranges.
   * @param {Part} part
   * @param {RequestCache} cache
   */
  async packed({ path, from, length }, cache) {
    if (from < 0) {
      return (await this.fetch(path, { cache })).bytes;
    }
    if (this.ranges) {
      const headers = { Range: `bytes=${from}-${from + length - 1}` };
      const { bytes, partial } = await this.fetch(path, { cache, headers });
      if (partial) {
        return bytes;
      }
      this.ranges = false;
      this.read.set(path, Promise.resolve(bytes));
    }
    const read = async () => (await this.fetch(path, { cache })).bytes;
    const file = await (cache === "default" ? this.once(path, read) : read());
    return file.subarray(from, from + length);
  }

  /** @param {string} path @param {RequestInit} options */
  async fetch(path, options) {
    const response = await fetch(new URL(path, this.base), options);
    if (!response.ok) {
      throw new Error(`search data cannot be read: ${path}, ${response.status}`);
    }
    return { bytes: new Uint8Array(await response.arrayBuffer()), partial: response.status === 206 };
  }

  /**
   * What a kind of shard ("at", "cp" ...) holds of a term, by field number.
   * @param {string} kind
   * @param {string} term
   * @returns {Promise<Map<number, import("./postings.js").Entry>>}
   */
  async term(kind, term) {
    const shard = await this.byKey(kind, term, (bytes) => entries(new Reader(bytes), kind[1] === "t"));
    return shard?.get(term) ?? new Map();
  }

  /** @param {number} number */
  article(number) {
    return this.byNumber("t", number, (bytes) => articleOf(new Reader(bytes)));
  }
}

/** What was deflated; fails unless length and checksum are those given. @param {Uint8Array} packed @param {{size: number, check: number}} part */
export async function inflate(packed, { size, check }) {
  const tail = new DataView(new ArrayBuffer(8));
  tail.setUint32(0, check, true);
  tail.setUint32(4, size, true);
  const parts = /** @type {BlobPart[]} */ ([HEAD, packed, tail]);
  const unzipped = new Blob(parts).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unzipped).arrayBuffer());
}

/** @param {Uint8Array} bytes @returns {any} */
export const json = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

/** What is said of a part but where it is. @param {Reader} reader */
export function described(reader) {
  return { length: reader.number(), size: reader.number(), check: reader.word() };
}

/** The directories of a kind, from the manifest. @param {Reader} reader @param {string} name @returns {Folder} */
function folder(reader, name) {
  const out = /** @type {Folder} */ ({ keys: [], parts: [], before: [] });
  let before = 0;
  for (let count = reader.number(), i = 0; i < count; i++) {
    out.keys.push(reader.text());
    out.before.push(before);
    before += reader.number();
    out.parts.push({ path: `${name}/${i}/list.bin`, from: -1, ...described(reader) });
  }
  return out;
}

/**
 * A directory: shards lie one behind the other, in as many files as it takes.
 * @param {Reader} reader
 * @param {string} path of its files
 * @param {number} most how long a file of more than one shard may be
 * @returns {Directory}
 */
function directory(reader, path, most) {
  const out = /** @type {Directory} */ ({ keys: [], parts: [] });
  let file = 0;
  let from = 0;
  while (!reader.atEnd()) {
    out.keys.push(reader.text());
    const part = described(reader);
    if (from > 0 && from + part.length > most) {
      file++;
      from = 0;
    }
    out.parts.push({ path: `${path}${file}.bin`, from, ...part });
    from += part.length;
  }
  return out;
}

/**
 * The last place whose value is at most the given one, or -1.
 * @template {string | number} T
 * @param {ArrayLike<T>} sorted
 * @param {T} value
 */
export function lastAtMost(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
