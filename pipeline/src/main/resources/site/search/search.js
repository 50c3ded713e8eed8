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

const f32 = Math.fround;
const FORMAT = 2;

/** Opens the index that lies beside this module. */
export async function open() {
  const response = await fetch(new URL("manifest.json", import.meta.url));
  if (!response.ok) {
    throw new Error(`search data cannot be read: manifest.json, ${response.status}`);
  }
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

/* ---- Text: folding, tokens, stems (Folding, Tokens, Stemmer) ---- */

class Text {
  constructor(words, parameters) {
    this.fold = new Map(Object.entries(words.fold));
    this.irregular = new Map(Object.entries(words.irregular));
    this.word = words.word;
    this.single = words.single;
    this.longest = parameters.longest;
  }

  /** All tokens of a text: {term, word, start, end}. */
  tokens(text) {
    const folded = [];
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

  isWord(c) {
    return (c >= "a" && c <= "z") || isDigit(c) || (c >= "\u00c0" && within(this.word, c));
  }

  isSingle(c) {
    return c >= "\u0e01" && within(this.single, c);
  }

  stem(word) {
    const singular = this.irregular.get(word) ?? word;
    if (singular.length < 3 || !/^[a-z]+$/.test(singular)) {
      return singular;
    }
    return finalLetters(finalY(pastAndGerund(plural(singular))));
  }
}

function isDigit(c) {
  return c >= "0" && c <= "9" && c.length === 1;
}

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
  constructor(text, folded, origin) {
    this.text = text;
    this.folded = folded;
    this.origin = origin;
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

  partsThousands(i) {
    return this.digitAt(i + 1) && this.digitAt(i + 2) && this.digitAt(i + 3) && !this.digitAt(i + 4);
  }

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

  digitAt(i) {
    return i < this.folded.length && isDigit(this.folded[i]);
  }

  wordAt(i) {
    return i < this.folded.length && this.text.isWord(this.folded[i]) && !this.text.isSingle(this.folded[i]);
  }

  emit(token, from, end) {
    const word = token.slice(0, this.text.longest);
    this.out.push({
      term: this.text.stem(word),
      word,
      start: this.origin[from],
      end: this.origin[end - 1] + 1,
    });
  }
}

const cut = (word, letters) => word.slice(0, word.length - letters);

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

function finalY(word) {
  return word.endsWith("y") && hasVowel(cut(word, 1)) ? cut(word, 1) + "i" : word;
}

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

function isConsonant(word, i) {
  const c = word[i];
  if (c === "y") {
    return i === 0 || !isConsonant(word, i - 1);
  }
  return c !== "a" && c !== "e" && c !== "i" && c !== "o" && c !== "u";
}

function measure(word) {
  let count = 0;
  for (let i = 1; i < word.length; i++) {
    if (isConsonant(word, i) && !isConsonant(word, i - 1)) {
      count++;
    }
  }
  return count;
}

function hasVowel(word) {
  for (let i = 0; i < word.length; i++) {
    if (!isConsonant(word, i)) {
      return true;
    }
  }
  return false;
}

function endsInConsonantVowelConsonant(word) {
  const n = word.length;
  if (n < 3 || "wxy".includes(word[n - 1])) {
    return false;
  }
  return isConsonant(word, n - 1) && !isConsonant(word, n - 2) && isConsonant(word, n - 3);
}

/* ---- Units of a question (Units) ---- */

class Units {
  constructor(index, stops) {
    this.index = index;
    this.stops = stops;
    this.units = new Map();
  }

  read(query) {
    const most = this.index.parameters.units;
    const parts = query.replaceAll("\u201c", '"').replaceAll("\u201d", '"').split('"');
    for (let i = 0; i < parts.length && this.units.size < most; i++) {
      const tokens = this.index.text.tokens(parts[i]);
      if (i % 2 === 1 && i + 1 < parts.length && tokens.length > 1) {
        this.phrase(tokens);
      } else {
        this.words(tokens);
      }
    }
    return [...this.units.values()];
  }

  phrase(tokens) {
    const terms = tokens.map((token) => token.term).slice(0, this.index.parameters.phrase);
    const word = terms.join(" ");
    if (!this.units.has(word)) {
      this.units.set(word, { word, alternatives: [{ terms, weight: 1 }] });
    }
  }

  words(tokens) {
    const most = this.index.parameters.units;
    let i = 0;
    while (i < tokens.length && this.units.size < most) {
      const length = this.match(tokens, i);
      const stretch = tokens.slice(i, i + Math.max(1, length));
      const content = stretch.filter((token) => !this.stops.some((stop) => stop.has(token.term)));
      const meant = length === 0 ? [] : this.index.synonyms.get(key(stretch)) ?? [];
      for (const token of content) {
        if (this.units.size < most || this.units.has(token.term)) {
          this.add(token, meant, f32(this.index.synonymWeight / content.length));
        }
      }
      i += stretch.length;
    }
  }

  add(token, meant, weight) {
    const before = this.units.get(token.term);
    const all = before ? before.alternatives.slice() : [{ terms: [token.term], weight: 1 }];
    for (const terms of meant) {
      const known = all.some((other) => other.terms.join(" ") === terms.join(" "));
      if (!known && all.length < this.index.parameters.alternatives) {
        all.push({ terms, weight });
      }
    }
    this.units.set(token.term, { word: before ? before.word : token.word, alternatives: all });
  }

  match(tokens, from) {
    for (let n = Math.min(this.index.synonymLength, tokens.length - from); n > 0; n--) {
      if (this.index.synonyms.has(key(tokens.slice(from, from + n)))) {
        return n;
      }
    }
    return 0;
  }
}

const key = (tokens) => tokens.map((token) => token.term).join(" ");

/* ---- Shards ---- */

class Store {
  constructor(manifest, base) {
    this.shards = manifest.shards;
    this.base = base;
    this.files = new Map();
    this.terms = new Map();
  }

  /** A file, read once; a failed read may be tried again. */
  file(path, read) {
    let file = this.files.get(path);
    if (!file) {
      file = this.fetch(path, read);
      this.files.set(path, file);
      file.catch(() => this.files.delete(path));
    }
    return file;
  }

  async fetch(path, read) {
    const response = await fetch(new URL(path, this.base));
    if (!response.ok) {
      throw new Error(`search data cannot be read: ${path}, ${response.status}`);
    }
    return read(response);
  }

  json(path) {
    return this.file(path, (response) => response.json());
  }

  bytes(path) {
    return this.file(path, async (response) => new Uint8Array(await response.arrayBuffer()));
  }

  /** What a kind of shard ("at", "cp" ...) holds of a term: field number to {df, idf, block}. */
  async term(kind, term) {
    const at = lastAtMost(this.shards[kind] ?? [], term);
    const none = new Map();
    if (at < 0) {
      return none;
    }
    const path = `${kind}/${at}.bin`;
    const bytes = await this.bytes(path);
    let shard = this.terms.get(path);
    if (!shard) {
      shard = entries(new Reader(bytes), kind[1] === "t");
      this.terms.set(path, shard);
    }
    return shard.get(term) ?? none;
  }

  async article(number) {
    const each = this.shards.stored;
    return (await this.json(`a/${Math.floor(number / each)}.json`))[number % each];
  }

  /** An article's place (id, title, address, status) with its claims. */
  claims(article) {
    return this.json(`c/${article}.json`);
  }

  /** The number of an article, or -1. */
  async numberOf(id) {
    const at = lastAtMost(this.shards.ids ?? [], id);
    if (at < 0) {
      return -1;
    }
    const found = (await this.json(`i/${at}.json`)).indexOf(id);
    return found < 0 ? -1 : at * 256 + found;
  }

  /** Per article: the number of its first claim, and whether it is approved. */
  async overview() {
    if (this.shards.stored === undefined) {
      return { first: [0], approved: [] };
    }
    const reader = new Reader(await this.bytes("overview.bin"));
    const first = [0];
    const approved = [];
    while (!reader.atEnd()) {
      const value = reader.number();
      first.push(first[first.length - 1] + (value >>> 1));
      approved.push((value & 1) === 1);
    }
    return { first, approved };
  }

  async wordsWith(letter) {
    const at = (this.shards.spelling ?? []).indexOf(letter);
    return at < 0 ? [] : this.json(`s/${at}.json`);
  }
}

/** The last place whose value is at most the given one, or -1. */
function lastAtMost(sorted, value) {
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

class Reader {
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

function entries(reader, withStatistics) {
  const out = new Map();
  const decoder = new TextDecoder();
  while (!reader.atEnd()) {
    const term = decoder.decode(reader.block());
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

function postings(entry) {
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

function positions(entry, freqs) {
  const reader = new Reader(entry.block);
  return Array.from(freqs, (freq) => {
    const out = [];
    let last = 0;
    for (let i = 0; i < freq; i++) {
      last += reader.number();
      out.push(last);
    }
    return out;
  });
}

/* ---- BM25 (Lucene's BM25Similarity, SmallFloat, PhraseQuery, DisjunctionMaxQuery, BooleanQuery) ---- */

/** The length that a norm stands for: SmallFloat.byte4ToInt. */
function lengthOf(norm) {
  if (norm < 24) {
    return norm;
  }
  const rest = norm - 24;
  const shift = (rest >>> 3) - 1;
  return 24 + (shift < 0 ? rest & 7 : ((rest & 7) | 8) * 2 ** shift);
}

/** One over the length correction, for each norm. */
function normTable(field, k1, b) {
  const average = f32(field.sumTotalTermFreq / field.docCount);
  const out = new Float32Array(256);
  for (let i = 0; i < 256; i++) {
    const share = f32(f32(b * f32(lengthOf(i))) / average);
    out[i] = f32(1 / f32(k1 * f32(f32(1 - b) + share)));
  }
  return out;
}

function bm25(weight, freq, normInverse) {
  return f32(weight - f32(weight / f32(1 + f32(freq * normInverse))));
}

/** Articles or claims with their fields, as they are searched. */
class Group {
  constructor(index, fields, size, terms, places) {
    this.store = index.store;
    this.size = size;
    this.terms = terms;
    this.places = places;
    this.fields = fields.map((field, number) => ({
      number,
      own: field.own,
      boost: f32(field.boost),
      norms: normTable(field, index.k1, index.b),
    }));
  }

  /** Loads what is known of the units' terms, all at once. */
  async load(units) {
    const out = new Map();
    const wanted = new Set();
    const inPhrases = new Set();
    for (const { alternatives } of units) {
      for (const { terms } of alternatives) {
        terms.forEach((term) => wanted.add(term));
        if (terms.length > 1) {
          terms.forEach((term) => inPhrases.add(term));
        }
      }
    }
    await Promise.all(
      [...wanted].map(async (term) => {
        const entry = { fields: await this.store.term(this.terms, term), places: new Map() };
        out.set(term, entry);
      }),
    );
    await Promise.all(
      [...inPhrases].map(async (term) => {
        if (out.get(term).fields.size > 0) {
          out.get(term).places = await this.store.term(this.places, term);
        }
      }),
    );
    return out;
  }

  /** Scores all documents: {sums, any, own}, masks of the units that each holds. */
  score(units, loaded) {
    const sums = new Float64Array(this.size);
    const any = new Int32Array(this.size);
    const own = new Int32Array(this.size);
    units.forEach((unit, u) => {
      for (const field of this.fields) {
        for (const [doc, score] of this.best(unit, field, loaded)) {
          sums[doc] += score;
          any[doc] |= 1 << u;
          if (field.own) {
            own[doc] |= 1 << u;
          }
        }
      }
    });
    return { sums, any, own };
  }

  /** Documents with the best score that any alternative of a unit has in a field. */
  best(unit, field, loaded) {
    const out = new Map();
    for (const { terms, weight } of unit.alternatives) {
      const found = this.found(terms, field, loaded);
      if (found) {
        const factor = f32(f32(field.boost * weight) * found.idf);
        for (let i = 0; i < found.docs.length; i++) {
          const score = bm25(factor, found.freqs[i], field.norms[found.norms[i]]);
          const before = out.get(found.docs[i]);
          if (before === undefined || score > before) {
            out.set(found.docs[i], score);
          }
        }
      }
    }
    return out;
  }

  found(terms, field, loaded) {
    const entries = terms.map((term) => loaded.get(term).fields.get(field.number));
    if (entries.some((entry) => !entry)) {
      return null;
    }
    return terms.length === 1 ? postings(entries[0]) : this.phrase(terms, entries, field, loaded);
  }

  phrase(terms, entries, field, loaded) {
    const lists = entries.map(postings);
    const places = terms.map((term, i) =>
      positions(loaded.get(term).places.get(field.number), lists[i].freqs));
    const out = { docs: [], freqs: [], norms: [], idf: f32(lists.reduce((sum, list) => sum + list.idf, 0)) };
    const at = lists.map(() => 0);
    for (let i = 0; i < lists[0].docs.length; i++) {
      const doc = lists[0].docs[i];
      const inAll = lists.every((list, k) => {
        while (at[k] < list.docs.length && list.docs[at[k]] < doc) {
          at[k]++;
        }
        return at[k] < list.docs.length && list.docs[at[k]] === doc;
      });
      const sets = inAll ? lists.map((list, k) => new Set(places[k][at[k]])) : [];
      const freq = inAll ? places[0][i].filter((p) => sets.every((set, k) => set.has(p + k))).length : 0;
      if (freq > 0) {
        out.docs.push(doc);
        out.freqs.push(freq);
        out.norms.push(lists[0].norms[i]);
      }
    }
    return out;
  }

  /** The best of the documents that pass, by falling score, then by number; and how many pass. */
  top(scored, limit, passes) {
    const found = [];
    for (let doc = 0; doc < this.size; doc++) {
      if (scored.any[doc] !== 0 && passes(doc)) {
        found.push({ doc, score: f32(scored.sums[doc]) });
      }
    }
    found.sort((a, b) => b.score - a.score || a.doc - b.doc);
    return { total: found.length, best: found.slice(0, limit) };
  }
}

/* ---- Search and ask (Searcher, Queries, Snippet, Spelling) ---- */

class Index {
  constructor(manifest, store) {
    const { words, parameters } = manifest;
    this.store = store;
    this.parameters = parameters;
    this.k1 = f32(parameters.k1);
    this.b = f32(parameters.b);
    this.synonymWeight = f32(parameters.synonym);
    this.text = new Text(words, parameters);
    this.stop = new Set(words.stop);
    this.asking = new Set(words.asking);
    this.drugs = new Set(words.drugs);
    this.synonyms = new Map(
      Object.entries(words.synonyms).map(([typed, meant]) => [typed, meant.map((m) => m.split(" "))]),
    );
    this.synonymLength = words["synonym-length"];
    this.articles = new Group(this, manifest["of-articles"], manifest.articles, "at", "ap");
    this.claims = new Group(this, manifest["of-claims"], manifest.claims, "ct", "cp");
  }

  limit(limit, usual) {
    const wanted = limit === undefined || limit === null ? usual : Math.trunc(Number(limit)) || 0;
    return Math.max(0, Math.min(this.parameters.hits, wanted));
  }

  async search(query, options) {
    const units = new Units(this, [this.stop]).read(query);
    const loaded = await this.articles.load(units);
    const scored = this.articles.score(units, loaded);
    const { total, best } = this.articles.top(scored, this.limit(options.limit, 10), () => true);
    const terms = new Set(units.flatMap((unit) => unit.alternatives.flatMap((other) => other.terms)));
    const hits = await Promise.all(
      best.map(async ({ doc, score }) => {
        const { article, title, url, status, body } = await this.store.article(doc);
        return { article, title, url, status, score, snippet: this.snippet(body, terms) };
      }),
    );
    return { query, total, hits, suggestions: await this.suggest(units, loaded) };
  }

  async ask(question, options) {
    const units = new Units(this, [this.stop, this.asking]).read(question);
    const overview = await this.store.overview();
    const passes = (article) => Boolean(options.includePending) || overview.approved[article];
    const articleOf = (claim) => lastAtMost(overview.first, claim);
    let best = [];
    if (units.length > 0) {
      const loaded = await this.claims.load(units);
      const scored = this.claims.score(units, loaded);
      const wanted = options.article == null ? null : await this.store.numberOf(String(options.article));
      const answers = this.answering(units, loaded, scored);
      best = this.claims.top(scored, this.limit(options.limit, 5), (claim) => {
        if (!answers(claim)) {
          return false;
        }
        const article = articleOf(claim);
        return passes(article) && (wanted === null || article === wanted);
      }).best;
    }
    const answers = await Promise.all(
      best.map(({ doc, score }) => this.answer(doc, score, articleOf(doc), overview)));
    const nearest = answers.length > 0 ? [] : await this.nearest(units, passes);
    return { question, answered: answers.length > 0, answers, nearest };
  }

  async answer(doc, score, number, overview) {
    const article = await this.store.claims(number);
    const [claim, text, context, section, citations, coverage, certainty] =
      article.claims[doc - overview.first[number]];
    return {
      claim,
      text,
      context: article.contexts[context],
      section: article.sections[section],
      article: article.article,
      title: article.title,
      url: `${article.url}#${claim}`,
      citations: article.citations[citations],
      coverage,
      certainty,
      status: article.status,
      score,
    };
  }

  /** Which claims may answer, by the rule of Queries.answering. */
  answering(units, loaded, scored) {
    const frequencies = units.map((unit) => this.frequency(unit, loaded));
    const rarest = Math.min(...frequencies);
    let must = 0;
    units.forEach((unit, u) => {
      const typed = unit.alternatives[0].terms;
      if (frequencies[u] === rarest || (typed.length === 1 && this.drugs.has(typed[0]))) {
        must |= 1 << u;
      }
    });
    const enough = Math.floor((2 * units.length + 2) / 3);
    return (claim) =>
      (scored.any[claim] & must) === must && scored.own[claim] !== 0 && bits(scored.any[claim]) >= enough;
  }

  frequency(unit, loaded) {
    let out = 0;
    for (const { terms } of unit.alternatives) {
      for (const { number } of this.claims.fields) {
        out = Math.max(out, Math.min(...terms.map((term) => loaded.get(term).fields.get(number)?.df ?? 0)));
      }
    }
    return out;
  }

  async nearest(units, passes) {
    const scored = this.articles.score(units, await this.articles.load(units));
    const { best } = this.articles.top(scored, this.parameters.nearest, passes);
    return Promise.all(
      best.map(async ({ doc }) => {
        const { article, title, url } = await this.store.article(doc);
        return { article, title, url };
      }),
    );
  }

  snippet(text, terms) {
    const found = this.text.tokens(text).filter((token) => terms.has(token.term));
    const start = found.length === 0 ? 0 : this.snippetFrom(text, this.snippetBest(found));
    const end = this.snippetTo(text, start);
    return (start > 0 ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  snippetBest(found) {
    let best = 0;
    let bestValue = -1;
    for (let i = 0; i < found.length; i++) {
      const different = new Set();
      let k = i;
      while (k < found.length && found[k].end <= found[i].start + this.parameters.length) {
        different.add(found[k].term);
        k++;
      }
      const value = different.size * 1000 + Math.min(999, k - i);
      if (value > bestValue) {
        bestValue = value;
        best = found[i].start;
      }
    }
    return best;
  }

  snippetFrom(text, match) {
    if (match <= this.parameters.lead) {
      return 0;
    }
    const blank = text.indexOf(" ", match - this.parameters.lead);
    return blank >= 0 && blank < match ? blank + 1 : match;
  }

  snippetTo(text, start) {
    const { lead, length } = this.parameters;
    const end = start + lead + length;
    if (end >= text.length) {
      return text.length;
    }
    const blank = text.lastIndexOf(" ", end);
    if (blank > end - lead && blank > start) {
      return blank;
    }
    const last = text.charCodeAt(end - 1);
    return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
  }

  /** Words of the articles for typed words that stand in none: offered, not applied. */
  async suggest(units, loaded) {
    const out = [];
    for (const { word, alternatives } of units) {
      const term = alternatives[0].terms[0];
      const lone = alternatives.length === 1 && alternatives[0].terms.length === 1;
      if (lone && word.length >= 4 && !/[0-9]/.test(word) && !this.drugs.has(term)
          && loaded.get(term).fields.size === 0) {
        const offered = await this.near(word);
        if (offered.length > 0) {
          out.push({ word, offered });
        }
      }
    }
    return out;
  }

  async near(word) {
    const words = await this.store.wordsWith(word[0]);
    const most = word.length > 5 ? 2 : 1;
    const found = [];
    for (let i = 0; i < words.length; i += 2) {
      const away = distance(word, words[i], most);
      if (away <= most) {
        found.push({ word: words[i], away, frequency: words[i + 1] });
      }
    }
    found.sort((a, b) => a.away - b.away || b.frequency - a.frequency || (a.word < b.word ? -1 : 1));
    return found.slice(0, this.parameters.offered).map((other) => other.word);
  }
}

function bits(mask) {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    count++;
  }
  return count;
}

/** Levenshtein's distance, or anything above `most` where it is above. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) {
    return most + 1;
  }
  const row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0];
    row[0] = i;
    for (let k = 1; k <= b.length; k++) {
      const next = Math.min(Math.min(row[k], row[k - 1]) + 1, diagonal + (a[i - 1] === b[k - 1] ? 0 : 1));
      diagonal = row[k];
      row[k] = next;
    }
  }
  return row[b.length];
}
