// Danish words as a search compares them: their letters, forms and spellings. It mirrors
// hooks/klsite/search/words.py, which makes the words of the index.

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
export const spelled = (word) => word.replaceAll("å", "aa").replaceAll("ø", "oe").replaceAll("æ", "ae");

/** A word with one spelling for å, aa and a, for ø, oe and o, for æ and ae. */
export function fold(word) {
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
export function tails(beginning) {
  const own = endings.filter((ending) => isStem(beginning, ending));
  return ["", beginning.at(-1), "er", "r", "el", "l"].flatMap((before) => own.map((ending) => before + ending));
}

// The nouns whose vowel changes: a closed class.
const changing = [
  ["and", "ænder"], ["barn", "børn"], ["bog", "bøger"], ["bonde", "bønder"], ["bror", "brødre"],
  ["broder", "brødre"], ["datter", "døtre"], ["fader", "fædre"], ["far", "fædre"], ["fod", "fødder"],
  ["gås", "gæs"], ["hånd", "hænder"], ["klo", "kløer"], ["ko", "køer"], ["kraft", "kræfter"],
  ["mand", "mænd"], ["moder", "mødre"], ["mor", "mødre"], ["nat", "nætter"], ["rand", "rænder"],
  ["rod", "rødder"], ["so", "søer"], ["stad", "stæder"], ["stang", "stænger"], ["tand", "tænder"],
  ["tang", "tænger"], ["tå", "tæer"],
].flatMap(([one, many]) => [[one, many], ...[...bases(many)].map((base) => [base, one])]);
const isPartOf = (form, word) => word.endsWith(form) && form.length > 2 && word.length - form.length > 2;

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

/** Whether one letter more, less or other, or two exchanged, makes one word into the other. */
export function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  if (rest.slice(1) === otherRest.slice(1) || rest === otherRest.slice(1) || rest.slice(1) === otherRest) return true;
  return rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
}
