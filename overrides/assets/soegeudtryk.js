// What a text asks for: its words, without those that only make it a question, and other ways to say
// some of them: spellings, forms, compounds put together or in parts, and the editors' synonyms.

import { Wanted, derivedForms, hyphenatedWordsOf, vowelForms, wordsOf } from "./soegeord.js";

// Words that belong to a question rather than to what it is about: »find«, »næste«, »laver«.
const asking = new Set(
  `aktuel aktuelle alle betyder betydning bruger definition drejer egentlig fik find finde finder findes foregår forklar forklaring forskel
  forskellen fortæl fortælle fungerer få får gælder gør går handler hed hedder holde holder holdes holdt hører information kender komme kommende
  kommer koster laver ligger lige liste læs mener nuværende nyeste næste oversigt se sendes seneste sidder side sider sidste siger sker
  skete skrev skriver står vide virker vis vise`.split(/\s+/),
);

/** Whether a word only makes a question: »find«, »koster«. */
export const isAsking = (word) => asking.has(word);

/** What a compound that names a list is a list of, if it does: »medlemslisten«, »mandatoversigt«, »navnenyt«. */
const listed = (word) => /^(.{4,}?)s?(?:liste|oversigt|nyt)(?:n|en|r|er)?$/.exec(word)?.[1];

const months = "januar februar marts april maj juni juli august september oktober november december".split(" ");

/** A text with numbers as they stand on pages: »22/1-2018« and »2018-01-22« are dates, and +45 is left out. */
function asWritten(text) {
  const dates = /\b(\d{1,2})[./-] ?(\d{1,2})[./-] ?((?:19|20)\d\d)\b/g;
  const sortable = /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/g;
  const date = (all, day, month, year) => (months[month - 1] ? `${Number(day)} ${months[month - 1]} ${year}` : all);
  return text
    .replace(/(?:\+|\b00)45(?=[ \d])/g, " ")
    .replace(dates, date)
    .replace(sortable, (all, year, month, day) => date(all, day, month, year));
}

/** The words of a text; numbers in groups, as in a telephone number or »1.10«, are one word each. */
function writtenWords(text) {
  const grouped = /(?<![\w-])(?:\d{1,4}(?:[. ]\d{2,4})+|\d{1,2}\.\d{1,2})(?![\w-])/g;
  const whole = asWritten(text);
  const numbers = (whole.match(grouped) ?? []).map((number) => number.replace(/[. ]/g, "-"));
  const others = hyphenatedWordsOf(whole.replace(grouped, " "));
  const isWord = (word) => /[a-zæøå]/.test(word);
  const isOne = (word) => isWord(word) && word.split("-").some((part) => part.length < 3); // e-mail, not kkr-møde
  return [...others.flatMap((word) => (isOne(word) ? [word] : word.split("-"))), ...numbers];
}

/** Other ways to write a word: »e-mail« as »email«, »33-70-33-70« as »33703370«, »1-10« as »1x10«. */
function spellings(word) {
  const parts = word.split("-");
  if (parts.length === 1) return [[word]];
  const longer = parts.filter((part) => part.length > 1);
  const numbered = /^\d{1,2}-\d{1,2}$/.test(word) ? [[parts.join("x")]] : [];
  return [[parts.join("")], ...numbered, ...(longer.length > 0 ? [longer] : [])];
}

/**
 * A way to say a part of what is asked for: words that stand for those from one to another. What
 * `isBeside` is looked for in no other file than the word that it stands for; of what `isForm` no word
 * is found that only begins with it.
 */
export const way = (from, to, words, worth) => ({ from, to, words, worth });
export const SYNONYM = 0.85;
export const DERIVED = 0.8;
export const isYear = (word) => /^(19|20)\d\d$/.test(word);

const isSame = (one, other) => one === other || new Wanted(one).isInflection(other);

/** The words of an expression, as they are written and with those with a hyphen in parts. */
function readings(expression) {
  const [whole, inParts] = [hyphenatedWordsOf(expression), wordsOf(expression)];
  return whole.length === inParts.length ? [whole] : [whole, inParts];
}

