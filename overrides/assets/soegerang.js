// Finds the entries that a text asks for, and puts them in order.

import { DERIVED, SYNONYM, askedFor, isYear, way } from "./soegeudtryk.js";
import { UNMARKED } from "./soegeord.js";
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

/** The entries that have all of several words; undefined for none. */
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
    this.near = told.map(() => []); // words that may have been meant by one that no entry has, with their entries
    this.isSure = told.map(() => false); // not if a word is only the beginning of others, or another is derived of it
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

  /** The text with the words of an entry instead of ones with slips, null if there are none. */
  instead(number) {
    const meant = this.near.map((near) => near.find(({ entries }) => entries.has(number))?.word);
    return meant.some(Boolean) ? this.told.map((word, at) => meant[at] ?? word).join(" ") : null;
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
  const fitting = (words) => (one.isForm ? words.filter(({ fit }) => fit >= UNMARKED) : words);
  const words = (await Promise.all(one.words.map(lookUp))).map(fitting);
  const entries = words.map(entriesWith);
  addYears(one.words, entries, await directory());
  const all = entriesWithAll(entries);
  if (!all?.size) return false;
  words.flat().forEach((each) => found.words.add(each.word));
  found.add(one, all);
  const isSure = one.worth > DERIVED && words.every((each) => each.some(({ fit }) => fit >= UNMARKED));
  if (isSure) found.isSure.fill(true, one.from, one.to + 1);
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

const MOST_NEAR = 3;

/** Some words, each with its entries: first those that are with other words of the search, then those used most. */
function likeliest(found, words) {
  const others = new Set(found.entries.flatMap((entries) => [...entries.keys()]));
  const near = words.map(({ word, postings }) => {
    const entries = new Set(entriesWith([{ fit: 1, postings }]).keys());
    return { word, entries, shared: [...entries].filter((number) => others.has(number)).length };
  });
  near.sort((one, other) => other.shared - one.shared || other.entries.size - one.entries.size);
  return near.slice(0, MOST_NEAR);
}

/** Add the entries of words that may have been meant by some of those asked for; return whether there are any. */
async function addNear(found, from, to, words, lookup) {
  const near = likeliest(found, words);
  if (from === to && found.entries[from].size === 0) found.near[from] = near;
  for (const { word } of near) await addWay(found, way(from, to, [word], NEAR), lookup.beside);
  return near.length > 0;
}

/** Find words that no entry has as ends of compounds, and these and those that only begin others with a slip. */
async function mend(found, lookup) {
  const missing = [...found.told.keys()].filter((at) => found.entries[at].size === 0);
  if (missing.length > 0) lookup.readMore();
  for (const [at, word] of found.told.entries()) {
    if (lookup.isSpent || found.isSure[at]) continue;
    if (missing.includes(at) && (await addWay(found, way(at, at, [word], 1), lookup.compounds))) continue;
    await addNear(found, at, at, await lookup.nearest(word), lookup);
  }
  for (const at of missing) if (!lookup.isSpent) await mendElsewhere(found, at, lookup);
}

/** Find a word that no entry has together with the next one, with a slip at its beginning, or by its parts. */
async function mendElsewhere(found, at, lookup) {
  const word = found.told[at];
  const next = found.told[at + 1];
  if (next && (await addNear(found, at, at + 1, await lookup.nearest(word + next), lookup))) return;
  if (found.entries[at].size > 0 || (await addNear(found, at, at, await lookup.nearestElsewhere(word), lookup))) return;
  const own = (words, worth) => way(at, at, words, worth);
  const pair = await lookup.parts(word, 3);
  if (pair && (await addWay(found, own(pair, PARTS), lookup.beside))) return;
  const ends = await lookup.ends(word);
  if (ends.length > 1 && (await addWay(found, own(ends, PARTS), lookup.beside))) return;
  for (const [index, part] of ends.entries()) {
    if (await addWay(found, own([part], ONE_PART / (index + 1)), lookup.beside)) found.isWhole = false;
  }
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
    const pair = lookup.isSpent ? null : await lookup.parts(found.told[at], 4);
    if (pair) await addWay(found, way(at, at, pair, PARTS), lookup.beside);
  }
}

