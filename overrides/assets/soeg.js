// The search page. Nothing of the index is fetched before somebody searches; what is shown of a
// result is taken from the page itself.

import { addressOf, matcher, search } from "./soegning.js";

const form = document.querySelector("[data-kl-search]");
const field = form.elements.q;
const status = document.querySelector("[data-kl-search-status]");
const list = document.querySelector("[data-kl-search-results]");
const more = document.querySelector("[data-kl-search-more]");
const pageSize = 10;
const pause = 300; // milliseconds without a key before what is typed is searched for
const leastTyped = 3;
const wordsBefore = 10;
const wordsShown = 30;
const blocks = "p, li, h2, h3, h4, h5, h6, dt, dd, th, td, caption, figcaption, blockquote, pre, div, section, summary";
let latest = new AbortController();
let timer;

/** What a search shows of a page: its title, its date as written, and its text. */
async function pageAt(url, signal) {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${response.status}: ${url}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const article = page.querySelector("[data-searched]");
  const heading = article.querySelector("h1");
  const title = heading.textContent;
  const date = article.querySelector("[data-search-date]")?.textContent;
  heading.remove();
  for (const left of article.querySelectorAll("[data-unsearched]")) left.remove();
  for (const block of article.querySelectorAll(blocks)) block.append(" ");
  return { url, title, date, text: article.textContent.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim() };
}

/** A piece of a text around the first word that matches, with those that do marked. */
function excerpt(text, matches) {
  const words = text.split(" ");
  const from = Math.max(words.findIndex(matches) - wordsBefore, 0);
  const to = Math.min(from + wordsShown, words.length);
  const paragraph = document.createElement("p");
  if (from > 0) paragraph.append("… ");
  for (let index = from; index < to; index++) {
    if (index > from) paragraph.append(" ");
    paragraph.append(...marked(words[index], matches));
  }
  if (to < words.length) paragraph.append(" …");
  return paragraph;
}

/** What stands between two spaces, as in »møde,«, with the word in it marked. */
function marked(written, matches) {
  if (!matches(written)) return [written];
  return written.split(/([\p{L}\p{N}]+)/u).map((part) => {
    if (!matches(part)) return part;
    const mark = document.createElement("mark");
    mark.textContent = part;
    return mark;
  });
}

function resultItem(page, matches) {
  const item = document.createElement("li");
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = page.url;
  link.textContent = page.title;
  heading.append(link);
  item.append(heading);
  if (page.date) {
    const date = document.createElement("p");
    date.textContent = page.date;
    item.append(date);
  }
  item.append(excerpt(page.text, matches));
  return item;
}

/** The items of the results from one on. */
async function itemsOf(found, from, signal) {
  const numbers = found.numbers.slice(from, from + pageSize);
  const pages = await Promise.all(numbers.map(async (number) => pageAt(await addressOf(number), signal)));
  signal.throwIfAborted();
  const matches = matcher(found.words);
  return pages.map((page) => resultItem(page, matches));
}

function offerMore(found, from, signal) {
  more.hidden = from >= found.numbers.length;
  more.onclick = () => attempt(signal, async () => {
    const items = await itemsOf(found, from, signal);
    list.append(...items);
    offerMore(found, from + pageSize, signal);
    items[0].querySelector("a").focus(); // the button that had the focus may be gone
  });
}

function told(asked, { words, all, numbers }) {
  const count = numbers.length === 1 ? "1 side" : `${numbers.length.toLocaleString("da")} sider`;
  if (numbers.length === 0) return `Ingen sider med »${asked}«.`;
  if (all) return `${count} med »${asked}«.`;
  return `Ingen sider med alle ordene i »${asked}«. ${count} med nogle af dem.`;
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
  list.replaceChildren();
  more.hidden = true;
  status.textContent = "";
}

function searchFor(asked) {
  latest.abort();
  latest = new AbortController();
  const { signal } = latest;
  history.replaceState(null, "", asked ? `?q=${encodeURIComponent(asked)}` : location.pathname);
  if (asked === "") {
    clear();
    return;
  }
  status.textContent = "Søger …";
  const first = async () => {
    const found = await search(asked);
    const items = await itemsOf(found, 0, signal);
    list.replaceChildren(...items);
    status.textContent = told(asked, found);
    offerMore(found, pageSize, signal);
  };
  attempt(signal, first, clear);
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  searchFor(field.value.trim());
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  const typed = field.value.trim();
  if (typed === "" || typed.length >= leastTyped) timer = setTimeout(searchFor, pause, typed);
});

const asked = new URLSearchParams(location.search).get("q")?.trim();
if (asked) {
  field.value = asked;
  searchFor(asked);
}
