/** Strings, and the signs that open, close and separate. */
const PARTS = /"(?:[^"\\]|\\.)*"|[[\]{},:]/g;

/**
 * Finds a name that an object names twice, which `JSON.parse` lets pass, keeping the last.
 *
 * @param json The text of one JSON object, known to be valid. Only its own names count, not those of objects in it.
 * @returns the name, or null.
 */
export function findRepeatedName(json: string): string | null {
  const names = new Set<string>();
  let depth = 0;
  let before = '';
  for (const [part] of json.matchAll(PARTS)) {
    if (part === '{' || part === '[') depth++;
    else if (part === '}' || part === ']') depth--;
    else if (depth === 1 && part.startsWith('"') && (before === '{' || before === ',')) {
      const name = JSON.parse(part) as string;
      if (names.has(name)) return name;
      names.add(name);
    }
    before = part;
  }
  return null;
}
