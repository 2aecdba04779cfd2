// Reads the search index that hooks/klsite/search/ makes: a few files for each search, when it is
// made. An entry is a number here; the greater, the newer or the more looked for.

import { fold } from "./soegeord.js";

const root = new URL("../", import.meta.url);
const fetched = new Map();

/** How many files have been fetched; a file is fetched once, and again if that failed. */
export const requests = { made: 0 };

function file(path) {
  if (!fetched.has(path)) {
    requests.made += 1;
    const content = fetch(new URL(`soegning/${path}`, root), { cache: "no-cache" }).then((response) => {
      if (!response.ok) throw new Error(`${response.status}: ${path}`);
      return response.text();
    });
    content.catch(() => fetched.delete(path));
    fetched.set(path, content);
  }
  return fetched.get(path);
}

/** The numbers of a text: the gaps between them, five bits a character, with 32 added if more follow. */
function decoded(text) {
  const numbers = [];
  let number = 0;
  let gap = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    gap = gap * 32 + (digit & 31);
    if (digit < 32) {
      numbers.push((number += gap));
      gap = 0;
    }
  }
  return numbers;
}

const lines = (content) => content.split("\n").filter((line) => line !== "");

let read;

/** What one must know to read the other files. */
export async function directory() {
  const content = await file("indeks.json");
  if (read?.content !== content) {
    const values = JSON.parse(content);
    read = {
      ...values,
      content,
      cards: decoded(values.cards),
      stop: new Set(values.stop.split(" ")),
      families: new Set(values.families.split(" ")),
    };
  }
  return read;
}

const signs = { "~": "-", "=": "_" };
const inOneFile = 1 << 13; // characters: so much is read on the mere chance that it fits

/**
 * The lines of the keys that may fit, each as a word and its pages by field.
 *
 * `reach` says of a folded beginning whether keys with it do fit ("yes"), can be read if they are
 * few ("perhaps"), or do not fit ("no").
 */
async function linesBelow(beginning, reach) {
  const found = lines(await file(`ord/${beginning.replace(/[~=]/g, (sign) => signs[sign])}.txt`));
  if (!found[0].startsWith("*")) return found;
  const parts = found.shift().slice(1).split(" ").map((part) => part.split(":")); // »kom:4711«
  const chance = parts.filter(([part]) => reach(part) === "perhaps");
  const few = chance.length < 3 && chance.reduce((sum, [, size]) => sum + Number(size), 0) <= inOneFile;
  const wanted = parts.filter(([part]) => reach(part) === "yes" || (few && reach(part) === "perhaps"));
  const below = await Promise.all(wanted.map(([part]) => linesBelow(part, reach)));
  return [...found, ...below.flat()];
}

/** Whether there is any key with the beginning of another. */
const familyOf = (key) => fold(key).slice(0, key.startsWith("~") ? 3 : 2);

/** The words whose keys may fit, in the order of the index: `{ word, fields }`, see `pagesOf`. */
export async function wordsLike(key, reach) {
  const { families } = await directory();
  const family = familyOf(key);
  if (!families.has(family)) return [];
  const found = await linesBelow(family, reach);
  return found.map((line) => {
    const [own, ...fields] = line.split(" ");
    return { word: own.slice(own.lastIndexOf("~") + 1), fields };
  });
}

/** The pages of a word in the index: pairs of a field and the numbers of the pages. */
export function pagesOf({ fields }) {
  return fields.map((field) => [Number(field[0]), decoded(field.slice(1))]);
}

/** The values of a facet, k, y or c, each with the set of its numbers. */
export async function facet(letter) {
  const found = await wordsLike(`=${letter}`, () => "yes");
  const values = found.map((each) => [each.word.slice(2).replaceAll("_", " "), new Set(pagesOf(each)[0][1])]);
  return new Map(values);
}

/** The first range of the file of cards that has a number. */
async function cardFile(number) {
  const { cards, width } = await directory();
  const index = Math.floor(number / width);
  let [low, high] = [0, cards.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (cards[middle] <= index) low = middle;
    else high = middle;
  }
  return cards[low];
}

/** How many of some numbers, from the first on, can be shown with so many files more. */
export async function affordable(numbers, files) {
  const more = new Set();
  for (const [index, number] of numbers.entries()) {
    const first = await cardFile(number);
    if (!fetched.has(`kort/${first}.txt`)) more.add(first);
    if (more.size > files) return Math.max(index, 1);
  }
  return numbers.length;
}

/** The day of a number as a date, null where it has none. */
export async function dayOf(number) {
  const { width, undated, first } = await directory();
  const days = Math.floor(number / width) - undated;
  if (days < 0) return null;
  const day = new Date(`${first}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day;
}

/** What is shown of a number: its address, title, kind, teaser and day. */
export async function card(number) {
  const { width } = await directory();
  const first = await cardFile(number);
  for (const line of lines(await file(`kort/${first}.txt`))) {
    const space = line.indexOf(" ");
    if (first * width + decoded(line.slice(0, space))[0] !== number) continue;
    const [address, title, kind, teaser] = line.slice(space + 1).split("\t");
    return { url: new URL(address, root), title, kind, teaser, day: await dayOf(number) };
  }
  throw new Error(`entry ${number} is not in ${first}`);
}
