// Finds the entries that a text asks for, and puts them in order.

import { askedFor, isYear, SYNONYM, way } from "./soegeudtryk.js";
import { INFLECTED, Wanted, bases, fold, isNear, stem } from "./soegeord.js";
import { decode, directory, facet, wordsLike, yearOf } from "./soegning.js";

/** The words of the index that fit, each with how well; where few do, of what is typed so far too. */
async function direct(word) {
  const wanted = new Wanted(word);
  const found = fitting(wanted, await wordsLike(wanted.stem, (beginning) => wanted.mayBegin(beginning)));
  return found.length > 0 ? found : begun(word);
}

/** The words of the index that begin with a word or, if there are none, with what it inflects. */
async function begun(word) {
  const inflected = [...bases(word)].filter((base) => base === word || base.length >= LONG_ENOUGH);
  for (const base of inflected) {
    const wanted = new Wanted(base);
    const found = fitting(wanted, await wordsLike(wanted.folded, () => true, mostOnChance));
    if (found.length > 0) return found;
  }
  return [];
}

const LONG_ENOUGH = 6; // letters of a word by which compounds that begin with it may be found

const fitting = (wanted, found) =>
  found.map((each) => ({ ...each, fit: wanted.fit(each.word) })).filter((each) => each.fit > 0);

/** The words of the index that fit and are in one file with a word, as it and most of its forms are. */
async function inOneFile(word) {
  return fitting(new Wanted(word), await wordsLike(fold(word), () => false));
}

const mostOnChance = 2; // files that are read for words that begin with what is typed

const backwards = (word) => `~${[...stem(fold(word))].reverse().join("")}`;

/** The words of the index that end as a word does, for compounds and for slips at the beginning. */
function ending(word) {
  const key = backwards(word);
  return wordsLike(key, () => true);
}

const COMPOUND = 0.5; // how well a word fits one that it is the last part of

async function compounds(word) {
  if (word.length < 4 || /\d/.test(word)) return [];
  const wanted = new Wanted(word);
  const found = (await ending(word)).filter((each) => wanted.ends(each.word));
  return found.map((each) => ({ ...each, fit: COMPOUND }));
}

const family = (word) => word.slice(0, 2); // what is in one file if it is not large

/** The words that a compound is put together of, if the index has them: borgmester, løn. The first has at least some letters. */
async function parts(word, least, lookUp) {
  const folded = fold(word);
  const like = await wordsLike(folded.slice(0, least), (beginning) => folded.startsWith(beginning));
  const beginnings = [...new Set(like.flatMap((each) => [...bases(each.word)]))]
    .filter((base) => base.length >= least && folded.startsWith(fold(base)) && folded.length - fold(base).length > 2)
    .sort((one, other) => other.length - one.length);
  for (const beginning of beginnings.slice(0, 4)) {
    const rest = folded.slice(fold(beginning).length);
    for (const second of new Set([rest, rest.replace(/^[se](?=.{3})/, "")])) {
      const found = (await lookUp(second)).filter((each) => each.fit >= INFLECTED);
      if (found.length > 0) return [beginning, second];
    }
  }
  return null;
}

/** The word of the index that is one slip of the keys from a word, the most used of several. */
async function nearest(word) {
  const folded = fold(word);
  if (folded.length < 4 || /^\d+$/.test(word)) return null;
  const isNearBeginning = (beginning) =>
    [-1, 0, 1].some((more) => isNear(folded.slice(0, beginning.length + more), beginning));
  const places = [folded, folded.slice(1), folded[1] + folded[0] + folded.slice(2), folded[0] + folded.slice(2)];
  const candidates = [...(await wordsLike(family(folded), isNearBeginning)), ...(await ending(word))];
  let near = candidates.filter((each) => isNear(fold(each.word), folded));
  for (const place of places.slice(1)) {
    if (near.length > 0) break;
    near = (await wordsLike(family(place), isNearBeginning)).filter((each) => isNear(fold(each.word), folded));
  }
  return near.sort((one, other) => other.postings.length - one.postings.length)[0]?.word ?? null;
}

// What a field is worth: the text, the description, and titles by their number of words.
const WORTH = [1, 1.7, 3, 3, 3, 3, 3, 3, 3];
const TITLE = 2;
const titleLength = [1, 2, 3, 4, 5.5, 8, 11];

/** For each entry with one of some words: how well it fits, and how much of its title that is. */
function entriesWith(words) {
  const found = new Map();
  for (const { fit, postings } of words) {
    const worths = WORTH.map((worth) => worth * fit);
    const titles = WORTH.map((_, field) => (field >= TITLE ? fit / titleLength[field - TITLE] : 0));
    decode(postings, (number, field) => {
      const own = found.get(number);
      if (!own) found.set(number, { worth: worths[field], title: titles[field] });
      else {
        own.worth = Math.max(own.worth, worths[field]);
        own.title = Math.max(own.title, titles[field]);
      }
    });
  }
  return found;
}

