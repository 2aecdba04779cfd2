// Narrows a list A-Å to the names that begin as the reader types. Without it the list is whole.

const box = document.querySelector("[data-find]");
const input = box.querySelector("input");
const status = box.querySelector("[role=status]");
const names = [...document.querySelectorAll("[data-name]")];
const letters = document.querySelector(".kl-letters");
const folded = (text) => text.toLowerCase().replaceAll("aa", "å").replaceAll("ae", "æ").replaceAll("oe", "ø").trim();

function narrow() {
  const wanted = folded(input.value);
  for (const name of names) {
    name.hidden = !name.dataset.name.split(" ").some((word) => folded(word).startsWith(wanted)) && !folded(name.dataset.name).includes(` ${wanted}`) && wanted !== "";
  }
  for (const letter of document.querySelectorAll(".kl-letter")) {
    letter.hidden = letter.querySelector("[data-name]:not([hidden])") === null;
  }
  letters.hidden = wanted !== "";
  const left = names.filter((name) => !name.hidden).length;
  status.textContent = wanted ? `${left} ${left === 1 ? "kommune" : "kommuner"}` : "";
}

box.hidden = false;
input.addEventListener("input", narrow);
narrow();
