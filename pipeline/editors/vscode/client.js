// Starts "imprimatur lsp" for a folder with an imprimatur.yaml, and nothing else: all that is known is known there.
"use strict";
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

/** What somebody set for this machine or themselves; what a folder's settings say is not read. */
function own(name) {
  const value = vscode.workspace.getConfiguration("imprimatur").inspect(name);
  return value?.globalValue ?? value?.defaultValue;
}

exports.activate = async (context) => {
  if (!vscode.workspace.isTrusted) {
    return;
  }
  const program = own("program") || "imprimatur";
  const words = own("voidApprovals") === true ? ["lsp", "--void-approvals"] : ["lsp"];
  const shell = process.platform === "win32";
  const server = {
    // Windows starts a launcher that is a script through its shell only.
    command: shell ? `"${program}"` : program,
    args: words,
    // Not the folder of the articles: a program of that name which lies there is never started.
    options: { cwd: context.extensionPath, shell },
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
};

exports.deactivate = () => client?.stop();