/** The entries that have all of several words. */
function entriesWithAll(each) {
  const [first, ...others] = each;
  if (others.length === 0) return first;
  const found = new Map();
  for (const [number, own] of first) {
    const rest = others.map((other) => other.get(number));
    if (rest.some((one) => !one)) continue;
    found.set(number, {
      worth: Math.min(own.worth, ...rest.map((one) => one.worth)),
      title: rest.reduce((sum, one) => sum + one.title, own.title),
    });
  }
  return found;
}

const ENOUGH = 10;

/** The entries for every word asked for, and the words of the index that brought them. */
class Found {
  constructor(told) {
    this.told = told;
    this.entries = told.map(() => new Map());
    this.words = new Set();
    this.isWhole = true; // not if only a part of a compound is found
  }

  /** Add the entries of a way to say a part. */
  add({ from, to, worth }, entries) {
    const share = 1 / (to - from + 1);
    if (from === to && worth === 1 && this.entries[from].size === 0) {
      this.entries[from] = entries;
      return;
    }
    for (let at = from; at <= to; at++) {
      for (const [number, own] of entries) {
        const value = { worth: own.worth * worth, title: own.title * worth * share };
        const before = this.entries[at].get(number);
        if (before && worth === SYNONYM) value.title = Math.min(value.title + before.title, 1); // »Råd (KKR)«
        if (!before || before.worth < value.worth) this.entries[at].set(number, value);
        else if (worth === SYNONYM) before.title = value.title;
      }
    }
  }

  /** Whether a word is in the title of an entry. */
  isTitled(at) {
    return [...this.entries[at].values()].some((own) => own.title > 0);
  }

  /** Whether fewer entries than so many have each of the words. */
  hasFewer(least) {
    const [first, ...others] = [...this.entries].sort((one, other) => one.size - other.size);
    let count = 0;
    for (const number of first?.keys() ?? []) {
      if (others.every((other) => other.has(number)) && ++count === least) return false;
    }
    return true;
  }
}

const OF_THE_YEAR = 0.7;

/** Let entries that have other words have the year of their day as a word too. */
function addYears(words, entries, values) {
  for (const [at, own] of entries.entries()) {
    if (!isYear(words[at])) continue;
    for (const number of entries.flatMap((other) => (other === own ? [] : [...other.keys()]))) {
      if (!own.has(number) && yearOf(number, values) === words[at]) own.set(number, { worth: OF_THE_YEAR, title: 0 });
    }
  }
}

async function addWay(found, one, lookUp) {
  const words = await Promise.all(one.words.map(lookUp));
  const entries = words.map(entriesWith);
  addYears(one.words, entries, await directory());
  if (words.length === 0 || entries.some((each) => each.size === 0)) return false;
  words.flat().forEach((each) => found.words.add(each.word));
  found.add(one, entriesWithAll(entries));
  return true;
}

/** Let entries that have the parts of a compound have it. */
async function addParts(found, at, least, lookUp) {
  const pair = await parts(found.told[at], least, lookUp);
  return pair && addWay(found, way(at, at, pair, PARTS), lookUp);
}

const PARTS = 0.7;
const ONE_PART = 0.4;

/** Let entries that have the one part of a compound that the index has as a word have it, the first if it can be. */
async function addOnePart(found, at) {
  const word = fold(found.told[at]);
  const like = await wordsLike(word.slice(0, LONG_ENOUGH), (beginning) => word.startsWith(beginning));
  const known = like.flatMap((each) => [...bases(each.word)].map(fold)).filter((each) => word.startsWith(each));
  const beginning = longest(known);
  if (beginning.length >= LONG_ENOUGH) return addWay(found, way(at, at, [beginning], ONE_PART), inOneFile);
  const ends = (await ending(word.slice(-4))).map((each) => sharedEnd(fold(each.word), word));
  const last = longest(ends);
  return last.length >= 4 && addWay(found, way(at, at, [last], ONE_PART), inOneFile);
}

const longest = (words) => words.reduce((one, other) => (other.length > one.length ? other : one), "");

/** The letters that two words end with. */
function sharedEnd(one, other) {
  let count = 0;
  while (count < one.length && one.at(-1 - count) === other.at(-1 - count)) count++;
  return one.slice(one.length - count);
}

const LONG = 9; // letters of a word that may well be a compound of words of titles

