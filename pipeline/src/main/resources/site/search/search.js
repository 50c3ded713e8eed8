/*
 * Search and ask in the page, over the files that BrowserExport wrote beside this module. Tokens,
 * scores (as 32-bit floats) and order are those of Lucene; docs/index.md describes the format and
 * the formula. A question never leaves the page: what is requested is shards, by their numbers.
 *
 *   import { open } from "./search/search.js";
 *   const index = await open();
 *   await index.search("pinched nerve", { limit: 10 });
 *   await index.ask("Which drug is first-line?", { article: "spine/pinched-nerve", limit: 5, includePending: false });
 */

import { Reader } from "./postings.js";
import { Index } from "./searcher.js";
import { Store, described, inflate } from "./store.js";

const FORMAT = 8;

/**
 * Opens the index that lies beside this module.
 * @returns {Promise<OpenIndex>}
 *
 * @typedef {import("./searcher.js").Options} Options
 *
 * @typedef {object} OpenIndex
 * @property {(query: string, options?: Options) => ReturnType<Index["search"]>} search
 * @property {(question: string, options?: Options) => ReturnType<Index["ask"]>} ask
 * @property {(text: string) => import("./text.js").Token[]} tokens
 */
export async function open() {
  const response = await fetch(new URL("manifest.bin", import.meta.url));
  if (!response.ok) {
    throw new Error(`search data cannot be read: manifest.bin, ${response.status}`);
  }
  const reader = await unpacked(new Reader(new Uint8Array(await response.arrayBuffer())));
  /** @type {import("./searcher.js").Manifest} */
  const manifest = JSON.parse(reader.text());
  const store = new Store(reader, new URL(`${manifest.data}/`, import.meta.url), manifest.parameters);
  const index = new Index(manifest, store);
  return {
    search: (query, options) => index.search(String(query ?? ""), options ?? {}),
    ask: (question, options) => index.ask(String(question ?? ""), options ?? {}),
    tokens: (text) => index.text.tokens(String(text)),
  };
}

/** The manifest, behind its format and checksum. @param {Reader} reader */
async function unpacked(reader) {
  const damaged = new Error("search data is damaged: manifest.bin");
  if (reader.bytes.length < 12 || reader.text() !== "imprimatur") {
    throw damaged;
  }
  const format = reader.number();
  if (format !== FORMAT) {
    throw new Error(`search data has format ${format}, this page reads ${FORMAT}`);
  }
  const part = described(reader);
  const packed = reader.rest();
  const bytes = packed.length === part.length ? await inflate(packed, part).catch(() => null) : null;
  if (bytes?.length !== part.size) {
    throw damaged;
  }
  return new Reader(bytes);
}
