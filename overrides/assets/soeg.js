// The search page. Nothing of the index is fetched before somebody searches.

import { wordsOf } from "./soegeord.js";
import { search } from "./soegerang.js";
import { affordable, card, facet, requests } from "./soegning.js";

const box = document.querySelector("[data-kl-search-box]");
const form = box.querySelector("[data-kl-search]");
const field = form.elements.q;
const status = box.querySelector("[data-kl-search-status]");
const list = box.querySelector("[data-kl-search-results]");
const more = box.querySelector("[data-kl-search-more]");
const empty = box.querySelector("[data-kl-search-empty]");
const facets = box.querySelector("[data-kl-search-facets]");
const choices = [...facets.querySelectorAll("select")];
const pageSize = 10;
const mostFiles = 8; // for the first results of a search; others of the ten come while the last one is in view
const leastFiles = 2;
const pause = 300; // milliseconds without a key before what is typed is searched for
const leastTyped = 3;
let latest = new AbortController();
let timer;

/** Parts of a text, with the words that were found marked. */
function marked(text, words) {
  return text.split(/([\p{L}\p{N}]+)/u).map((part) => {
    if (!wordsOf(part).some((word) => words.has(word))) return part;
    const mark = document.createElement("mark");
    mark.textContent = part;
    return mark;
  });
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

const written = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };

function resultItem({ url, title, kind, teaser, day }, words) {
  const link = element("a", "", ...marked(title, words));
  link.href = url;
  const meta = element("p", "kl-entry__meta", element("span", "kl-tag", kind));
  if (day) meta.append(" ", day.toLocaleDateString("da", written));
  return element("li", "", element("h2", "", link), meta, element("p", "", ...marked(teaser, words)));
}

async function itemsOf(found, numbers, signal) {
  const cards = await Promise.all(numbers.map(card));
  signal.throwIfAborted();
  return cards.map((each) => resultItem(each, found.words));
}

const observer = new IntersectionObserver((seen) => {
  if (seen.some((each) => each.isIntersecting)) observer.resume();
});

/** Show the next results up to some number, as many at a time as few files give. */
async function showNext(found, to, files, signal) {
  const from = list.children.length;
  const wanted = found.numbers.slice(from, to);
  const count = await affordable(wanted, files);
  const items = await itemsOf(found, wanted.slice(0, count), signal);
  list.append(...items);
  offerMore(found, to, signal);
  return items;
}

function offerMore(found, to, signal) {
  observer.disconnect();
  observer.resume = null;
  const shown = list.children.length;
  if (shown < Math.min(to, found.numbers.length)) {
    observer.resume = () => attempt(signal, () => showNext(found, to, leastFiles, signal));
    observer.observe(list.lastElementChild);
  }
  more.hidden = shown >= found.numbers.length;
  more.onclick = () => attempt(signal, () => showMore(found, signal));
}

async function showMore(found, signal) {
  const items = await showNext(found, list.children.length + pageSize, pageSize, signal);
  items[0].querySelector("a").focus(); // the button that had the focus may be gone
}

const counted = (count) => `${count.toLocaleString("da")} ${count === 1 ? "resultat" : "resultater"}`;

function linkTo(asked, text) {
  const link = element("a", "", text);
  link.href = `?q=${encodeURIComponent(asked)}`;
  return link;
}

/** What is said of a search: how many results there are, of what, and how to see more of them. */
function told(asked, { all, isWhole, instead, numbers, unfiltered }) {
  const every = counted(unfiltered.length);
  if (unfiltered.length === 0) return [`Ingen resultater for »${asked}«.`];
  if (numbers.length < unfiltered.length) {
    const count = numbers.length === 0 ? "Ingen" : numbers.length.toLocaleString("da");
    return [`${count} af ${every} for »${asked}« passer til valget. `, linkTo(asked, "Vis\u00a0alle")];
  }
  if (instead) return [`Ingen resultater for »${asked}«. Mente du »`, linkTo(instead, instead), `«? Her er ${every}.`];
  if (all) return [`${every} for »${asked}«.`];
  if (!isWhole) return [`Ingen sider med »${asked}«. ${every} med en del af det.`];
  return [`Ingen sider med alle ordene i »${asked}«. ${every} med nogle af dem.`];
}

