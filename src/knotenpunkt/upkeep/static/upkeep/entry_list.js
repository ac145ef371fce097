// The list of entries by keyboard, and the number of ticked ones in the buttons. Everything works without this file.

const form = document.querySelector("[data-entries]");
const entries = [...document.querySelectorAll("[data-entry]")];
const plural = new Intl.PluralRules(document.documentElement.lang);
const written = new Intl.NumberFormat(document.documentElement.lang);

function countTicked() {
  const all = form.querySelector("[name=all]");
  const ticked = form.querySelectorAll("[name=entry]:checked").length;
  return all && all.checked ? Number(form.dataset.total) : ticked;
}

function showNumber() {
  const number = countTicked();
  for (const label of form.querySelectorAll(".kp-acts button .kern-label")) {
    label.dataset.plain ??= label.textContent;
    const words = label.dataset[plural.select(number)] ?? label.dataset.other;
    label.textContent = number ? words.replace("#", written.format(number)) : label.dataset.plain;
    label.parentElement.disabled = number === 0;
  }
}

function step(by) {
  const at = entries.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : entries.length - 1) : Math.min(Math.max(at + by, 0), entries.length - 1);
  entries[next]?.focus();
}

function tick() {
  document.activeElement.closest("tr")?.querySelector("[name=entry]")?.click();
}

const deeds = {
  "/": () => document.querySelector("#words")?.focus(),
  j: () => step(1),
  k: () => step(-1),
  x: tick,
  "?": () => {
    const help = document.querySelector("#keys");
    help.open = true;
    help.querySelector("summary").focus();
  },
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("textarea, select, input:not([type=checkbox])");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in deeds)) return;
  event.preventDefault();
  deeds[event.key]();
});

if (form && form.querySelector(".kp-acts")) {
  form.addEventListener("change", showNumber);
  window.addEventListener("pageshow", showNumber);
  showNumber();
}