/** Look further for the words that few entries have: as ends of compounds, in parts, with a slip. */
async function lookFurther(found, ways) {
  const corrected = [...found.told];
  let changed = false;
  const isCompound = (at) => found.told[at].length >= LONG && !found.isTitled(at);
  const untitled = new Set(found.hasFewer(ENOUGH) ? [...found.told.keys()].filter(isCompound) : []);
  const few = found.hasFewer(found.told.length > 1 ? 1 : ENOUGH);
  for (const one of few ? ways.filter(({ words, worth }) => words.length === 1 && worth === 1) : []) {
    if (one.to > one.from || found.entries[one.from].size < ENOUGH) await addWay(found, one, compounds);
  }
  for (const [at, word] of found.told.entries()) {
    if (found.entries[at].size > 0) {
      if (untitled.has(at)) await addParts(found, at, 4, inOneFile);
      continue;
    }
    const near = await nearest(word);
    if (near && (await addWay(found, way(at, at, [near], 0.8), direct))) {
      corrected[at] = near;
      changed = true;
      continue;
    }
    if (await addParts(found, at, 3, direct)) continue;
    if (await addOnePart(found, at)) found.isWhole = false;
  }
  return changed ? corrected.join(" ") : null;
}

const WEIGHT = [0.75, 1, 1.12, 1.3]; // what is over, any page, what is looked for by name, hubs
const OF_A_YEAR = [1, 1, 1, 1.15]; // who names a year may mean one that is over
const TITLE_BONUS = 4;
const ALL_TITLED = 1.25; // all that is asked for is in the title
const UNTITLED = 0.7; // words of no title tell less of what a text is about
const YEAR = 0.6; // and so do years

/** What each entry is worth, the best first. */
function ranked(found, { pages, width, undated, weights, cards }) {
  const rarity = found.entries.map((entries, at) => {
    const weight = isYear(found.told[at]) ? YEAR : found.isTitled(at) ? 1 : UNTITLED;
    return entries.size ? weight * Math.log(1 + pages / entries.size) : 0;
  });
  const whole = rarity.reduce((sum, each) => sum + each, 0);
  const scores = new Map();
  found.entries.forEach((entries, at) => {
    for (const [number, { worth, title }] of entries) {
      let score = scores.get(number);
      if (!score) {
        score = { number, words: 0, matched: 0, titled: 0, value: 0, title: 0 };
        scores.set(number, score);
      }
      score.words += 1;
      score.matched += rarity[at];
      score.value += rarity[at] * worth;
      if (title > 0) score.titled += rarity[at];
      score.title += title;
    }
  });
  const newest = cards.at(-1);
  const told = found.told.length;
  const weightOf = found.told.some(isYear) ? OF_A_YEAR : WEIGHT;
  for (const score of scores.values()) {
    const range = Math.floor(score.number / width);
    const dated = 0.9 + (0.1 * (range - undated)) / Math.max(newest - undated, 1);
    const weight = range < undated ? weightOf[Math.floor((range * weights) / undated)] : dated;
    const share = score.words === told ? 1 : (score.matched / whole) ** 1.5;
    const titled = score.titled / whole;
    const title = titled ** 2 * Math.sqrt(Math.min(score.title, 1)) * (told > 1 && titled > 0.99 ? ALL_TITLED : 1);
    score.value = (score.value * share + TITLE_BONUS * whole * title * Math.cbrt(share)) * weight;
  }
  return [...scores.values()].sort((one, other) => other.value - one.value || other.number - one.number);
}

/** Whether an entry has every value that is chosen, by their facets; null if none is. */
async function chosen(facets) {
  const wanted = Object.entries(facets).filter(([, value]) => value);
  if (wanted.length === 0) return null;
  const each = await Promise.all(wanted.map(async ([letter, value]) => [await facet(letter), value]));
  return (number) => each.every(([valuesOf, value]) => valuesOf(number).includes(value));
}

/** The entries for what is asked for; null if none has all words, some of which are only implied. */
async function foundOf({ told, ways, implied }, values) {
  const found = new Found(told);
  await Promise.all(ways.map((one) => addWay(found, one, one.isBeside ? inOneFile : direct)));
  addYears(told, found.entries, values);
  if (implied.length > 0 && found.hasFewer(1)) return null;
  return { found, ways };
}

/**
 * Search for the entries with all words of a text, or with some where none has all.
 *
 * `facets` are chosen values by their letters. Returns the words of the index that were found,
 * whether the entries have all that was asked for, the text that was searched for instead of
 * one with slips, and the numbers of the entries in order.
 */
export async function search(text, facets = {}) {
  const values = await directory();
  const { found, ways } = (await foundOf(askedFor(text, values), values)) ?? (await foundOf(askedFor(text, values, false), values));
  const { told } = found;
  const instead = await lookFurther(found, ways);
  const best = ranked(found, values);
  const isChosen = await chosen(facets);
  const complete = best.filter((score) => score.words === told.length);
  const all = complete.length > 0 && found.isWhole;
  const least = complete[ENOUGH - 1]?.value ?? 0;
  let more = complete.length > 0 ? ENOUGH : Infinity;
  const shown = best.filter((score) => score.words === told.length || (more-- > 0 && score.value >= least));
  const numbers = shown.map((score) => score.number);
  return {
    words: found.words,
    told,
    all,
    instead,
    numbers: isChosen ? numbers.filter(isChosen) : numbers,
    unfiltered: numbers,
  };
}
