// Runs the extension with stand-ins for the editor: node trust.mjs CLIENT-SCRIPT; prints what it would start.
import { createRequire } from "node:module";
import Module from "node:module";

const settings = { program: {}, voidApprovals: { defaultValue: false } };
const vscode = {
  workspace: { isTrusted: false, getConfiguration: () => ({ inspect: (name) => settings[name] }) },
};
const started = [];
class LanguageClient {
  constructor(id, name, server, options) {
    started.push({ ...server, markdown: options.markdown });
  }
  async start() {}
  async stop() {}
}
const load = Module._load;
Module._load = (name, ...rest) =>
  name === "vscode" ? vscode : name === "vscode-languageclient/node" ? { LanguageClient } : load(name, ...rest);
const client = createRequire(import.meta.url)(process.argv[2]);
const out = {};
await client.activate({ extensionPath: "/extension" });
out.untrusted = started.length;
vscode.workspace.isTrusted = true;
settings.program = { defaultValue: "imprimatur", workspaceValue: "./evil", workspaceFolderValue: "./evil" };
settings.voidApprovals = { defaultValue: false, workspaceValue: true };
await client.activate({ extensionPath: "/extension" });
settings.program.globalValue = "/opt/imprimatur";
settings.voidApprovals.globalValue = true;
await client.activate({ extensionPath: "/extension" });
await client.deactivate();
console.log(JSON.stringify({ ...out, started }));
