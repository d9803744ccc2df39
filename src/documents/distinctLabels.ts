/** More tags or aliases than anybody gives a document by hand; the rest is left out. */
const MOST_LABELS = 500;
const LONGEST_LABEL = 200;

/** Tags or aliases trimmed, each once (compared without case), in order of appearance; at most 500. */
export function distinctLabels(labels: Iterable<string>): string[] {
  const distinct = new Map<string, string>();
  for (const label of labels) {
    const tidy = label.trim().toWellFormed();
    if (tidy === '' || tidy.length > LONGEST_LABEL) continue;
    const key = tidy.toLowerCase();
    if (!distinct.has(key)) distinct.set(key, tidy);
    if (distinct.size === MOST_LABELS) break;
  }
  return [...distinct.values()];
}
