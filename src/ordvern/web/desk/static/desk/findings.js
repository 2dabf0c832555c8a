// Steps from finding to finding with one button (or n and p), from wherever the page stands.

const button = document.querySelector("[data-finding]");
const marks = [...document.querySelectorAll("mark.ov-mark")];

function current() {
  const target = document.querySelector("mark.ov-mark:target");
  return target ? marks.indexOf(target) : -1;
}

function go(step) {
  if (!marks.length) return;
  const next = (current() + step + marks.length) % marks.length;
  location.replace(`#${marks[next].id}`);
  marks[next].focus({ preventScroll: true });
}

button?.addEventListener("click", (event) => {
  event.preventDefault();
  go(1);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "n") go(1);
  if (event.key === "p") go(-1);
});
