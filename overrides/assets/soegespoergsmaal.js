// The questions that pages answer, in the words of the editors: which of them a text asks.

import { Wanted, derivedForms, vowelForms, wordsOf } from "./soegeord.js";
import { isAsking, sameWords } from "./soegeudtryk.js";
import { decode, wordsIn } from "./soegning.js";

const STOP = 0.25; // what »hvem« and »er« count beside a word that the question is about
const ASKING = 0.6; // and »koster«, »sidder«
const SAME_WORD = 0.7; // how well a word fits one in another form or spelling
const LIKE = 0.6; // how like a question a text is that asks it
const QUESTION = "==";

const weigh = (word, { stop }) => (stop.has(word) ? STOP : isAsking(word) ? ASKING : 1);

/** Whether a text may be a question: it has small words, as they have, and others. Only for one a file is read. */
function isQuestion(text, values) {
  const weights = wordsOf(text).map((word) => weigh(word, values));
  return values.words.includes(QUESTION) && Math.min(...weights) < 1 && Math.max(...weights) === 1;
}

/** For each entry that answers a question, how like the question is to the one that it answers, up to 1. */
export async function answersTo(text, values) {
  const found = new Map();
  if (!isQuestion(text, values)) return found;
  const weight = (word) => weigh(word, values);
  const sum = (words) => words.reduce((total, word) => total + weight(word), 0);
  const words = wordsOf(text);
  const forms = words.map((word) =>
    [word, ...vowelForms(word), ...derivedForms(word), ...sameWords(word, values)].map((form) => new Wanted(form)),
  );
  for (const { word: question, postings } of await wordsIn([QUESTION])) {
    const asked = wordsOf(question.slice(QUESTION.length).replaceAll("_", " "));
    const isSaid = (word) => (own) => own.some((form) => form.fit(word) > SAME_WORD);
    const isShared = words.map((_, at) => asked.some((word) => isSaid(word)(forms[at])));
    const shared = sum(words.filter((_, at) => isShared[at])) + sum(asked.filter((word) => forms.some(isSaid(word))));
    const beside = words.filter((word, at) => !isShared[at] && weight(word) === 1).length; // counts twice: a name, often
    const like = shared / (sum(words) + sum(asked) + beside);
    if (like > LIKE) decode(postings, (number) => found.set(number, Math.max(like, found.get(number) ?? 0)));
  }
  return found;
}
