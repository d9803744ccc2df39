/** `npm run evaluate -- --search`: of 40 queries on topics that the sample notes lack, two are explained so far by chance. */
const ANSWER_FROM = 0.25;

/**
 * Whether the words of a row explain so much of a query that they answer it, whatever the row means.
 *
 * @param share of the query's rarity: a lexical score divided by the highest possible one.
 */
export function wordsAnswer(share: number): boolean {
  return share >= ANSWER_FROM;
}
