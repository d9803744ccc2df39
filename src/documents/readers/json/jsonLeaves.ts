import { plainContent } from '../../plainContent';

/** A value that holds no others, or several such values of a list, with the keys that lead to it. */
export interface JsonLeaf {
  /** Outermost first; places in lists are not counted. */
  readonly keys: readonly string[];
  readonly text: string;
}

/** An object or a list that is being walked through. */
interface Walk {
  readonly keys: readonly string[];
  /** null for a list. */
  readonly names: readonly string[] | null;
  readonly values: readonly unknown[];
  next: number;
}

/** Deeper keys are not told; the values are there all the same. */
const MOST_KEYS = 8;
/** Values of a list stand together up to this length, such as numbers and names. UTF-16 code units. */
const LONGEST_GROUP = 200;

/** All values of parsed JSON in their order, however deep. Empty texts, `null` and control characters are left out. */
export function* jsonLeaves(root: unknown): Generator<JsonLeaf> {
  const walks: Walk[] = [{ keys: [], names: null, values: [root], next: 0 }];
  for (let walk = walks.at(-1); walk !== undefined; walk = walks.at(-1)) {
    if (walk.next === walk.values.length) {
      walks.pop();
      continue;
    }
    const name = walk.names?.[walk.next];
    const keys = name === undefined ? walk.keys : [...walk.keys, name.trim()].slice(-MOST_KEYS);
    const inner = walkThrough(walk.values[walk.next], keys);
    if (inner !== null) {
      walk.next++;
      walks.push(inner);
      continue;
    }
    const text = walk.names === null ? takeGroup(walk) : textOf(walk.values[walk.next++]);
    if (text !== '') yield { keys, text };
  }
}

/** null for a value that holds no others. */
function walkThrough(value: unknown, keys: readonly string[]): Walk | null {
  if (Array.isArray(value)) return { keys, names: null, values: value as unknown[], next: 0 };
  if (typeof value !== 'object' || value === null) return null;
  return { keys, names: Object.keys(value), values: Object.values(value) as unknown[], next: 0 };
}

/** The next value of a list, and those after it as long as they are short. */
function takeGroup(walk: Walk): string {
  let group = textOf(walk.values[walk.next++]);
  while (walk.next < walk.values.length && group.length < LONGEST_GROUP) {
    const value = walk.values[walk.next];
    const text = textOf(value);
    if ((typeof value === 'object' && value !== null) || group.length + text.length > LONGEST_GROUP) break;
    if (text !== '') group += group === '' ? text : `, ${text}`;
    walk.next++;
  }
  return group;
}

function textOf(value: unknown): string {
  const isLeaf = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isLeaf ? plainContent(String(value)).text.trim() : '';
}
