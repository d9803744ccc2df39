import { plainContent } from '../../plainContent';

/** A value that holds no others, with the keys that lead to it. */
export interface JsonLeaf {
  /** Outermost first; places in lists are not counted. */
  readonly keys: readonly string[];
  readonly text: string;
}

interface Waiting {
  readonly keys: readonly string[];
  readonly value: unknown;
}

/** Deeper keys are not told; the values are there all the same. */
const MOST_KEYS = 8;

/** All values of parsed JSON in their order, however deep. Empty texts, `null` and control characters are left out. */
export function* jsonLeaves(root: unknown): Generator<JsonLeaf> {
  const waiting: Waiting[] = [{ keys: [], value: root }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { keys, value } = next;
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--) waiting.push({ keys, value: value[index] as unknown });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value).toReversed()) {
        waiting.push({ keys: [...keys, key.trim()].slice(-MOST_KEYS), value: inner as unknown });
      }
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      const text = plainContent(String(value)).text.trim();
      if (text !== '') yield { keys, text };
    }
  }
}
