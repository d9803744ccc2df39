const K1 = 0.9;
const B = 0.4;

/**
 * Okapi BM25 (Robertson and Zaragoza 2009) over lower-case words with English plural and verb endings cut off: the
 * baseline that search by meaning is measured against and fused with. K1 and B as in Anserini's defaults for short
 * texts; the inverse document frequency is Lucene's, which is never negative.
 */
export class Bm25 {
  readonly #postings = new Map<string, { readonly document: number; readonly count: number }[]>();
  readonly #lengths: number[] = [];
  readonly #meanLength: number;

  constructor(documents: readonly string[]) {
    for (const [document, text] of documents.entries()) {
      const words = stemmedWords(text);
      this.#lengths.push(words.length);
      const counts = new Map<string, number>();
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      for (const [word, count] of counts) {
        const postings = this.#postings.get(word);
        if (postings) postings.push({ document, count });
        else this.#postings.set(word, [{ document, count }]);
      }
    }
    this.#meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / this.#lengths.length;
  }

  /** The score of every document, in order; 0 where no word is shared. */
  score(query: string): Float64Array {
    const scores = new Float64Array(this.#lengths.length);
    for (const word of stemmedWords(query)) {
      const postings = this.#postings.get(word) ?? [];
      const rarity = Math.log(1 + (this.#lengths.length - postings.length + 0.5) / (postings.length + 0.5));
      for (const { document, count } of postings) {
        const relativeLength = this.#lengths[document]! / this.#meanLength;
        scores[document]! += (rarity * count) / (count + K1 * (1 - B + B * relativeLength));
      }
    }
    return scores;
  }
}

function stemmedWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(cutEnding);
}

/** Cuts one plural ending, then one of `-ing`, `-ed`, `-ly`, and a final `e`, where three letters are left. */
function cutEnding(word: string): string {
  const singular = word.replace(/(?<=..[^aeiou])ies$/, 'y').replace(/(?<=...)(?<![su])s$/, '');
  return singular.replace(/(?<=...)(ing|ed|ly)$/, '').replace(/(?<=...)e$/, '');
}
