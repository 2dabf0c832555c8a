// Lists at the desk: how many rows are ticked, all of a page, arrows from row to row, and a key to
// the search. Everything works without this file; it listens on the document, as lists are swapped.

const ROW = "input[name=chosen]";
const IN_ROW = `.ov-table tbody :is(${ROW}, th a)`;
let last = null; // the row ticked before, from which shift reaches

function rows(form) {
  return [...form.querySelectorAll(ROW)];
}

function show(form) {
  const all = rows(form);
  const count = all.filter((box) => box.checked).length;
  for (const box of form.querySelectorAll("[data-choose-all]")) {
    box.hidden = false;
    box.checked = count > 0 && count === all.length;
    box.indeterminate = count > 0 && count < all.length;
  }
  for (const label of form.querySelectorAll("[data-choose-all-label]")) label.hidden = false;
  for (const deeds of form.querySelectorAll("[data-deeds]")) deeds.hidden = count === 0;
  for (const said of form.querySelectorAll("[data-chosen]")) {
    said.textContent = count ? `${said.dataset.word}: ${count}` : "";
  }
  form.toggleAttribute("data-some", count > 0);
}

function showAll() {
  for (const form of document.querySelectorAll("form[data-together]")) show(form);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-together]");
  if (!form) return;
  if (event.target.matches("[data-choose-all]")) {
    for (const box of rows(form)) box.checked = event.target.checked;
  }
  show(form);
});

document.addEventListener("click", (event) => {
  if (!event.target.matches?.(ROW)) return;
  const all = rows(event.target.form);
  const [from, to] = [all.indexOf(last), all.indexOf(event.target)].sort((a, b) => a - b);
  if (event.shiftKey && from >= 0) {
    for (const box of all.slice(from, to + 1)) box.checked = event.target.checked;
    show(event.target.form);
  }
  last = event.target;
});

// Arrows lead to the same place in the next row; everywhere else they do what they always do.
function toRow(event) {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || !event.target.matches(IN_ROW)) return;
  const row = event.target.closest("tr")[step];
  const there = row?.querySelector(event.target.matches(ROW) ? ROW : "th a");
  if (!there) return;
  event.preventDefault();
  there.focus();
}

// With Ctrl or Cmd, so that no letter that somebody types or speaks is taken for it.
function toSearch(event) {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")?.matches(":not([type=checkbox])")) return;
  const field = document.querySelector("form[role=search] input");
  const orders = document.querySelector('.ov-side a[href$="/oppdrag/"]');
  if (!field && !orders) return;
  event.preventDefault();
  if (field) field.focus();
  else location.assign(`${orders.href}#id_q`);
}

document.addEventListener("keydown", (event) => {
  toRow(event);
  toSearch(event);
});

document.addEventListener("htmx:afterSwap", showAll);
window.addEventListener("pageshow", showAll);
showAll();
if (location.hash === "#id_q") document.querySelector("#id_q")?.focus();
