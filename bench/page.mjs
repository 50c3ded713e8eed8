// How soon pages are seen in Chromium, and whether anything on them moves: node page.mjs SITE [ADDRESS...]
// Each page is opened 5 times by a fresh browser; the medians are printed. The server is on this machine and compresses
// nothing; it puts one more script into each page, which measures and asks for nothing else.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { loadavg, tmpdir } from "node:os";
import { join, normalize } from "node:path";

const [site, ...given] = process.argv.slice(2);
const TIMES = 5;
const TYPES = { ".js": "text/javascript", ".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json" };
const MEASURE = `
let moved = 0, largest = 0;
const seen = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
seen("layout-shift", (entry) => (moved += entry.value));
seen("largest-contentful-paint", (entry) => (largest = entry.startTime));
addEventListener("load", () => setTimeout(() => {
  const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  fetch("/_done", { method: "POST", body: JSON.stringify({ first, largest, moved }) });
}, 500));
`;

let served;
let finish;
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  if (path === "/_done") {
    const parts = [];
    for await (const part of request) parts.push(part);
    response.end();
    finish(JSON.parse(Buffer.concat(parts).toString()));
    return;
  }
  const file = path.endsWith("/") ? `${path}index.html` : path;
  let body = path === "/_measure.js" ? Buffer.from(MEASURE) : await readFile(join(site, file)).catch(() => null);
  const type = TYPES[file.slice(file.lastIndexOf("."))] ?? "application/octet-stream";
  if (body && path !== "/_measure.js") {
    served.bytes += body.length;
    served.requests++;
  }
  if (body && type === "text/html") {
    body = Buffer.from(body.toString().replace("</head>", '<script type="module" src="/_measure.js"></script></head>'));
  }
  response.writeHead(body ? 200 : 404, { "Content-Type": type }).end(body);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

async function opened(address, width) {
  served = { bytes: 0, requests: 0 };
  const done = new Promise((resolve) => (finish = resolve));
  const profile = await mkdtemp(join(tmpdir(), "page-"));
  const options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", `--window-size=${width},900`, `--user-data-dir=${profile}`];
  const browser = spawn(process.env.CHROMIUM ?? "chromium", [...options, `http://127.0.0.1:${server.address().port}/${address}`], { stdio: "ignore" });
  const found = await done;
  const ended = new Promise((resolve) => browser.on("exit", resolve));
  browser.kill();
  await ended;
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return { ...found, ...served };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const pages = given.length > 0 ? given : ["", "topics/", "a-z/", "cardiology/hypertension/", "allergy/anaphylaxis.patient/", "spine/pinched-nerve/", "policy/", "dashboard/"];
console.log(`load ${loadavg()[0].toFixed(1)}; medians of ${TIMES} fresh browsers`);
console.log("width  first ms  largest ms  moved     kB  requests  page");
for (const width of [500, 1280]) {
  for (const page of pages) {
    const runs = [];
    for (let i = 0; i < TIMES; i++) runs.push(await opened(page, width));
    const of = (key) => median(runs.map((run) => run[key]));
    console.log([String(width).padStart(5), of("first").toFixed(0).padStart(9), of("largest").toFixed(0).padStart(11), of("moved").toFixed(3).padStart(6), (of("bytes") / 1000).toFixed(0).padStart(6), String(of("requests")).padStart(9), ` ${page || "(home)"}`].join(" "));
  }
}
server.close();
