// An editor of another make: puts every request to the server and prints the answers as JSON.
// node client.mjs FOLDER-OF-NODE-MODULES ROOT PROGRAM WORD...
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

const [modules, root, program, ...words] = process.argv.slice(2);
const rpc = createRequire(join(modules, "x.js"))("vscode-jsonrpc/node");
const server = spawn(program, words, { stdio: ["pipe", "pipe", "inherit"] });
const connection = rpc.createMessageConnection(
  new rpc.StreamMessageReader(server.stdout),
  new rpc.StreamMessageWriter(server.stdin),
);
const waiting = [];
const said = [];
connection.onNotification("textDocument/publishDiagnostics", (it) => (waiting.length ? waiting.shift()(it) : said.push(it)));
const findings = () => new Promise((done) => (said.length ? done(said.shift()) : waiting.push(done)));
connection.onRequest("client/registerCapability", (it) => {
  answers.watched = it.registrations.map((each) => each.method);
  return null;
});
const answers = {};
connection.listen();

const uri = pathToFileURL(join(root, "articles/a.md")).href;
const text = readFileSync(join(root, "articles/a.md"), "utf8");
const textDocument = { uri };
const at = (words, behind) => {
  const before = text.slice(0, text.indexOf(words) + behind).split("\n");
  return { line: before.length - 1, character: before.at(-1).length };
};
const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const ask = (method, params) => connection.sendRequest(method, params);

const begun = await ask("initialize", {
  processId: process.pid,
  rootUri: pathToFileURL(root).href,
  capabilities: { general: { positionEncodings: ["utf-16"] }, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
});
answers.offers = Object.keys(begun.capabilities).sort();
answers.encoding = begun.capabilities.positionEncoding;
await connection.sendNotification("initialized", {});
await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text } });
const found = await findings();
answers.findings = found.diagnostics.map((each) => each.code);
const cited = at("@work", 2);
answers.hover = (await ask("textDocument/hover", { textDocument, position: cited })).contents.value;
answers.definition = await ask("textDocument/definition", { textDocument, position: cited });
answers.references = await ask("textDocument/references", { textDocument, position: cited, context: { includeDeclaration: true } });
answers.outline = await ask("textDocument/documentSymbol", { textDocument });
answers.symbols = await ask("workspace/symbol", { query: "sample" });
answers.hints = await ask("textDocument/inlayHint", { textDocument, range: all });
answers.lenses = await ask("textDocument/codeLens", { textDocument });
answers.actions = await ask("textDocument/codeAction", { textDocument, range: found.diagnostics[0].range, context: { diagnostics: [] } });
const keys = (await ask("textDocument/completion", { textDocument, position: cited })).items;
answers.keys = keys;
answers.key = await ask("completionItem/resolve", keys[0]);
answers.place = await ask("textDocument/prepareRename", { textDocument, position: cited });
answers.rename = await ask("textDocument/rename", { textDocument, position: cited, newName: "new-key" });
answers.refused = await ask("textDocument/rename", { textDocument, position: at("Rest", 1), newName: "x" }).catch((it) => it.message);

const source = new rpc.CancellationTokenSource();
const cancelled = connection.sendRequest("workspace/symbol", { query: "" }, source.token).then(
  () => "answered",
  (it) => it.code,
);
source.cancel();
answers.cancelled = await cancelled;
await ask("shutdown");
const ended = new Promise((done) => server.on("exit", done));
await connection.sendNotification("exit");
answers.exit = await ended;
console.log(JSON.stringify(answers));