/**
 * Find the entries for what is asked for: first the words as they are written, then in other words,
 * those first that the fewest entries have.
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
  await mend(found, lookup);
  const rest = others.filter((one) => !missing.includes(one));
  await addWays(found, rest.sort((one, other) => count(one) - count(other)), lookup);
  await addCompounds(found, written, lookup);
  addYears(told, found.entries, values);
  return found;
}

const WEIGHT = [0.75, 1, 1.12, 1.3]; // what is over, any page, what is looked for by name, hubs
const OF_A_YEAR = [1, 1, 1, 1.15]; // who names a year may mean one that is over
const UNNAMED = 0.5; // how much of that remains where nothing of its title is named
const OLDEST = 0.9; // what has a day, and 1 for the newest
const TITLE_BONUS = 4;
const ALL_TITLED = 1.25; // all that is asked for is in the title
const ANSWERED = 0.6; // how like a question is, squared, that counts as all that is asked for
const UNTITLED = 0.7; // words of no title tell less of what a text is about
const OTHER_YEAR = 0.5; // what has not the year that is named
const YEAR = 0.6; // and so do years

/** What a word tells of an entry that has it: the more, the fewer have it. */
const raritiesOf = (found, { pages }) =>
  found.entries.map((entries, at) => {
    const weight = isYear(found.told[at]) ? YEAR : found.isTitled(at) ? 1 : UNTITLED;
    return entries.size ? weight * Math.log(1 + pages / entries.size) : 0;
  });

/** For each entry, what it has of the words: how many, and sums of the rarities and of shares of its title. */
function matchesOf(found, rarities) {
  const matches = new Map();
  found.entries.forEach((entries, at) => {
    for (const [number, { worth, title }] of entries) {
      let match = matches.get(number);
      if (!match) {
        match = { number, words: 0, years: 0, matched: 0, titled: 0, value: 0, title: 0 };
        matches.set(number, match);
      }
      match.words += 1;
      match.matched += rarities[at];
      match.value += rarities[at] * worth;
      match.title += title;
      if (title > 0) match.titled += rarities[at];
      if (isYear(found.told[at])) match.years += 1;
    }
  });
  return [...matches.values()];
}

/** How likely an entry is looked for; one by its name the less, the less of what is asked for, up to 1, is in its title. */
function likelihood(number, titled, hasYear, { width, undated, weights, cards }) {
  const range = Math.floor(number / width);
  if (range >= undated) return OLDEST + ((1 - OLDEST) * (range - undated)) / Math.max(cards.at(-1) - undated, 1);
  const weight = (hasYear ? OF_A_YEAR : WEIGHT)[Math.floor((range * weights) / undated)];
  return weight > 1 ? 1 + (weight - 1) * (UNNAMED + (1 - UNNAMED) * titled) : weight;
}

/** What each entry is worth, the best first; `answers` says how like what is asked a question is that it answers. */
function ranked(found, answers, values) {
  const rarities = raritiesOf(found, values);
  const whole = rarities.reduce((sum, each) => sum + each, 0);
  const count = found.told.length;
  const years = found.told.filter(isYear).length;
  const matches = matchesOf(found, rarities);
  for (const match of matches) {
    const answer = (answers.get(match.number) ?? 0) ** 2;
    const isAnswer = answer > ANSWERED;
    if (isAnswer) match.words = count;
    const titled = match.titled / whole;
    const likely = isAnswer ? WEIGHT.at(-1) : likelihood(match.number, titled, years > 0, values);
    const share = match.words === count ? 1 : (match.matched / whole) ** 1.5;
    const ofTitle = titled ** 2 * Math.sqrt(Math.min(match.title, 1)) * (count > 1 && titled > 0.99 ? ALL_TITLED : 1);
    const title = Math.max(ofTitle, answer * ALL_TITLED);
    const worth = Math.max(match.value, answer * WORTH[TITLE] * whole);
    match.value = (worth + TITLE_BONUS * whole * title) * share * likely * (match.years < years ? OTHER_YEAR : 1);
  }
  return matches.sort((one, other) => other.value - one.value || other.number - one.number);
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
  let found = await foundOf(asked, values, lookup);
  if (asked.implied.length > 0 && found.hasFewer(1)) {
    found = await foundOf(askedFor(text, values, false), values, lookup);
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
    instead: found.instead(numbers[0]),
    numbers: isChosen ? numbers.filter(isChosen) : numbers,
    unfiltered: numbers,
  };
}
