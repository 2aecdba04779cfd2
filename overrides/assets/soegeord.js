// Danish words as a search compares them: what is asked for, and how well a word of the index fits:
// by its letters, forms and spellings. It mirrors hooks/klsite/search/words.py, which makes the words
// of the index.

const kept = { æ: "æ", ø: "ø", å: "å" };
const letters = { ...kept, ä: "æ", ö: "ø", ð: "d", đ: "d", ł: "l", þ: "th", œ: "ø", ß: "ss" };

function plain(letter) {
  if (letter <= "\x7f") return letter;
  return letters[letter] ?? letter.normalize("NFKD").replace(/[^a-z0-9]/gi, "");
}

/** The words of a text as the index has them, with the hyphens within them. */
export function hyphenatedWordsOf(text) {
  const lowered = text.replaceAll("\u00ad", "").toLowerCase().normalize("NFC");
  const written = lowered.match(/[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*/gu) ?? [];
  return written.map((word) => [...word.replace(/[\u2010\u2011]/g, "-")].map(plain).join(""));
}

/** The words of a text as the index has them: small letters a-z, æ, ø, å and digits. */
export function wordsOf(text) {
  return hyphenatedWordsOf(text).flatMap((word) => word.split("-")).filter((word) => word.length > 1);
}

/** A word with one spelling for å and aa, for ø and oe, for æ and ae. */
const spelled = (word) => word.replaceAll("å", "aa").replaceAll("ø", "oe").replaceAll("æ", "ae");

/** A word with one spelling for å, aa and a, for ø, oe and o, for æ and ae. */
export function fold(word) {
  if (!/[æøå]|aa|oe/.test(word)) return word;
  const plainWord = word.replaceAll("å", "a").replaceAll("ø", "o").replaceAll("æ", "ae");
  return plainWord.replaceAll("aa", "a").replaceAll("oe", "o");
}

const keyEndings = ["ernes", "erne", "enes", "ene", "ens", "ets", "ers", "es", "en", "et", "er", "e", "s"];

/** A folded word without endings: the beginning of the key by which compounds are found. */
export function stem(word) {
  const ending = keyEndings.find((each) => word.endsWith(each) && word.length - each.length >= 3);
  return ending ? stem(word.slice(0, -ending.length)) : word;
}

// What a Danish noun or adjective may have at its end: »kommune, kommuner, kommunernes«.
const endings = ["ernes", "erne", "erens", "eren", "ere", "enes", "ene", "ens", "ets", "ers", "ede", "es", "en", "et", "er", "e", "s", "t"];
const isStem = (word, ending) => {
  if (word.length <= (ending === "t" ? 3 : 1)) return false;
  return /[aeiouyæøå]/.test(word) || ending === "s"; // KLs, OKs
};

/** The forms that a word may be an inflection of, itself among them; few of them are words. */
export function bases(word) {
  const found = new Set([word]);
  for (const ending of endings) {
    const base = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || !isStem(base, ending)) continue;
    found.add(base);
    if (/([^aeiouyæøå])\1$/.test(base)) found.add(base.slice(0, -1)); // busser, bus
    if (/[^aeiouyæøå][lr]$/.test(base)) found.add(`${base.slice(0, -1)}e${base.at(-1)}`); // borgmestre, borgmester
  }
  return found;
}

/** What inflections have after the beginning that all of them share: kommun-erne, bus-ser, artik-len. */
function tails(beginning) {
  const own = endings.filter((ending) => isStem(beginning, ending));
  return ["", beginning.at(-1), "er", "r", "el", "l"].flatMap((before) => own.map((ending) => before + ending));
}

// The nouns whose vowel changes: a closed class.
const nouns = [
  ["and", "ænder"], ["barn", "børn"], ["bog", "bøger"], ["bonde", "bønder"], ["bror", "brødre"],
  ["broder", "brødre"], ["datter", "døtre"], ["fader", "fædre"], ["far", "fædre"], ["fod", "fødder"],
  ["gås", "gæs"], ["hånd", "hænder"], ["klo", "kløer"], ["ko", "køer"], ["kraft", "kræfter"],
  ["mand", "mænd"], ["moder", "mødre"], ["mor", "mødre"], ["nat", "nætter"], ["rand", "rænder"],
  ["rod", "rødder"], ["so", "søer"], ["stad", "stæder"], ["stang", "stænger"], ["tand", "tænder"],
  ["tang", "tænger"], ["tå", "tæer"],
];
// The verbs that do so, those that pages about councils have.
const verbs = [
  ["vælge", "valg"], ["træde", "tråd"], ["give", "gav"], ["tage", "tog"], ["trække", "trak"], ["trække", "trukket"],
  ["bringe", "bragt"], ["lægge", "lagt"], ["sætte", "sat"], ["spørge", "spurgt"], ["følge", "fulgt"],
  ["skrive", "skrev"], ["stige", "steg"], ["vinde", "vandt"], ["vinde", "vundet"], ["binde", "bundet"],
  ["finde", "fundet"], ["drive", "drev"], ["bryde", "brud"], ["skære", "skåret"], ["række", "rakt"],
  ["tælle", "talt"], ["sælge", "solgt"], ["træffe", "truffet"], ["hjælpe", "hjulpet"], ["bære", "båret"],
  ["byde", "budt"], ["gå", "gået"], ["slå", "slået"], ["vide", "vidst"],
];
const changing = [
  ...nouns.flatMap(([one, many]) => [[one, many], ...[...bases(many)].map((base) => [base, one])]),
  ...verbs.flatMap(([now, then]) => [...[...bases(now)].map((base) => [base, then]), ...[...bases(then)].map((base) => [base, now])]),
];
const isPartOf = (form, word) =>
  word.endsWith(form) && form.length > 2 && word.length - form.length > (form.length > 3 ? 1 : 2); // ud-træde

