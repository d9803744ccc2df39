/** From these lengths on, one and two typing errors are forgiven. */
const ONE_ERROR_FROM = 4;
const TWO_ERRORS_FROM = 8;

const letters = /^\p{L}[\p{L}\p{M}]*$/u;
const beyondBasicPlane = /[\ud800-\udfff]/;
const pairedCharacter = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;

/** How many typing errors a word of a query may hold: none in numbers, codes, words of
 * Chinese characters and rare scripts beyond Unicode's basic plane. */
export function forgivenErrors(word: string): 0 | 1 | 2 {
  if (word.length < ONE_ERROR_FROM || !letters.test(word) || pairedCharacter.test(word)) return 0;
  if (beyondBasicPlane.test(word)) return 0;
  return word.length < TWO_ERRORS_FROM ? 1 : 2;
}

/**
 * Typing errors between two words: letters left out, added, replaced, or swapped with their neighbour (the restricted
 * distance of Damerau 1964, which edits no letter twice). Counts code points.
 *
 * @param limit larger distances are given as `limit + 1`.
 */
export function editDistance(one: string, other: string, limit: number): number {
  const a = Array.from(one);
  const b = Array.from(other);
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast = new Uint16Array(b.length + 1);
  let last = Uint16Array.from({ length: b.length + 1 }, (_, j) => j);
  let current = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    current[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(last[j]! + 1, current[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, beforeLast[j - 2]! + 1);
      }
      current[j] = distance;
      least = Math.min(least, distance);
    }
    if (least > limit) return limit + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[b.length]!, limit + 1);
}
