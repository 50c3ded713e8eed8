// Small pieces that the pages for reviewers share.

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes, ...children) {
  const out = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) out.setAttribute(name, value);
  out.append(...children);
  return out;
}

/** @param {string} path @returns {Promise<any>} */
export async function load(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error("This page is incomplete: " + path + " is missing.");
  return answer.json();
}

/** Sends something to the desk on this machine. @param {string} path @param {unknown} value @returns {Promise<any>} */
export async function send(path, value) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(value),
  });
  if (!answer.ok) throw new Error((await answer.text()).trim());
  return answer.json();
}

/** One line to hand on. @param {HTMLElement} box @param {string} line @param {string} name @param {string} what */
export function handOut(box, line, name, what) {
  const area = make("textarea", { readonly: "", rows: "4", "aria-label": what });
  area.value = line;
  const copy = make("button", { type: "button" }, "Copy");
  const said = make("span", { role: "status" });
  copy.addEventListener("click", async () => {
    area.select();
    await navigator.clipboard?.writeText(line + "\n").catch(() => {});
    said.textContent = " Copied, or selected for you to copy.";
  });
  const file = new Blob([line + "\n"], { type: "application/x-ndjson" });
  const download = make("a", { href: URL.createObjectURL(file), download: name, class: "button" }, "Download");
  box.replaceChildren(
    make("p", {}, "Send this one line to your editor, as a file or in an e-mail. This page has not sent anything."),
    area,
    make("p", {}, download, " ", copy, said),
  );
  box.hidden = false;
  area.focus();
}

/** @param {HTMLElement} box @param {unknown} error */
export function tellError(box, error) {
  const named = error instanceof Error ? error : new Error(String(error));
  const left = named.name === "NotAllowedError";
  box.textContent = left
    ? "Nothing was signed: the passkey was not used, or this device has none for this address."
    : named.message;
}
