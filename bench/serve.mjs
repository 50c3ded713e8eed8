// How soon an edit is on its page: node bench/serve.mjs CONTENT-ROOT [EDITS]
// Serves the content root, opens some articles, adds a sentence to each, and asks for its page until the sentence is there;
// then searches for the sentence's number until the article is found. The articles are put back as they were.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import http from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = process.argv[2];
const edits = Number(process.argv[3] ?? 20);
const program = join(dirname(fileURLToPath(import.meta.url)), "..", "imprimatur");
const began = performance.now();
const serve = spawn(program, ["serve", "--quiet", "--root", root, "--as-of", "2026-06-01"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const address = new URL(await new Promise((done) => serve.stdout.once("data", (line) => done(String(line).trim()))));
const ready = performance.now() - began;

let cookie = "";
const agent = new http.Agent({ keepAlive: true });
const get = (path) =>
  new Promise((done, fail) => {
    const asked = { host: "127.0.0.1", port: address.port, path, agent, headers: { Host: address.host, Cookie: cookie } };
    http
      .get(asked, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
      })
      .on("error", fail);
  });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ms = (number) => Math.round(number);

try {
  cookie = (await get(address.pathname)).headers["set-cookie"][0].split(";")[0];
  const articles = readdirSync(join(root, "articles"), { recursive: true })
    .filter((name) => name.endsWith(".md"))
    .sort();
  const whole = performance.now();
  const found = async (words) => {
    const answer = await get("/_live/search?q=" + encodeURIComponent(words));
    return answer.status === 200 && JSON.parse(answer.body).total > 0;
  };
  while (!(await found("treatment")));
  const first = performance.now() - whole;
  const times = [];
  const searched = [];
  for (let i = 0; i < edits; i++) {
    const name = articles[(i * 37) % articles.length];
    const file = join(root, "articles", name);
    const page = "/" + name.slice(0, -".md".length) + "/";
    const text = readFileSync(file, "utf8");
    await get(page);
    const word = "restnumber" + i + "x";
    const words = "Rest of " + word + " helps most people.";
    const from = performance.now();
    try {
      writeFileSync(file, text + "\n\n" + words + "\n");
      while (!(await get(page)).body.includes(words));
      times.push(performance.now() - from);
      while (!(await found(word)));
      searched.push(performance.now() - from);
    } finally {
      writeFileSync(file, text);
    }
  }
  const warm = times.slice(Math.floor(edits / 4));
  console.log(`| ${articles.length} articles | ready ${(ready / 1000).toFixed(1)} s | first search ${(first / 1000).toFixed(1)} s later |`);
  console.log(`| edit to page, ms | median ${ms(median(warm))} | worst ${ms(Math.max(...warm))} | first ${times.slice(0, 3).map(ms).join(", ")} |`);
  const laterFound = searched.slice(Math.floor(edits / 4));
  console.log(`| edit to search, ms | median ${ms(median(laterFound))} | worst ${ms(Math.max(...searched))} | first ${searched.slice(0, 3).map(ms).join(", ")} |`);
} finally {
  agent.destroy();
  serve.kill();
}
