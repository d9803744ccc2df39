/**
 * The parts a person asked for, in their usual order; all of them when none is named. A part comes with what it needs.
 *
 * @param {readonly import('./testParts.mjs').TestPart[]} parts
 * @param {readonly string[]} names
 * @throws {Error} When a name is none of a part.
 */
export function chooseParts(parts, names) {
  const unknown = names.find((name) => parts.every((part) => part.name !== name));
  if (unknown !== undefined) {
    const known = parts.map((part) => part.name).join(', ');
    throw new Error(`"${unknown}" is no part of the tests: choose from ${known}.`);
  }
  if (names.length === 0) return parts;
  const chosen = new Set(names);
  for (const part of parts) {
    if (part.needs !== undefined && chosen.has(part.name)) chosen.add(part.needs);
  }
  return parts.filter((part) => chosen.has(part.name));
}