/** The other forms of a word whose vowel changes, at the end of compounds too: barn and børn. */
export function vowelForms(word) {
  const found = new Set();
  for (const base of bases(word)) {
    for (const [form, other] of changing) {
      if (base === form || isPartOf(form, base)) found.add(base.slice(0, base.length - form.length) + other);
    }
  }
  return [...found];
}

/** The verb of a noun of what is done, or such nouns of a verb: fordeling and fordele, ansættelse and ansætte. */
export function derivedForms(word) {
  const found = new Set();
  for (const base of bases(word)) {
    const stem = /^(.{3,}?)(?:n?ing|else|els|e)$/.exec(base)?.[1] ?? (base === word ? "" : base);
    if (stem.length < 3) continue;
    for (const ending of ["e", "ing", "ning", "else"]) found.add(stem + ending);
    if (/(.)\1$/.test(stem) && base === `${stem}e`) found.add(`${stem.slice(0, -1)}ning`); // beslutte, beslutning
    if (base.endsWith("ning")) found.add(`${stem}${stem.at(-1)}e`);
  }
  return [...found].filter((form) => !bases(word).has(form));
}

/** Whether one letter more, less or other, or two exchanged, makes one word into the other. */
export function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  if (one === `u${other}` || other === `u${one}`) return false; // sikker, usikker: the opposite
  if (rest.slice(1) === otherRest.slice(1) || rest === otherRest.slice(1) || rest.slice(1) === otherRest) return true;
  return rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
}

// How well a word of the index fits one that is asked for.
const SAME = 1;
const SPELLED = 0.97; // Århus, Aarhus
export const INFLECTED = 0.8;
export const UNMARKED = 0.75; // kobenhavn for København
const MARKED = 0.3; // møde for mode
const BEGINNING = 0.45; // and up to as much again, the more of the word it is

/** A word that is looked for. */
export class Wanted {
  constructor(word) {
    this.word = word;
    this.folded = fold(word);
    this.bases = new Set([...bases(word)].map(spelled));
    this.foldedBases = this.folded === word ? new Set([...bases(word)].map(fold)) : new Set();
    const shortest = [...bases(word)].map(fold).reduce((one, other) => (other.length < one.length ? other : one));
    this.stem = shortest.replace(/(?<=..)e[lr]$/, ""); // what all its inflections begin with
  }

  /** How well a word of the index fits; 0 if not at all. */
  fit(word) {
    if (word === this.word) return SAME;
    const written = spelled(word);
    if (written === spelled(this.word)) return SPELLED;
    if (this.isInflection(word)) return INFLECTED;
    const folded = fold(word);
    if (folded === this.folded) return this.foldedBases.size ? UNMARKED : MARKED;
    if (this.isInflection(word, this.foldedBases, fold)) return UNMARKED;
    const begins = this.foldedBases.size ? folded.startsWith(this.folded) : written.startsWith(spelled(this.word));
    if (this.folded.length < 3 || !begins) return 0;
    return BEGINNING * (1 + this.folded.length / folded.length / 2);
  }

  isInflection(word, of = this.bases, as = spelled) {
    const folded = fold(word);
    if (this.stem[0] !== folded[0] || (this.stem.length > 1 && this.stem[1] !== folded[1])) return false;
    return [...bases(word)].some((base) => of.has(as(base)));
  }

  /** Whether keys with a beginning that is longer than the stem may be inflections. */
  mayBegin = (beginning) => {
    const rest = beginning.slice(this.stem.length);
    this.tails ??= tails(this.stem);
    return this.folded.startsWith(beginning) || this.tails.some((tail) => tail.startsWith(rest));
  };

  /** Whether the last part of a compound is the word. */
  ends(compound) {
    for (let from = 3; from <= compound.length - 3; from++) {
      if (this.isInflection(compound.slice(from))) return true;
    }
    return false;
  }
}
