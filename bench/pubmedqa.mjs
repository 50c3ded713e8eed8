/* Makes a content root of the abstracts of PubMedQA, and its questions for `imprimatur evaluate --ask`: see README.md. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [step, ...given] = process.argv.slice(2);

/** Nothing of a text is markup. @param {string} text */
const plain = (text) => text.replace(/\s+/g, " ").trim().replace(/[!-/:-@[-`{-~]/g, (mark) => (/[,;.'"%]/.test(mark) ? mark : `\\${mark}`));

/** @param {string} label */
const heading = (label) => label.charAt(0) + label.slice(1).toLowerCase();

/** An article an abstract; its title says nothing of what is asked. @param {string} data @param {string} root @param {boolean} conclusions */
function make(data, root, conclusions) {
  const records = Object.entries(JSON.parse(readFileSync(data, "utf8")));
  mkdirSync(join(root, "articles"), { recursive: true });
  writeFileSync(join(root, "imprimatur.yaml"),
    "site: {id: pubmedqa, title: PubMedQA}\npeople: [{id: a.author, name: Sample Author, roles: [author]}]\n");
  const queries = [];
  for (const [id, record] of records) {
    const parts = record.CONTEXTS.map((text, i) => `## ${heading(plain(record.LABELS[i] ?? "Text"))}\n\n${plain(text)}\n`);
    if (conclusions) {
      parts.push(`## Conclusion\n\n${plain(record.LONG_ANSWER)}\n`);
    }
    writeFileSync(join(root, "articles", `r${id}.md`), `---\ntitle: Record ${id}\nstatus: submitted\nupdated: 2026-01-01\n`
      + `authors: [a.author]\n---\n\n${parts.join("\n")}`);
    queries.push(`r${id}\t${record.QUESTION.replace(/\s+/g, " ").trim()}\n`);
  }
  writeFileSync(join(root, "queries.tsv"), queries.join(""));
}

/** Every claim of its record answers a question. @param {string} root */
function judge(root) {
  const claims = JSON.parse(readFileSync(join(root, "output", "report", "claims.json"), "utf8"));
  writeFileSync(join(root, "claims.qrels"),
    claims.map(({ article, id }) => `${article} 0 ${article}/#${id} 1\n`).join(""));
}

/** A line of what `evaluate --json` says of all questions. @param {string} name */
function print(name) {
  const [all] = JSON.parse(readFileSync(0, "utf8")).rows;
  const answered = Math.round(all.queries * (all.answerable > 0 ? all.answered : all.falseAnswers));
  const right = Math.round(all.answerable * all["P@1"]);
  console.log(`${name.padEnd(34)} ${String(answered).padStart(8)} ${String(right).padStart(8)} ${(right / answered).toFixed(4).padStart(10)}`);
}

if (step === "make") {
  make(given[0], given[1], given[2] === "conclusions");
} else if (step === "judge") {
  judge(given[0]);
} else {
  print(given[0]);
}
