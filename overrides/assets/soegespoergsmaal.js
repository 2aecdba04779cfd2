// The questions that pages answer, in the words of the editors: which of them a text asks.

import { Wanted, derivedForms, vowelForms, wordsOf } from "./soegeord.js";
import { isAsking, sameWords } from "./soegeudtryk.js";
import { decode, directory, wordsLike } from "./soegning.js";

const STOP = 0.25; // what »hvem« and »er« count beside a word that the question is about
const ASKING = 0.6; // and »koster«, »sidder«
const SAME_WORD = 0.7; // how well a word fits one in another form or spelling
const LIKE = 0.6; // how like a question a text is that asks it
const QUESTION = "==";

/**
 * For each entry that answers a text, how like the text is to the question, up to 1.
 *
 * Only a text with small words, as questions have, is one; others need no file.
 */
export async function answersTo(text) {
  const values = await directory();
  const found = new Map();
  const weight = (word) => (values.stop.has(word) ? STOP : isAsking(word) ? ASKING : 1);
  const sum = (words) => words.reduce((total, word) => total + weight(word), 0);
  const words = wordsOf(text);
  if (words.every((word) => weight(word) === 1) || words.every((word) => weight(word) < 1)) return found;
  const forms = words.map((word) =>
    [word, ...vowelForms(word), ...derivedForms(word), ...sameWords(word, values)].map((form) => new Wanted(form)),
  );
  for (const { word: question, postings } of await wordsLike(QUESTION, () => false)) {
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
