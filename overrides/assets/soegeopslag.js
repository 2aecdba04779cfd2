// Looks up words in the index for one search, which reads few files: what a word needs is always read,
// what may help only as long as few files have been.

import { INFLECTED, Wanted, bases, fold, isNear, stem } from "./soegeord.js";
import { prefixesLike, wordsIn } from "./soegning.js";

const mostFiles = 5; // of words, unless the words themselves need more
const mostForMissing = 1; // more for words that are in no entry
const mostOnChance = 2; // files that are read for words that begin or end with what is typed, or are near it
const LONG_ENOUGH = 6; // letters of a word by which compounds that begin with it may be found
const LONG_PART = 5; // and of the first part of one that tells what it is about
const SHORT_PART = 4; // and of one that is better than nothing
const BEGUN = 0.7; // how well a word fits one that it only begins with
const COMPOUND = 0.5; // how well a word fits one that it is the last part of

const backwards = (word) => `~${[...stem(fold(word))].reverse().join("")}`;
const family = (word) => word.slice(0, 2); // what is in one file if it is not large
const longest = (words) => words.reduce((one, other) => (other.length > one.length ? other : one), "");
const fitting = (wanted, found) =>
  found.map((each) => ({ ...each, fit: wanted.fit(each.word) })).filter((each) => each.fit > 0);

/** The words among some that are one slip from a word. */
function among(word, found) {
  const folded = fold(word);
  if (folded.length < 4 || /^\d+$/.test(word)) return [];
  const near = found.filter((each) => isNear(each.word, word) || isNear(fold(each.word), folded));
  return [...new Map(near.map((each) => [each.word, each])).values()];
}

/** Whether words that begin so may be one slip of the keys from a word. */
const nearBeginnings = (folded) => (beginning) =>
  [-1, 0, 1].some((more) => isNear(folded.slice(0, beginning.length + more), beginning));

export class Lookup {
  #files = new Set();
  #left = new Set(); // files that are not read since others of the same words are
  #most = mostFiles;
  #values;

  constructor(values) {
    this.#values = values;
  }

  /** Whether no more files are to be read for what only may help. */
  get isSpent() {
    return this.#files.size >= this.#most;
  }

  /** Let more files be read for words that no entry has. */
  readMore() {
    this.#most = mostFiles + mostForMissing;
  }

