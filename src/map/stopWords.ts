import { foldText } from '../index/lexical/foldText';

/**
 * The words of several lists as one set, folded as texts are. Lists of digits and of single letters do no harm; anything
 * else is passed over.
 */
export function stopWords(lists: readonly unknown[]): ReadonlySet<string> {
  const words = lists
    .filter(Array.isArray)
    .flat()
    .filter((word) => typeof word === 'string');
  return new Set(words.map(foldText));
}
