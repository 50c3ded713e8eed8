// Runs the extension with stand-ins for the editor: node trust.mjs CLIENT-SCRIPT PROGRAM; prints what it would start
// and what it says. A folder with the program is on the search path.
import { createRequire } from "node:module";
import Module from "node:module";

const settings = { program: {}, voidApprovals: { defaultValue: false } };
const said = [];
const opened = [];
const listeners = [];
const vscode = {
  workspace: {
    isTrusted: false,
    getConfiguration: () => ({ inspect: (name) => settings[name] }),
    onDidChangeConfiguration: (listener) => listeners.push(listener),
  },
  window: {
    showErrorMessage: async (message, button) => {
      said.push(message);
      return button;
    },
  },
  commands: { executeCommand: async (...words) => opened.push(words.join(" ")) },
};
const started = [];
let stopped = 0;
const context = { extensionPath: "/extension", subscriptions: [] };
const change = async (...names) => {
  for (const listener of listeners) {
    await listener({ affectsConfiguration: (name) => names.includes(name) });
  }
};
class LanguageClient {
  constructor(id, name, server, options) {
    started.push({ ...server, markdown: options.markdown });
  }
  async start() {}
  async stop() {
    stopped++;
  }
}
const load = Module._load;
Module._load = (name, ...rest) =>
  name === "vscode" ? vscode : name === "vscode-languageclient/node" ? { LanguageClient } : load(name, ...rest);
const client = createRequire(import.meta.url)(process.argv[2]);
const out = {};
await client.activate(context);
out.untrusted = started.length + listeners.length;
vscode.workspace.isTrusted = true;
settings.program = { defaultValue: "imprimatur", workspaceValue: "./evil", workspaceFolderValue: "./evil" };
settings.voidApprovals = { defaultValue: false, workspaceValue: true };
await client.activate(context);
settings.program.globalValue = process.argv[3];
settings.voidApprovals.globalValue = true;
await change("editor");
out.before = started.length;
await change("imprimatur");
for (const missing of ["/nowhere/imprimatur", "no-such-program"]) {
  settings.program.globalValue = missing;
  await change("imprimatur");
}
settings.program.globalValue = "imprimatur";
await change("imprimatur");
await client.deactivate();
console.log(JSON.stringify({ ...out, started, stopped, said, opened }));
