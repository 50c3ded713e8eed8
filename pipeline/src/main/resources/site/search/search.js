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

import { Index } from "./searcher.js";
import { Store } from "./store.js";

const FORMAT = 4;

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
  const response = await fetch(new URL("manifest.json", import.meta.url));
  if (!response.ok) {
    throw new Error(`search data cannot be read: manifest.json, ${response.status}`);
  }
  /** @type {import("./searcher.js").Manifest} */
  const manifest = await response.json();
  if (manifest.format !== FORMAT) {
    throw new Error(`search data has format ${manifest.format}, this page reads ${FORMAT}`);
  }
  const store = new Store(manifest, new URL(`${manifest.data}/`, import.meta.url));
  const index = new Index(manifest, store);
  return {
    search: (query, options) => index.search(String(query ?? ""), options ?? {}),
    ask: (question, options) => index.ask(String(question ?? ""), options ?? {}),
    tokens: (text) => index.text.tokens(String(text)),
  };
}
