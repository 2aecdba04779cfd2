// Finds the entries that a text asks for, and puts them in order.

import { askedFor, isYear, SYNONYM, way } from "./soegeudtryk.js";
import { Lookup } from "./soegeopslag.js";
import { answersTo } from "./soegespoergsmaal.js";
import { decode, directory, facet, yearOf } from "./soegning.js";

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

/** Add the entries for a way, by a function that looks a word up; return whether there are any. */
async function addWay(found, one, lookUp) {
  const words = await Promise.all(one.words.map(lookUp));
  const entries = words.map(entriesWith);
  addYears(one.words, entries, await directory());
  if (words.length === 0 || entries.some((each) => each.size === 0)) return false;
  words.flat().forEach((each) => found.words.add(each.word));
  found.add(one, entriesWithAll(entries));
  return true;
}

const NEAR = 0.8;
const PARTS = 0.7;
const ONE_PART = 0.4;

const LONG = 9; // letters of a word that may well be a compound of words of titles

/** Add the entries for some ways, those that few files are needed for. */
function addWays(found, ways, lookup, needed = false) {
  const admitted = ways.filter((one) => lookup.admits(one, needed));
  return Promise.all(admitted.map((one) => addWay(found, one, one.isBeside ? lookup.beside : lookup.direct)));
}

/** The way to say a word and the next one as one word with a slip, if the index has that. */
async function nearPair({ told }, at, lookup) {
  const near = told[at + 1] ? await lookup.nearest(told[at] + told[at + 1]) : null;
  return near && way(at, at + 1, [near], NEAR);
}

/**
 * Find words that no entry has as ends of compounds, with a slip, or as compounds by their parts.
 *
 * Returns the text with the words that were found instead of ones with slips, null if there are none.
 */
async function mended(found, lookup) {
  const corrected = [...found.told];
  for (const [at, word] of found.told.entries()) {
    if (lookup.isSpent || found.entries[at].size > 0) continue;
    const own = (words, worth) => way(at, at, words, worth);
    if (await addWay(found, own([word], 1), lookup.compounds)) continue;
    const both = await nearPair(found, at, lookup);
    if (both && (await addWay(found, both, lookup.direct))) continue;
    let near = await lookup.nearest(word);
    const pair = near ? null : await lookup.parts(word, 3, lookup.direct);
    if (pair && (await addWay(found, own(pair, PARTS), lookup.direct))) continue;
    near ??= await lookup.nearestElsewhere(word);
    if (near && (await addWay(found, own([near], NEAR), lookup.direct))) {
      corrected[at] = near;
      continue;
    }
    const part = await lookup.onePart(word);
    if (part && (await addWay(found, own([part], ONE_PART), lookup.beside))) found.isWhole = false;
  }
  return corrected.every((word, at) => word === found.told[at]) ? null : corrected.join(" ");
}

/** Add the entries of words that few entries have: as ends of compounds, and in parts that are in titles. */
async function addCompounds(found, ways, lookup) {
  const isCompound = (at) => found.told[at].length >= LONG && !found.isTitled(at);
  const untitled = found.hasFewer(ENOUGH) ? [...found.told.keys()].filter(isCompound) : [];
  const few = found.hasFewer(found.told.length > 1 ? 1 : ENOUGH);
  for (const one of few ? ways.filter(({ words }) => words.length === 1) : []) {
    const isRare = one.to > one.from || found.entries[one.from].size < ENOUGH;
    if (isRare && !lookup.isSpent) await addWay(found, one, lookup.compounds);
  }
  for (const at of untitled) {
    await addWay(found, way(at, at, [found.told[at]], 1), lookup.stemmed);
    const pair = lookup.isSpent ? null : await lookup.parts(found.told[at], 4, lookup.beside);
    if (pair) await addWay(found, way(at, at, pair, PARTS), lookup.beside);
  }
}

/**
 * Find the entries for what is asked for: first the words as they are written, then in other words,
 * those first that the fewest entries have.
 *
 * Returns what is found, and the text that was searched for instead of one with slips.
 */
