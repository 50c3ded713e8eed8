/* What is stored of articles: see docs/index.md. */

/**
 * What hits show of an article: headings and lead-ins, then statements, each behind the number of what it stands under.
 * @typedef {{article: string, title: string, url: string, status: string, text: string,
 *   above: string[][], shown: [number, string][]}} StoredArticle
 */

/** @param {import("./postings.js").Reader} reader @returns {StoredArticle} */
export function articleOf(reader) {
  const [article, title, status] = [reader.text(), reader.text(), reader.text()];
  const above = reader.lists();
  const text = reader.text();
  const count = reader.number();
  const [numbers, lengths, jumps] = [reader.column(count), reader.column(count), reader.column(count)];
  /** @type {[number, string][]} */
  const shown = [];
  let end = 0;
  for (let i = 0; i < count; i++) {
    const from = jumps[i] === 0 ? end : jumps[i] - 1;
    end = from + lengths[i];
    shown.push([numbers[i], text.slice(from, end)]);
  }
  return { article, title, url: `${article}/`, status, text, above, shown };
}
