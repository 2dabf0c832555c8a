// Small helps on every page: menus that close, dialogs that open, forms that are sent once.
// Everything works without this file; it listens on the document so that swapped parts need no care.

const WAIT = 6000; // ms after which a form may be sent again: the answer may have been a download

function free(form) {
  delete form.dataset.sent;
  for (const busy of form.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu !== except) menu.open = false;
  }
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  button.querySelector("[data-copied]").hidden = false;
}

function openDialog(event, link) {
  const dialog = document.getElementById(link.dataset.dialog);
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  closeMenus(target.closest("details[data-menu]"));
  const opener = target.closest("[data-dialog]");
  if (opener) openDialog(event, opener);
  const closer = target.closest("[data-close]");
  if (closer) {
    const dialog = document.getElementById(closer.dataset.close);
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.close();
    }
  }
  if (target instanceof HTMLDialogElement) target.close();
  if (target.closest("[data-print]")) window.print();
  const copier = target.closest("[data-copy]");
  if (copier) copy(copier);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest?.("details[data-menu][open]");
  closeMenus(null);
  menu?.querySelector("summary")?.focus();
});

// A form is sent once. Uploads have their own way (upload.js); htmx forms are sent by htmx.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.matches("[data-upload], [hx-post]") || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(() => free(form), WAIT);
});

// Coming back by the history finds the forms usable again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) free(form);
});

document.querySelector("[data-error-summary]")?.focus();

// Drawn hidden: without scripts, or where the browser lends no clipboard, one copies by hand.
for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