async function foundOf({ told, ways }, values, lookup) {
  const found = new Found(told);
  const written = ways.filter(({ worth }) => worth === 1);
  const others = ways.filter(({ worth }) => worth < 1);
  const count = ({ from, to }) => Math.min(...found.entries.slice(from, to + 1).map((entries) => entries.size));
  lookup.choose(written.flatMap(({ words }) => words));
  await addWays(found, written, lookup);
  addYears(told, found.entries, values);
  const missing = others.filter((one) => count(one) === 0);
  await addWays(found, missing, lookup, true);
  const instead = await mended(found, lookup);
  const rest = others.filter((one) => !missing.includes(one));
  await addWays(found, rest.sort((one, other) => count(one) - count(other)), lookup);
  await addCompounds(found, written, lookup);
  addYears(told, found.entries, values);
  return { found, instead };
}

const WEIGHT = [0.75, 1, 1.12, 1.3]; // what is over, any page, what is looked for by name, hubs
const OF_A_YEAR = [1, 1, 1, 1.15]; // who names a year may mean one that is over
const TITLE_BONUS = 4;
const ALL_TITLED = 1.25; // all that is asked for is in the title
const ANSWERED = 0.6; // how like a question is, squared, that counts as all that is asked for
const UNTITLED = 0.7; // words of no title tell less of what a text is about
const OTHER_YEAR = 0.5; // what has not the year that is named
const YEAR = 0.6; // and so do years

/** What each entry is worth, the best first; `answers` says how like what is asked a question is that it answers. */
function ranked(found, answers, { pages, width, undated, weights, cards }) {
  const rarity = found.entries.map((entries, at) => {
    const weight = isYear(found.told[at]) ? YEAR : found.isTitled(at) ? 1 : UNTITLED;
    return entries.size ? weight * Math.log(1 + pages / entries.size) : 0;
  });
  const whole = rarity.reduce((sum, each) => sum + each, 0);
  const scores = new Map();
  const years = [...found.told.keys()].filter((at) => isYear(found.told[at]));
  found.entries.forEach((entries, at) => {
    for (const [number, { worth, title }] of entries) {
      let score = scores.get(number);
      if (!score) {
        score = { number, words: 0, matched: 0, titled: 0, years: 0, value: 0, title: 0 };
        scores.set(number, score);
      }
      score.words += 1;
      score.matched += rarity[at];
      score.value += rarity[at] * worth;
      if (title > 0) score.titled += rarity[at];
      if (years.includes(at)) score.years += 1;
      score.title += title;
    }
  });
  const newest = cards.at(-1);
  const told = found.told.length;
  const weightOf = found.told.some(isYear) ? OF_A_YEAR : WEIGHT;
  for (const score of scores.values()) {
    const range = Math.floor(score.number / width);
    const dated = 0.9 + (0.1 * (range - undated)) / Math.max(newest - undated, 1);
    const answer = (answers.get(score.number) ?? 0) ** 2;
    const isAnswer = answer > ANSWERED;
    if (isAnswer) score.words = told;
    const own = range < undated ? weightOf[Math.floor((range * weights) / undated)] : dated;
    const weight = (isAnswer ? WEIGHT.at(-1) : own) * (score.years < years.length ? OTHER_YEAR : 1);
    const share = score.words === told ? 1 : (score.matched / whole) ** 1.5;
    const titled = score.titled / whole;
    const ofTitle = titled ** 2 * Math.sqrt(Math.min(score.title, 1)) * (told > 1 && titled > 0.99 ? ALL_TITLED : 1);
    const title = Math.max(ofTitle, answer * ALL_TITLED);
    const worth = Math.max(score.value, answer * WORTH[TITLE] * whole);
    score.value = (worth * share + TITLE_BONUS * whole * title * Math.cbrt(share)) * weight;
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

/**
 * Search for the entries with all words of a text, or with some where none has all.
 *
 * `facets` are chosen values by their letters. Returns the words of the index that were found,
 * whether the entries have all that was asked for, and not only a part of a compound, the text that was searched for instead of
 * one with slips, and the numbers of the entries in order.
 */
export async function search(text, facets = {}) {
  const values = await directory();
  const lookup = new Lookup(values);
  const asked = askedFor(text, values);
  let { found, instead } = await foundOf(asked, values, lookup);
  if (asked.implied.length > 0 && found.hasFewer(1)) {
    ({ found, instead } = await foundOf(askedFor(text, values, false), values, lookup));
  }
  const { told } = found;
  const best = ranked(found, await answersTo(text, values), values);
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
    isWhole: found.isWhole,
    instead,
    numbers: isChosen ? numbers.filter(isChosen) : numbers,
    unfiltered: numbers,
  };
}
