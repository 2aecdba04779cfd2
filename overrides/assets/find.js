// Narrows a list A-Å to the names that begin as the reader types. Without it the list is whole.
// What was asked for on another page stands in the address; where only one name is meant, it leads on.

const box = document.querySelector("[data-find]");
const input = box.querySelector("input");
const status = box.querySelector("[role=status]");
const names = [...document.querySelectorAll("[data-name]")];
const letters = document.querySelector(".kl-letters");
const folded = (text) => text.toLowerCase().replaceAll("aa", "å").replaceAll("ae", "æ").replaceAll("oe", "ø").trim();

// Names of today come first; old names and codes count where none of them begins like that.
function fitting(text) {
  const typed = input.value.toLowerCase().trim();
  const wanted = folded(input.value);
  const fits = (word) => word.startsWith(typed) || folded(word).startsWith(wanted);
  return names.filter((name) => {
    const whole = text(name).toLowerCase();
    return [whole, ...whole.split(/[\s-]+/)].some(fits);
  });
}

function narrow() {
  const wanted = input.value.trim();
  const today = fitting((name) => name.querySelector("a").textContent);
  const shown = new Set(today.length ? today : fitting((name) => name.dataset.name));
  for (const name of names) {
    name.hidden = !shown.has(name);
  }
  for (const letter of document.querySelectorAll(".kl-letter")) {
    letter.hidden = letter.querySelector("[data-name]:not([hidden])") === null;
  }
  letters.hidden = wanted !== "";
  const left = shown.size;
  status.textContent = wanted ? `${left} ${left === 1 ? "kommune" : "kommuner"}` : "";
}

box.hidden = false;
input.addEventListener("input", narrow);
input.value = new URLSearchParams(location.search).get(box.dataset.find) ?? "";
narrow();

const meant = names.filter((name) => !name.hidden);
const exact = meant.filter((name) => folded(name.querySelector("a").textContent) === folded(input.value));
const only = exact.length === 1 ? exact[0] : meant.length === 1 ? meant[0] : null;
if (input.value.trim() && only) location.replace(only.querySelector("a").href);
