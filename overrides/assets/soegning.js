// Reads the search index that hooks/klsite/search/ makes: a few files for each search, when it is
// made. An entry is a number here; the greater, the newer or the more looked for.

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

/**
 * Call `each` with the numbers of a text and the field of each: the gaps between them, five bits a
 * character, with 32 added if more follow, after a letter for a field that is not 0.
 */
export function decode(text, each) {
  let [number, gap, field] = [0, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit >= 64) {
      field = digit - 64;
      continue;
    }
    gap = gap * 32 + (digit & 31);
    if (digit >= 32) continue;
    each((number += gap), field);
    gap = field = 0;
  }
}

function numbersOf(text) {
  const numbers = [];
  decode(text, (number) => numbers.push(number));
  return numbers;
}

const lines = (content) => content.split("\n").filter((line) => line !== "");

/** The prefixes of which there are files of words: of each how much the one before it has too. */
function unpacked(text) {
  let before = "";
  return [...text.matchAll(/([A-Z])([^A-Z]+)/g)].map(
    ([, letter, rest]) => (before = before.slice(0, letter.charCodeAt(0) - 65) + rest),
  );
}

/** A group of synonyms: the expressions that pages use, and those that are only typed. */
function groupOf(line) {
  const [words, typed] = line.split(">").map((expressions) => expressions.split("|"));
  return [words, typed ?? []];
}

let read;

/** What one must know to read the other files. */
export async function directory() {
  const content = await file("indeks.json");
  if (read?.content !== content) {
    const values = JSON.parse(content);
    read = {
      ...values,
      content,
      cards: numbersOf(values.cards),
      stop: new Set(values.stop.split(" ")),
      words: unpacked(values.words),
      synonyms: lines(values.synonyms).map(groupOf),
      firstDay: Date.parse(`${values.first}T12:00:00Z`),
    };
  }
  return read;
}

const signs = { "~": "-", "=": "_" };

/**
 * The prefixes of the files of the keys with a beginning.
 *
 * `mayFit` says of longer beginnings whether keys with them are wanted; `most` is how many files
 * of such there may be.
 */
export function prefixesLike(beginning, mayFit, { words }, most = Infinity) {
  const above = words.filter((prefix) => beginning.startsWith(prefix)).slice(-1);
  const below = words.filter((prefix) => prefix.length > beginning.length && prefix.startsWith(beginning) && mayFit(prefix));
  return [...above, ...below.slice(0, most)];
}

/** The words of the keys in the files of some prefixes, in the order of the index: `{ word, postings }`. */
export async function wordsIn(prefixes) {
  const contents = await Promise.all(
    prefixes.map((prefix) => file(`ord/${prefix.replace(/[~=]/g, (sign) => signs[sign])}.txt`)),
  );
  return contents.flatMap(lines).map((line) => {
    const [own, postings] = line.split(" ");
    return { word: own.slice(own.lastIndexOf("~") + 1), postings };
  });
}

/** The day of a number as a date, null where it has none. */
function dayOf(number, { width, undated, firstDay }) {
  const days = Math.floor(number / width) - undated;
  return days < 0 ? null : new Date(firstDay + days * 86_400_000);
}

/** The year of the day of a number, the empty text where it has none. */
export const yearOf = (number, values) => String(dayOf(number, values)?.getUTCFullYear() ?? "");

/** A function from a number to its values of a facet: k, y or c. The year of its day is one of y. */
export async function facet(letter) {
  const values = await directory();
  const found = new Map();
  for (const each of await wordsIn(["="])) {
    if (each.word[1] !== letter) continue;
    const value = each.word.slice(2).replaceAll("_", " ");
    decode(each.postings, (number) => found.set(number, [...(found.get(number) ?? []), value]));
  }
  return (number) => {
    const own = found.get(number) ?? [];
    const year = letter === "y" && yearOf(number, values);
    return year ? [...own, year] : own;
  };
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

/** What is shown of a number: its address, title, kind, teaser and day. */
export async function card(number) {
  const values = await directory();
  const first = await cardFile(number);
  for (const line of lines(await file(`kort/${first}.txt`))) {
    const space = line.indexOf(" ");
    if (first * values.width + numbersOf(line.slice(0, space))[0] !== number) continue;
    const [address, title, kind, teaser] = line.slice(space + 1).split("\t");
    return { url: new URL(address, root), title, kind, teaser, day: dayOf(number, values) };
  }
  throw new Error(`entry ${number} is not in ${first}`);
}
