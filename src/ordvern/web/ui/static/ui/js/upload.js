// Files dropped on a form, listed, and sent with progress. Without this file the form still posts.

const UNITS = ["B", "kB", "MB", "GB"];

function sizeOf(bytes) {
  let power = 0;
  let amount = bytes;
  while (amount >= 1000 && power < UNITS.length - 1) {
    amount /= 1000;
    power += 1;
  }
  const language = document.documentElement.lang || "nb";
  const digits = power && amount < 10 ? 1 : 0;
  return `${amount.toLocaleString(language, { maximumFractionDigits: digits })} ${UNITS[power]}`;
}

function zoneOf(node) {
  return node instanceof Element ? node.closest("[data-dropzone]") : null;
}

function inputOf(zone) {
  return zone.querySelector("input[type=file]");
}

function setFiles(zone, files) {
  const carrier = new DataTransfer();
  for (const file of files) carrier.items.add(file);
  inputOf(zone).files = carrier.files;
  list(zone);
}

function isSame(one, other) {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}

function list(zone) {
  const files = [...inputOf(zone).files];
  zone.chosen = files;
  const rows = files.map((file, index) => {
    const row = zone.querySelector("[data-file-row]").content.cloneNode(true);
    row.querySelector(".ov-file__name").textContent = file.name;
    row.querySelector(".ov-file__note").textContent = sizeOf(file.size);
    const remove = row.querySelector("[data-remove]");
    remove.dataset.remove = String(index);
    remove.setAttribute("aria-label", `${zone.dataset.textRemove} ${file.name}`);
    return row;
  });
  zone.querySelector("[data-files]").replaceChildren(...rows);
}

document.addEventListener("change", (event) => {
  const zone = zoneOf(event.target);
  if (!zone || event.target !== inputOf(zone)) return;
  const input = event.target;
  const before = input.multiple ? zone.chosen ?? [] : [];
  const fresh = [...input.files].filter((file) => !before.some((old) => isSame(old, file)));
  setFiles(zone, [...before, ...fresh]);
});

document.addEventListener("click", (event) => {
  const remove = event.target instanceof Element && event.target.closest("[data-remove]");
  const zone = remove && zoneOf(remove);
  if (!zone) return;
  setFiles(zone, [...inputOf(zone).files].filter((_, index) => String(index) !== remove.dataset.remove));
  inputOf(zone).focus();
});

for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    const zone = zoneOf(event.target);
    if (document.querySelector("[data-dropzone]")) event.preventDefault();
    zone?.querySelector(".ov-drop").setAttribute("data-over", "");
  });
}

for (const kind of ["dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    zoneOf(event.target)?.querySelector(".ov-drop").removeAttribute("data-over");
  });
}

document.addEventListener("drop", (event) => {
  if (!document.querySelector("[data-dropzone]")) return;
  event.preventDefault();
  const zone = zoneOf(event.target);
  if (!zone || !event.dataTransfer) return;
  const input = inputOf(zone);
  const before = input.multiple ? [...input.files] : [];
  setFiles(zone, [...before, ...event.dataTransfer.files].slice(input.multiple ? 0 : -1));
});

function show(zone, text, share) {
  zone.querySelector("[data-sending]").hidden = false;
  const status = zone.querySelector("[data-sending-text]");
  if (status.textContent !== text) status.textContent = text;
  zone.querySelector("[data-sending-share]").textContent = share === null ? "" : `${share} %`;
  const bar = zone.querySelector("progress");
  if (share === null) bar.removeAttribute("value");
  else bar.value = share;
}

// The answer to a posted form is a page: put it in place of this one, under its own address.
function become(request) {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  document.title = page.title;
  document.body.replaceWith(page.body);
  window.htmx?.process(document.body);
  if (request.responseURL !== location.href) history.pushState({ sent: true }, "", request.responseURL);
  window.scrollTo(0, 0);
  (document.querySelector("[data-error-summary]") ?? document.getElementById("main"))?.focus();
}

window.addEventListener("popstate", () => location.reload());

function busy(form, is) {
  for (const button of form.querySelectorAll("button[type=submit]")) {
    button.toggleAttribute("disabled", is);
    if (is) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
  }
}

function send(form, zone, body) {
  const request = new XMLHttpRequest();
  const failed = () => {
    busy(form, false);
    delete form.dataset.sent;
    show(zone, zone.dataset.textFailed, 0);
  };
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) show(zone, zone.dataset.textSending, Math.floor((100 * event.loaded) / event.total));
  });
  request.upload.addEventListener("load", () => show(zone, zone.dataset.textChecking, null));
  request.addEventListener("load", () => (request.status && request.responseText ? become(request) : failed()));
  for (const kind of ["error", "timeout", "abort"]) request.addEventListener(kind, failed);
  request.open("POST", form.action || location.href);
  request.send(body);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-upload]")) return;
  const zone = form.querySelector("[data-dropzone]");
  if (!zone || event.defaultPrevented) return;
  event.preventDefault();
  if (form.dataset.sent) return;
  form.dataset.sent = "yes";
  const body = new FormData(form, event.submitter);
  busy(form, true);
  show(zone, zone.dataset.textSending, 0);
  send(form, zone, body);
});