/** Do a part of a search; a later search ends it, and a file that cannot be fetched is told of. */
async function attempt(signal, part, otherwise = () => {}) {
  try {
    await part();
  } catch (error) {
    if (signal.aborted) return;
    console.warn(error);
    otherwise();
    status.textContent = "Søgningen kunne ikke hentes. Prøv igen, eller find siden i listerne.";
  }
}

function clear() {
  observer.disconnect();
  observer.resume = null;
  list.replaceChildren();
  more.hidden = true;
  empty.hidden = true;
  status.textContent = "";
}

const chosen = () => Object.fromEntries(choices.map((each) => [each.dataset.facet, each.value]));

function addressOf(asked) {
  const query = new URLSearchParams(asked ? { q: asked } : {});
  for (const each of choices) if (each.value) query.set(each.dataset.name, each.value);
  return `${query}` ? `?${query}` : location.pathname; // `size` is not in every browser
}

function searchFor(asked) {
  latest.abort();
  latest = new AbortController();
  const { signal } = latest;
  history.replaceState(null, "", addressOf(asked));
  facets.hidden = asked === ""; // at once, so that nothing moves when the results come
  if (asked === "") {
    clear();
    return;
  }
  box.classList.add("kl-searchbox--used"); // keeps what is below where it is
  status.textContent = "Søger …";
  const before = requests.made;
  attempt(signal, async () => {
    const found = await search(asked, chosen());
    signal.throwIfAborted();
    const files = Math.max(mostFiles - (requests.made - before), 1);
    const first = found.numbers.slice(0, pageSize);
    const items = await itemsOf(found, first.slice(0, await affordable(first, files)), signal);
    clear();
    list.append(...items);
    offerMore(found, pageSize, signal);
    status.replaceChildren(...told(asked, found));
    empty.hidden = found.unfiltered.length > 0;
    facets.classList.toggle("kl-facets--idle", found.unfiltered.length === 0);
    if (facets.open) await fill(found);
    facets.ontoggle = () => facets.open && attempt(signal, () => fill(found));
  }, clear);
}

/** Offer the values that the results have, each with the number of them. */
async function fill({ unfiltered }) {
  for (const each of choices) {
    const valuesOf = await facet(each.dataset.facet);
    const counts = new Map(each.value ? [[each.value, 0]] : []);
    for (const value of unfiltered.flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const options = [...counts]
      .sort(([one], [other]) => one.localeCompare(other, "da"))
      .map(([value, count]) => new Option(`${value} (${count.toLocaleString("da")})`, value, false, value === each.value));
    if (each.dataset.facet === "y") options.reverse();
    each.replaceChildren(new Option("Alle", ""), ...options);
  }
}

box.querySelector("[data-kl-search-without]").hidden = true;
form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  searchFor(field.value.trim());
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  const typed = field.value.trim();
  if (typed !== "") box.classList.add("kl-searchbox--used");
  if (typed === "" || typed.length >= leastTyped) timer = setTimeout(searchFor, pause, typed);
});
// The arrows go between the field and the results, Escape back to the field.
box.addEventListener("keydown", (event) => {
  const stops = [field, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[event.key];
  if (at < 0 || to === at || !stops[to]) return;
  event.preventDefault();
  stops[to].focus();
});
for (const each of choices) each.addEventListener("change", () => searchFor(field.value.trim()));

const query = new URLSearchParams(location.search);
for (const each of choices) {
  const value = query.get(each.dataset.name);
  if (!value) continue;
  each.append(new Option(value, value, false, true));
  facets.open = true;
}
const asked = query.get("q")?.trim();
if (asked) {
  field.value = asked;
  searchFor(asked);
}
