// The dashboard: order and choice.

import { say, the } from "./page.js";

const STATUS = ["submitted", "under-review", "approved"];

/** @param {HTMLElement} box */
export function setUpChoice(box) {
  const table = document.getElementById(box.dataset.choose ?? "");
  const body = table instanceof HTMLTableElement ? table.tBodies[0] : undefined;
  if (!body) return;
  const rows = [...body.rows];
  const sort = the("[data-sort]", HTMLSelectElement, box);
  const show = the("[data-show]", HTMLSelectElement, box);
  const said = the("[data-chosen]", HTMLElement, box);
  /** @type {Record<string, (row: HTMLTableRowElement) => string | number>} */
  const by = {
    rank: (row) => Number(row.dataset.rank),
    name: (row) => (row.dataset.name ?? "").toLowerCase(),
    status: (row) => STATUS.indexOf(row.dataset.status ?? ""),
    findings: (row) => -Number(row.dataset.findings),
    due: (row) => row.dataset.due || "9999",
  };
  box.hidden = false;
  if (table) nameParts(table);

  const apply = () => {
    const key = by[sort.value] ?? by.rank;
    const order = rows
      .map((row, index) => ({ row, index, value: key(row) }))
      .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.index - b.index));
    let shown = 0;
    for (const { row } of order) {
      row.hidden = show.value !== "" && row.dataset.group !== show.value;
      shown += row.hidden ? 0 : 1;
    }
    body.append(...order.map((entry) => entry.row));
    said.textContent = shown === rows.length ? say("shown-all", shown) : say("shown-some", shown, rows.length);
  };

  sort.addEventListener("change", apply);
  show.addEventListener("change", apply);
}

/** On small screens the cells stand below each other, and browsers no longer take them for a table. @param {HTMLElement} table */
function nameParts(table) {
  /** @type {[string, string][]} */
  const roles = [["thead, tbody", "rowgroup"], ["tr", "row"], ["th[scope=col]", "columnheader"], ["th[scope=row]", "rowheader"], ["td", "cell"]];
  table.setAttribute("role", "table");
  for (const [parts, role] of roles) {
    for (const part of table.querySelectorAll(parts)) part.setAttribute("role", role);
  }
}