/** Where in some words those of an expression begin. */
function places(expression, words, same = isSame) {
  const beginnings = [...words.keys()].slice(0, Math.max(words.length - expression.length + 1, 0));
  return beginnings.filter((from) => expression.every((word, index) => same(word, words[from + index])));
}

/**
 * The words of a text that it is about, and the places of those that a question says in other words.
 *
 * What editors have as typed with a word of no meaning, such as »hvor ligger«, is a question: the
 * first of the words that it stands for, »adresse«, takes its place.
 */
function toldWords(text, { stop, synonyms }) {
  const isOfQuestion = (word) => stop.has(word) || isAsking(word);
  const words = writtenWords(text).filter((word) => word.length > 1);
  const implied = words.map(() => false);
  for (const [[meaning], typed] of synonyms) {
    for (const question of typed.map(wordsOf).filter((each) => each.some(isOfQuestion))) {
      const [from] = places(question, words, (one, other) => (isOfQuestion(one) ? one === other : isSame(one, other)));
      if (from === undefined) continue;
      const meant = wordsOf(meaning);
      words.splice(from, question.length, ...meant);
      implied.splice(from, question.length, ...meant.map(() => true));
    }
  }
  const all = words.map((word, at) => ({ word, implied: implied[at] }));
  const kept = all.filter((each) => each.implied || !stop.has(each.word));
  const about = kept.filter((each) => each.implied || !asking.has(each.word));
  return about.length > 0 ? about : kept;
}

/**
 * What is asked for: its words `told`, other `ways` to say some of them, and the places of those
 * that are `implied` by a question, if it is to be said in other words.
 */
export function askedFor(text, values, implying = true) {
  const all = toldWords(text, values);
  const plain = all.filter((each) => !each.implied);
  const about = implying || plain.length === 0 ? all : plain;
  const told = about.map((each) => each.word);
  const ways = [];
  told.forEach((word, at) => {
    for (const words of spellings(word)) ways.push(way(at, at, words, word.includes("-") && words.at(-1).length < 3 ? 0.4 : 1));
    if (/^\d{3}$/.test(word)) ways.push(way(at, at, [`0${word}`], 1)); // 751, a municipality's 0751
    if (listed(word)) ways.push(way(at, at, [listed(word)], 0.9));
    for (const form of vowelForms(word)) ways.push({ ...way(at, at, [form], 0.95), isForm: true });
    for (const form of derivedForms(word)) ways.push({ ...way(at, at, [form], DERIVED), isBeside: true, isForm: true });
  });
  for (let from = 0; from < told.length; from++) {
    for (let to = from + 1; to < told.length && to < from + 4; to++) {
      const run = told.slice(from, to + 1);
      const numbers = run.every((word) => /^\d+$/.test(word));
      if (numbers || (to < from + 3 && run.every((word) => /^[a-zæøå]{3,}$/.test(word)))) {
        ways.push(way(from, to, [run.join("")], 1));
      }
    }
  }
  ways.push(...synonymous(told, values.synonyms));
  const implied = plain.length === 0 ? [] : [...about.keys()].filter((at) => about[at].implied);
  return { told, ways, implied };
}

function synonymous(told, groups) {
  const found = [];
  for (const [words, typed] of groups) {
    const used = words.flatMap(readings);
    for (const expression of [...used, ...typed.flatMap(readings)]) {
      for (const from of places(expression, told)) {
        for (const other of used.filter((each) => each !== expression)) {
          const words = other.flatMap((word) => wordsOf(word));
          found.push({ ...way(from, from + expression.length - 1, words, SYNONYM), isBeside: true });
        }
      }
    }
  }
  return found;
}

/** The single words that the editors take for a word. */
export function sameWords(word, { synonyms }) {
  const single = (expressions) => expressions.map(wordsOf).flatMap((words) => (words.length === 1 ? words : []));
  const groups = synonyms.filter((group) => single(group.flat()).some((each) => isSame(each, word)));
  return groups.flatMap(([words]) => single(words));
}
