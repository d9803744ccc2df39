import { foldText } from '../index/lexical/foldText';
import { splitWords } from '../index/lexical/splitWords';

const WORDS = 3;
const SHORTEST = 3;
const FEWEST_TEXTS = 2;

interface TopicWord {
  /** Texts of the topic that hold it. */
  texts: number;
  /** How often it is written in each way. */
  readonly written: Map<string, number>;
}

/**
 * Names topics by the words that mark them out: in many of a topic's texts, and in few of others (texts that hold the
 * word, times the logarithm of how much more frequent it is in the topic than everywhere: what the word adds to the
 * log-likelihood ratio of Dunning 1993). Words of a language that only one topic is in would mark it out too; so words
 * without meaning of their own (`isStopWord`), short ones and numbers are left out.
 *
 * @param topics the texts of each topic.
 * @param isStopWord tells of a folded word whether it is passed over.
 * @returns up to three words for each topic, best first, as they are mostly written; none where there are none.
 */
export function nameTopics(
  topics: readonly (readonly string[])[],
  isStopWord: (word: string) => boolean = () => false,
): string[][] {
  const counted = topics.map((texts) => countWords(texts, isStopWord));
  const everywhere = new Map<string, number>();
  for (const words of counted) {
    for (const [word, { texts }] of words) everywhere.set(word, (everywhere.get(word) ?? 0) + texts);
  }
  const all = topics.reduce((sum, texts) => sum + texts.length, 0);
  return counted.map((words, topic) => {
    const own = topics[topic]!.length;
    const weighed = Array.from(words, ([word, found]) => {
      const lift = found.texts / own / (everywhere.get(word)! / all);
      return { word, found, weight: found.texts * Math.log(topics.length === 1 ? Math.E : lift) };
    });
    const telling = weighed.filter(({ found, weight }) => weight > 0 && found.texts >= Math.min(FEWEST_TEXTS, own));
    return withoutForms(telling.toSorted((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))).map(
      ({ found }) => mostlyWritten(found),
    );
  });
}

function countWords(texts: readonly string[], isStopWord: (word: string) => boolean): Map<string, TopicWord> {
  const words = new Map<string, TopicWord>();
  for (const text of texts) {
    const seen = new Set<string>();
    for (const { term, start, end, isWhole, isLastCharacter } of splitWords(text)) {
      if (isWhole || isLastCharacter || !isTelling(term) || isStopWord(term)) continue;
      const found = words.get(term) ?? { texts: 0, written: new Map<string, number>() };
      words.set(term, found);
      if (!seen.has(term)) found.texts += 1;
      seen.add(term);
      const written = text.slice(start, end);
      found.written.set(written, (found.written.get(written) ?? 0) + 1);
    }
  }
  return words;
}

/** Words of scripts that write none of their vowels, or a word in two characters, are short. */
function isTelling(term: string): boolean {
  if (/[\p{N}#_]/u.test(term)) return false;
  return (
    Array.from(term).length >= (/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(term) ? SHORTEST : 2)
  );
}

/** The first words of which none is another form of one before it, such as a plural. */
function withoutForms<Weighed extends { readonly word: string }>(words: readonly Weighed[]): Weighed[] {
  const kept: Weighed[] = [];
  for (const each of words) {
    if (kept.length === WORDS) break;
    const isForm = kept.some(({ word }) => sharedStart(word, each.word) >= Math.min(word.length, each.word.length, 5));
    if (!isForm || foldText(each.word).length < SHORTEST) kept.push(each);
  }
  return kept;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function mostlyWritten({ written }: TopicWord): string {
  let best = '';
  for (const [form, times] of written) {
    const most = written.get(best) ?? 0;
    if (times > most || (times === most && form < best)) best = form;
  }
  return best;
}
