// Reads the search index that hooks/klsite/search/ makes: a few files for each search, when it is
// made. A page is a number here; the greater, the newer.

const root = new URL("../", import.meta.url);

const kept = { æ: "æ", ø: "ø", å: "å" };
const letters = { ...kept, ä: "æ", ö: "ø", ð: "d", đ: "d", ł: "l", þ: "th", œ: "ø", ß: "ss" };

function plain(letter) {
  if (letter <= "\x7f") return letter;
  return letters[letter] ?? letter.normalize("NFKD").replace(/[^a-z0-9]/gi, "");
}

/** The words of a text as the index has them: small letters a-z, æ, ø, å and digits. */
export function wordsOf(text) {
  const written = text.replaceAll("\u00ad", "").toLowerCase().normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
  return written.map((word) => [...word].map(plain).join("")).filter((word) => word.length > 1);
}

// What a Danish noun or adjective may have at its end: »kommune, kommuner, kommunernes«.
const endings = ["ernes", "erne", "enes", "ene", "ens", "ets", "ers", "ede", "es", "en", "et", "er", "e", "s", "t"];
const isStem = (word, ending) => word.length > (ending === "t" ? 3 : 1) && /[aeiouyæøå]/.test(word);

/** The forms that a word may be an inflection of, itself among them; few of them are words. */
function bases(word) {
  const found = new Set([word]);
  for (const ending of endings) {
    const stem = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || !isStem(stem, ending)) continue;
    found.add(stem);
    if (/([^aeiouyæøå])\1$/.test(stem)) found.add(stem.slice(0, -1)); // busser, bus
    if (/[^aeiouyæøå][lr]$/.test(stem)) found.add(`${stem.slice(0, -1)}e${stem.at(-1)}`); // borgmestre, borgmester
  }
  return found;
}

const INFLECTED = 2;
const BEGINNING = 1;
const IN_TITLE = 4; // a beginning in a title counts for more than the word itself in a text

/** A word that is searched for. */
class Wanted {
  constructor(word) {
    this.word = word;
    this.bases = bases(word);
    const shortest = [...this.bases].reduce((one, other) => (other.length < one.length ? other : one));
    this.stem = shortest.replace(/(?<=..)e[lr]$/, ""); // what all its inflections begin with
  }

  /** How well a word of a page fits; 0 if not at all. */
  fit(word) {
    if ([...bases(word)].some((base) => this.bases.has(base))) return INFLECTED;
    return this.word.length > 2 && word.startsWith(this.word) ? BEGINNING : 0;
  }

  /** Whether words with this beginning may fit. */
  mayFit(beginning) {
    if (this.stem.startsWith(beginning)) return true;
    const next = `est${this.stem.at(-1)}`; // by, byen, bys; øl, øller
    const isInflection = this.stem.length > 2 || next.includes(beginning[2]);
    return beginning.startsWith(this.stem) && isInflection;
  }
}

/** A function that says whether a written word is one of those searched for. */
export function matcher(words) {
  const wanted = words.map((word) => new Wanted(word));
  const known = new Map();
  return (written) => {
    if (!known.has(written)) {
      known.set(written, wordsOf(written).some((word) => wanted.some((each) => each.fit(word))));
    }
    return known.get(written);
  };
}

const fetched = new Map();

/** The content of a file of the index, fetched once; asked for again if that failed. */
function file(path) {
  if (!fetched.has(path)) {
    const content = fetch(new URL(`soegning/${path}`, root), { cache: "no-cache" }).then((response) => {
      if (!response.ok) throw new Error(`${response.status}: ${path}`);
      return response.text();
    });
    content.catch(() => fetched.delete(path));
    fetched.set(path, content);
  }
  return fetched.get(path);
}

/** What one must know to read the other files. */
async function directory() {
  const { pages, width, block, stop, families } = JSON.parse(await file("indeks.json"));
  return { pages, inBlock: width * block, stop: new Set(stop.split(" ")), families: new Set(families.split(" ")) };
}

/** The numbers of a text: the gaps between them, five bits a character, with 32 added if more follow. */
function* decoded(text) {
  let number = 0;
  let gap = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    gap = gap * 32 + (digit & 31);
    if (digit < 32) {
      yield (number += gap);
      gap = 0;
    }
  }
}

const ascii = { æ: "_ae", ø: "_oe", å: "_aa" };
const lines = (content) => content.split("\n").filter((line) => line !== "");

/** The lines of the words that may fit, from the file of a beginning and those it refers to. */
async function linesFor(wanted, beginning) {
  const found = lines(await file(`ord/${beginning.replace(/[æøå]/g, (letter) => ascii[letter])}.txt`));
  if (!found[0].startsWith("*")) return found;
  const parts = found.shift().slice(1).split(" ").map((part) => part.split(":")[0]); // »kom:4711«
  const below = await Promise.all(
    parts.filter((part) => wanted.mayFit(part)).map((part) => linesFor(wanted, part)),
  );
  return [...found, ...below.flat()];
}

/** The pages with a word, each with how well it fits. */
async function pagesWith(wanted, families) {
  const found = new Map();
  const add = (numbers, fit) => {
    for (const number of decoded(numbers)) found.set(number, Math.max(found.get(number) ?? 0, fit));
  };
  const family = wanted.word.slice(0, 2);
  if (!families.has(family)) return found;
  for (const line of await linesFor(wanted, family)) {
    const [word, text, title] = line.split(" ");
    const fit = wanted.fit(word);
    if (fit === 0) continue;
    add(text, fit);
    if (title) add(title, fit * IN_TITLE);
  }
  return found;
}

/**
 * Search for the pages with all words of a text, or with some where none has all.
 *
 * Returns the words searched for, whether the pages have all of them, and the pages' numbers in
 * order: words in titles come first, then rare words, then the newest.
 */
export async function search(text) {
  const { pages, stop, families } = await directory();
  const words = [...new Set(wordsOf(text))].filter((word) => !stop.has(word));
  const found = await Promise.all(words.map((word) => pagesWith(new Wanted(word), families)));
  const scores = new Map();
  for (const each of found) {
    const rarity = Math.log(1 + pages / each.size);
    for (const [number, fit] of each) {
      const score = scores.get(number) ?? { number, words: 0, value: 0 };
      score.words += 1;
      score.value += fit * rarity;
      scores.set(number, score);
    }
  }
  const best = [...scores.values()].sort((a, b) => b.words - a.words || b.value - a.value || b.number - a.number);
  const complete = best.filter((score) => score.words === words.length);
  const all = complete.length > 0;
  return { words, all, numbers: (all ? complete : best).map((score) => score.number) };
}

/** The web address of a page. */
export async function addressOf(number) {
  const { inBlock } = await directory();
  const block = Math.floor(number / inBlock);
  for (const line of lines(await file(`sider/${block}.txt`))) {
    const [digits, address] = line.split(" ");
    if (block * inBlock + decoded(digits).next().value === number) return new URL(address, root);
  }
  throw new Error(`page ${number} is not in block ${block}`);
}
