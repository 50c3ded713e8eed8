// Puts questions to an exported index: node search.mjs MODULE QUESTIONS ANSWERS
// QUESTIONS is a list of [function, text, options], ANSWERS the list of what each gave. The function "digest" gives the
// hash of a text's tokens, one a line.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

// Node's own fetch reads no files.
globalThis.fetch = async (url) => {
  try {
    return new Response(await readFile(url));
  } catch {
    return new Response(null, { status: 404 });
  }
};

const [module, questions, answers] = process.argv.slice(2);
const index = await (await import(pathToFileURL(module))).open();
const out = [];
for (const [name, text, options] of JSON.parse(await readFile(questions, "utf8"))) {
  if (name === "digest") {
    const lines = index.tokens(text).map((token) => `${token.term} ${token.word} ${token.start} ${token.end}\n`);
    out.push(createHash("sha256").update(lines.join("")).digest("hex"));
  } else {
    out.push(await index[name](text, options));
  }
}
await writeFile(answers, JSON.stringify(out));