  /** Whether a way to say something is to be looked up: what was chosen is, and what is for a `missing` word nearly always. */
  admits({ words, worth, isBeside }, missing = false) {
    if (worth === 1) return true;
    const needed = words.flatMap((word) => {
      const wanted = new Wanted(word);
      const [beginning, mayFit] = isBeside ? [wanted.folded, () => false] : [wanted.stem, wanted.mayBegin];
      return prefixesLike(beginning, mayFit, this.#values);
    });
    const after = new Set([...this.#files, ...needed]);
    const most = mostFiles + (missing ? mostForMissing : 0);
    if (after.size > Math.max(most, this.#files.size)) return false;
    this.#files = after;
    return true;
  }

  /**
   * Choose the files of some words, which are always looked up: of each that of its own spelling and,
   * as long as they are few, those of its other forms.
   */
  choose(words) {
    const files = words.map((word) => this.#filesOf(word));
    for (const each of files) this.#files.add(each[0]);
    for (let at = 1; files.some((each) => at < each.length); at++) {
      for (const file of files.flatMap((each) => each.slice(at, at + 1))) {
        if (!this.isSpent) this.#files.add(file);
        else if (!this.#files.has(file)) this.#left.add(file);
      }
    }
  }

  /** The files that may have forms of a word, that of its own spelling first, then those most like it. */
  #filesOf(word) {
    const wanted = new Wanted(word);
    const found = prefixesLike(wanted.stem, wanted.mayBegin, this.#values);
    const shared = (prefix) => [...prefix].findIndex((letter, at) => letter !== wanted.folded[at]) >>> 0;
    return found.sort((one, other) => shared(other) - shared(one) || other.length - one.length);
  }

  #like(beginning, mayFit, most) {
    const files = prefixesLike(beginning, mayFit, this.#values, most).filter((file) => !this.#left.has(file));
    files.forEach((file) => this.#files.add(file));
    return wordsIn(files);
  }

  /** The words of the index that fit, each with how well; if there are none, those that begin with it. */
  direct = async (word) => {
    const wanted = new Wanted(word);
    const found = fitting(wanted, await this.#like(wanted.stem, wanted.mayBegin));
    return found.length > 0 ? found : this.begun(word);
  };

  /** The words of the index that begin with a word or, if there are none, with what it inflects. */
  begun = async (word) => {
    const inflected = [...bases(word)].filter((base) => base === word || base.length >= LONG_ENOUGH);
    for (const base of inflected) {
      const wanted = new Wanted(base);
      const like = await this.#like(wanted.folded, () => true, mostOnChance);
      const found = fitting(wanted, like.filter((each) => fold(each.word).startsWith(wanted.folded)));
      if (found.length > 0) return found.map((each) => ({ ...each, fit: Math.min(each.fit, BEGUN) }));
    }
    return [];
  };

  /** The words of the index that begin with what a word inflects: finansloven, finanslovsforslag. */
  stemmed = async (word) => {
    const base = longest([...bases(word)].map((each) => (each === word || each.length < LONG_ENOUGH ? "" : each)));
    return base ? this.beside(base) : [];
  };

  /** The words of the index that fit and are in one file with a word, as it and most of its forms are. */
  beside = async (word) => fitting(new Wanted(word), await this.#like(fold(word), () => false));

  /** The words of the index that end as a word does, for compounds and for slips at the beginning. */
  #ending(word) {
    return this.#like(backwards(word), () => true, mostOnChance);
  }

  /** The words of the index whose last part is a word. */
  compounds = async (word) => {
    if (word.length < 4 || /\d|^([^aeiouyæøå])\1/.test(word)) return []; // no word begins with »nn«
    const wanted = new Wanted(word);
    const found = (await this.#ending(word)).filter((each) => wanted.ends(each.word));
    return found.map((each) => ({ ...each, fit: COMPOUND }));
  };

  /**
   * The two words that a compound is put together of, if the index has them: borgmester, løn. The
   * first has at least some letters.
   */
  async parts(word, least) {
    const folded = fold(word);
    const like = await this.#like(folded.slice(0, least), (beginning) => folded.startsWith(beginning));
    const beginnings = [...new Set(like.flatMap((each) => [...bases(each.word)]))]
      .filter((base) => base.length >= least && folded.startsWith(fold(base)) && folded.length - fold(base).length > 2)
      .sort((one, other) => other.length - one.length);
    for (const beginning of beginnings.slice(0, 4)) {
      const rest = folded.slice(fold(beginning).length);
      for (const second of new Set([rest, rest.replace(/^[se](?=.{3})/, "")])) {
        if (this.isSpent) return null;
        const found = (await this.beside(second)).filter((each) => each.fit >= INFLECTED);
        if (found.length > 0) return [beginning, second];
      }
    }
    return null;
  }

  /** The first and the last part of a compound, as words of the index begin or end with them; or that of them that any does. */
  async ends(word) {
    const folded = fold(word);
    const stems = new Map((await this.#ending(word)).map((each) => [stem(fold(each.word)), each.word]));
    const last = longest([...stems.keys()].filter((each) => stem(folded).endsWith(each)));
    const rest = stem(folded).slice(0, -last.length).replace(/s$/, "");
    if (last.length >= SHORT_PART) return [rest, stems.get(last)].filter((part) => part.length >= SHORT_PART);
    const like = await this.#like(folded.slice(0, LONG_PART), (beginning) => folded.startsWith(beginning));
    const first = longest(like.flatMap((each) => [...bases(each.word)].map(fold)).filter((each) => folded.startsWith(each)));
    return first.length >= SHORT_PART ? [first] : [];
  }

  /** The words of the index that are one slip of the keys from a word, in the files that it would be in by its beginning and by its end. */
  async nearest(word) {
    return among(word, [...(await this.#like(fold(word), () => false)), ...(await this.#ending(word))]);
  }

  /** The same in files for words that begin nearly as it does. */
  async nearestElsewhere(word) {
    const folded = fold(word);
    for (const place of [family(folded), folded[0] + folded[2]]) {
      if (this.isSpent) break;
      const near = among(word, await this.#like(place, nearBeginnings(folded), mostOnChance));
      if (near.length > 0) return near;
    }
    return [];
  }
}
