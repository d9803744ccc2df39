import { Random } from '../../../src/index/Random';

/** A made passage: what the lexical index takes. */
export interface MadePassage {
  readonly title: string;
  readonly tags: string;
  readonly headings: string;
  readonly path: string;
  readonly body: string;
}

/** Distinct words: about what 20 million words of English hold. */
const VOCABULARY = 300_000;
const WORDS_IN_PASSAGE = 200;
export const PASSAGES_IN_DOCUMENT = 8;
/** One word in so many is a code such as `ERR_KAL_42`. */
const CODE_EVERY = 250;
const ONSETS = ['b', 'c', 'd', 'f', 'g', 'h', 'j', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'st', 'tr', 'pl', 'gr'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou'];
const CODAS = ['', 'n', 'r', 's', 'l', 't', 'ck', 'm'];
const SYLLABLES = ONSETS.length * VOWELS.length * CODAS.length;

/**
 * Passages with the word frequencies of real text: the word of rank r is drawn with a weight of 1 / (r + 2.7), the law
 * of Zipf as Mandelbrot put it. The commonest words are those of real text, the rest are made up. The same number
 * gives the same passage everywhere.
 */
export class PassageMaker {
  readonly #words: readonly string[];
  readonly #cumulative: Float64Array;

  /** @param commonWords of real text, commonest first. */
  constructor(commonWords: readonly string[]) {
    const known = new Set(commonWords);
    const words = [...known];
    for (let number = 0; words.length < VOCABULARY; number++) {
      const word = madeWord(number);
      if (!known.has(word)) words.push(word);
    }
    this.#words = words;
    this.#cumulative = new Float64Array(VOCABULARY);
    let sum = 0;
    for (let rank = 0; rank < VOCABULARY; rank++) this.#cumulative[rank] = sum += 1 / (rank + 2.7);
  }

  passage(number: number): MadePassage {
    const document = Math.floor(number / PASSAGES_IN_DOCUMENT);
    const ofDocument = new Random(2 * document);
    const title = this.#sentence(ofDocument, 4);
    const tags = this.#sentence(ofDocument, 2);
    const path = `${this.#sentence(ofDocument, 1)}/${title}.md`;
    const random = new Random(2 * number + 1);
    const headings = this.#sentence(random, 3);
    const sentences: string[] = [];
    for (let left = WORDS_IN_PASSAGE; left > 0;) {
      const length = Math.min(left, 6 + random.below(16));
      sentences.push(`${this.#sentence(random, length)}.`);
      left -= length;
    }
    return { title, tags, headings, path, body: sentences.join(' ') };
  }

  /** A word, rarer ones as often as in the passages. */
  word(random: Random): string {
    const drawn = random.next() * this.#cumulative[VOCABULARY - 1]!;
    let low = 0;
    let high = VOCABULARY - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#cumulative[middle]! < drawn) low = middle + 1;
      else high = middle;
    }
    return this.#words[low]!;
  }

  #sentence(random: Random, length: number): string {
    const words = Array.from({ length }, () =>
      random.below(CODE_EVERY) === 0
        ? `ERR_${this.word(random).toUpperCase()}_${random.below(100)}`
        : this.word(random),
    );
    const [first = '', ...rest] = words;
    return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ');
  }
}

/** Numbers that follow one another give words that are nothing alike. */
function madeWord(number: number): string {
  let word = '';
  for (let left = 7919 * number + SYLLABLES; left > 0; left = Math.floor(left / SYLLABLES)) {
    const syllable = left % SYLLABLES;
    const rest = Math.floor(syllable / ONSETS.length);
    word +=
      ONSETS[syllable % ONSETS.length]! + VOWELS[rest % VOWELS.length]! + CODAS[Math.floor(rest / VOWELS.length)]!;
  }
  return word;
}
