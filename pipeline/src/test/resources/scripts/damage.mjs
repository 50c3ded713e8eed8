// Damages every file of an exported index in turn: node damage.mjs MODULE FOREIGN QUESTIONS
// FOREIGN is the search folder of another index. Prints what went wrong, a line each: nothing may.
import { readFile, readdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [module, foreign, questions] = process.argv.slice(2);
const folder = dirname(module);
const { open } = await import(pathToFileURL(module));
const calls = JSON.parse(await readFile(questions, "utf8"));

/** All data files, by path. */
async function data(root) {
  const out = new Map();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && file.endsWith(".bin")) out.set(relative(root, file), await readFile(file));
  }
  return out;
}

const files = await data(folder);
const others = [...(await data(foreign)).values()];
let ranges = true;
let changed = new Map();
let asked = new Set();

// Node's own fetch reads no files.
globalThis.fetch = async (url, options = {}) => {
  const path = relative(folder, fileURLToPath(url));
  asked.add(path);
  const bytes = changed.has(path) ? changed.get(path) : files.get(path);
  if (!bytes) return new Response(null, { status: 404 });
  const range = /^bytes=(\d+)-(\d+)$/.exec(options.headers?.Range ?? "");
  if (!range || !ranges) return new Response(bytes);
  const part = bytes.subarray(Number(range[1]), Number(range[2]) + 1);
  return part.length > 0 ? new Response(part, { status: 206 }) : new Response(null, { status: 416 });
};

/** What each question gives, or the error that it ends with. */
async function answers() {
  let index;
  try {
    index = await open();
  } catch (error) {
    return calls.map(() => error);
  }
  const out = [];
  for (const [name, text, options] of calls) {
    out.push(await index[name](text, options).then(JSON.stringify, (error) => error));
  }
  return out;
}

function flipped(bytes, bit) {
  const out = Uint8Array.from(bytes);
  out[bit >>> 3] ^= 1 << (bit & 7);
  return out;
}

/** Ways to spoil a file, each named. */
function* spoiled(path, bytes, turn) {
  yield ["missing", null];
  yield ["empty", new Uint8Array(0)];
  for (const length of [bytes.length >>> 1, bytes.length - 1]) yield ["cut", bytes.subarray(0, length)];
  for (let i = 0; i < 4; i++) yield ["flipped", flipped(bytes, (i * 7919 + turn * 104729) % (bytes.length * 8))];
  const same = [...files].filter(([other]) => other !== path && dirname(dirname(other)) === dirname(dirname(path)));
  for (const [, other] of same.slice(0, 1)) yield ["exchanged", other];
  yield ["foreign", others[turn % others.length]];
}

let spoils = 0;
let refused = 0;
for (ranges of [true, false]) {
  changed = new Map();
  asked = new Set();
  const whole = await answers();
  if (whole.some((answer) => answer instanceof Error)) console.log(`whole: ${whole.find((a) => a instanceof Error)}`);
  for (const path of files.keys()) if (!asked.has(path)) console.log(`${path}: no question reads it`);
  let turn = 0;
  for (const [path, bytes] of files) {
    for (const [how, content] of spoiled(path, bytes, turn++)) {
      if (content && Buffer.compare(content, bytes) === 0) continue;
      changed = new Map([[path, content]]);
      const given = await answers();
      spoils++;
      given.forEach((answer, i) => {
        if (answer instanceof Error) refused++;
        if (answer instanceof Error ? !/^search data /.test(answer.message) : answer !== whole[i]) {
          console.log(`${path} ${how}, ranges ${ranges}, ${calls[i]}: ${answer}`);
        }
      });
      const needed = content === null || content.length === 0 || (how === "cut" && !/[0-9]\.bin$/.test(path));
      if (needed && !given.some((answer) => answer instanceof Error)) {
        console.log(`${path} ${how}: nothing was refused`);
      }
    }
  }
}
console.log(`done ${spoils} ${refused}`);
