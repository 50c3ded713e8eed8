// Pictures of a desk: node --experimental-websocket docs/desk-pictures.mjs ENTRANCE FOLDER; see pictures.sh.
// One browser enters, since the address of a desk opens once, and goes from page to page as a reviewer does.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [entrance, folder] = process.argv.slice(2);
const ARTICLE = "/review/infection/community-acquired-pneumonia/";
const PICTURES = [
  { name: "queue.png", path: "/review/", ready: "#_rows li", top: "#_queue", width: 560, height: 640 },
  { name: "claims.png", path: ARTICLE, ready: "[data-claim]", top: "[data-claim]", width: 700, height: 640,
    first: "document.querySelector('[data-answer=agree]').click(); document.querySelectorAll('[data-answer=disagree]')[1].click()" },
  { name: "sign.png", path: ARTICLE, ready: "#_progress", top: "#_progress", width: 700, height: 560,
    first: "document.querySelectorAll('[data-answer=agree]').forEach((it) => it.click()); document.getElementById('_interests').click()" },
];

const profile = await mkdtemp(join(tmpdir(), "desk-"));
const browser = spawn("chromium", [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars", "--lang=en-US",
  "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank",
], { stdio: ["ignore", "ignore", "pipe"] });
const port = await new Promise((done) => {
  let said = "";
  browser.stderr.on("data", (text) => {
    const found = /127\.0\.0\.1:(\d+)/.exec((said += text));
    if (found) done(found[1]);
  });
});
const pages = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
const socket = new WebSocket(pages.find((page) => page.type === "page").webSocketDebuggerUrl);
await new Promise((done) => (socket.onopen = done));
const waiting = new Map();
socket.onmessage = ({ data }) => {
  const answer = JSON.parse(data);
  waiting.get(answer.id)?.(answer.result);
  waiting.delete(answer.id);
};
let last = 0;
const ask = (method, params) =>
  new Promise((done) => {
    waiting.set(++last, done);
    socket.send(JSON.stringify({ id: last, method, params }));
  });
const value = async (expression) => (await ask("Runtime.evaluate", { expression, returnByValue: true })).result?.value;
const shows = async (selector) => {
  while (!(await value(`document.readyState === "complete" && document.querySelector(${JSON.stringify(selector)}) !== null`)));
};

try {
  await ask("Page.navigate", { url: entrance });
  await shows("#_rows li");
  for (const picture of PICTURES) {
    await ask("Emulation.setDeviceMetricsOverride", { width: picture.width, height: picture.height, deviceScaleFactor: 1, mobile: false });
    await ask("Page.navigate", { url: new URL(picture.path, entrance).href });
    await shows(picture.ready);
    if (picture.first) await value(picture.first);
    await value(`document.querySelector(${JSON.stringify(picture.top)}).scrollIntoView(); document.activeElement.blur()`);
    const { data } = await ask("Page.captureScreenshot", { format: "png" });
    await writeFile(join(folder, picture.name), Buffer.from(data, "base64"));
  }
} finally {
  socket.close();
  const ended = new Promise((done) => browser.on("exit", done));
  browser.kill();
  await ended;
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
