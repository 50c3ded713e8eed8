// Puts the same queries to a site's search in Chromium: node search.mjs SITE imprimatur|pagefind ARTICLES
// Prints kB and requests of the first query, its milliseconds; kB and milliseconds of later queries (medians of new words;
// milliseconds are those of the same words asked again, when all data is there). The server compresses nothing.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";

const [site, program, articles] = process.argv.slice(2);
const TYPES = { ".js": "text/javascript", ".html": "text/html", ".css": "text/css", ".json": "application/json" };

/** Pairs of words, each from one article: the same for everybody who has the same articles. */
async function queries(count) {
  const files = (await readdir(articles, { recursive: true })).filter((file) => file.endsWith(".md")).sort();
  const out = [];
  for (let i = 0; i < count; i++) {
    const text = await readFile(join(articles, files[Math.floor(((i + 0.5) * files.length) / count)]), "utf8");
    const words = text.slice(text.indexOf("\n## ")).match(/\b[a-z]{5,}\b/g);
    out.push(`${words[(i * 37 + 11) % words.length]} ${words[(i * 53 + 29) % words.length]}`);
  }
  return out;
}

const PAGE = `<!doctype html><meta charset="utf-8"><script>
onunhandledrejection = onerror = (event) => fetch("/done", { method: "POST", body: JSON.stringify({ failed: String(event.reason ?? event) }) });
</script><script type="module">
const queries = await (await fetch("/queries")).json();
const program = ${JSON.stringify(program)};
let index;
async function ask(query) {
  if (program === "imprimatur") {
    index ??= await (await import("/search/search.js")).open();
    return (await index.search(query, { limit: 10 })).hits.length;
  }
  index ??= await import("/pagefind/pagefind.js");
  const found = await index.search(query);
  return (await Promise.all(found.results.slice(0, 10).map((result) => result.data()))).length;
}
async function timed(query) {
  const begin = performance.now();
  const hits = await ask(query);
  const ms = performance.now() - begin;
  await fetch("/mark");
  return { query, hits, ms };
}
const first = await timed(queries[0]);
const fresh = [];
for (const query of queries.slice(1)) fresh.push(await timed(query));
const again = [];
for (const query of queries.slice(1)) again.push(await timed(query));
await fetch("/done", { method: "POST", body: JSON.stringify({ first, fresh, again }) });
</script>`;

const asked = await queries(21);
const marks = [];
let served = { bytes: 0, requests: 0 };
let finish;
const done = new Promise((resolve) => (finish = resolve));

const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  const own = { "/": PAGE, "/queries": JSON.stringify(asked), "/mark": "", "/done": "", "/favicon.ico": "" }[path];
  if (own !== undefined) {
    if (path === "/mark") {
      marks.push(served);
      served = { bytes: 0, requests: 0 };
    }
    const parts = [];
    for await (const part of request) parts.push(part);
    response.writeHead(200, { "Content-Type": path === "/" ? "text/html" : "text/plain" }).end(own);
    if (path === "/done") finish(JSON.parse(Buffer.concat(parts).toString()));
    return;
  }
  const body = await readFile(join(site, path)).catch(() => null);
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
  const part = body && range ? body.subarray(Number(range[1]), Number(range[2]) + 1) : body;
  const headers = { "Content-Type": TYPES[path.slice(path.lastIndexOf("."))] ?? "application/octet-stream" };
  if (range && body) headers["Content-Range"] = `bytes ${range[1]}-${Number(range[1]) + part.length - 1}/${body.length}`;
  served.bytes += part?.length ?? 0;
  served.requests++;
  response.writeHead(part === null ? 404 : range ? 206 : 200, headers).end(part);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const profile = await mkdtemp(join(tmpdir(), "search-"));
const options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", `--user-data-dir=${profile}`];
const browser = spawn(process.env.CHROMIUM ?? "chromium", [...options, `http://127.0.0.1:${server.address().port}/`], { stdio: "ignore" });
const { first, fresh, again, failed } = await done;
const ended = new Promise((resolve) => browser.on("exit", resolve));
browser.kill();
await ended;
server.close();
await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });

if (failed) {
  console.error(`the search failed: ${failed}`);
  process.exit(1);
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const kB = median(marks.slice(1, 1 + fresh.length).map((mark) => mark.bytes / 1000));
const wanted = [first, ...fresh].filter((each) => each.hits === 0).length;
if (wanted > 0) console.error(`${wanted} of ${asked.length} queries found nothing`);
const row = [marks[0].bytes / 1000, marks[0].requests, first.ms, kB, median(again.map((each) => each.ms))];
const [firstKb, requests, firstMs, laterKb, laterMs] = row.map((value) => value.toFixed(1));
console.log(`${firstKb.padStart(9)} ${requests.replace(".0", "").padStart(5)} ${firstMs.padStart(8)} ${laterKb.padStart(9)} ${laterMs.padStart(8)}`);
