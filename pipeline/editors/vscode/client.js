// Starts "imprimatur lsp" for a folder with an imprimatur.yaml, and nothing else: all that is known is known there.
"use strict";
const { statSync } = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const windows = process.platform === "win32";
let client;
let turn = Promise.resolve();

/** What somebody set for this machine or themselves; what a folder's settings say is not read. */
function own(name) {
  const value = vscode.workspace.getConfiguration("imprimatur").inspect(name);
  return value?.globalValue ?? value?.defaultValue;
}

/** Whether there is such a program: a path, or a name on the search path. */
function isThere(program) {
  const endings = windows ? ["", ...(process.env.PATHEXT ?? ".BAT").split(";")] : [""];
  const named = /[\\/]/.test(program);
  const folders = named ? [""] : (process.env.PATH ?? "").split(path.delimiter);
  return folders.some((folder) =>
    endings.some((ending) => {
      const file = folder ? path.join(folder, program + ending) : program + ending;
      // Without a folder, a name would be looked for in the folder that the editor stands in.
      return (folder || named) && statSync(file, { throwIfNoEntry: false })?.isFile();
    }),
  );
}

/** Says what is missing, with the way to the setting. */
async function ask(program) {
  const where = /[\\/]/.test(program) ? `There is no program ${program}.` : `The program "${program}" is not on the search path.`;
  const settings = "Open Settings";
  const chosen = await vscode.window.showErrorMessage(`${where} Install Imprimatur, or set imprimatur.program to its path.`, settings);
  if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "imprimatur.program");
  }
}

async function start(context) {
  await client?.stop();
  client = undefined;
  const program = own("program") || "imprimatur";
  if (!isThere(program)) {
    ask(program);
    return;
  }
  const words = own("voidApprovals") === true ? ["lsp", "--void-approvals"] : ["lsp"];
  const server = {
    // Windows starts a launcher that is a script through its shell only.
    command: windows ? `"${program}"` : program,
    args: words,
    // Not the folder of the articles: a program of that name which lies there is never started.
    options: { cwd: context.extensionPath, shell: windows },
  };
  client = new LanguageClient("imprimatur", "Imprimatur", server, {
    documentSelector: [
      { scheme: "file", language: "markdown", pattern: "**/articles/**/*.md" },
      { scheme: "file", pattern: "**/references/*.yaml" },
      { scheme: "file", pattern: "**/imprimatur.yaml" },
    ],
    markdown: { isTrusted: false, supportHtml: false },
  });
  await client.start();
}

exports.activate = async (context) => {
  if (!vscode.workspace.isTrusted) {
    return;
  }
  // One start at a time; a changed setting starts the program again.
  const next = () => (turn = turn.catch(() => {}).then(() => start(context)));
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("imprimatur") && next()),
  );
  await next();
};

exports.deactivate = () => client?.stop();
