const keptMarks = 400;
/** Asking how many marks there are takes 0.2 ms: not at every one. */
const marksBetweenLooks = 100;
const made = new Map<string, number>();

function mark(name: string, query: string): void {
  const count = (made.get(name) ?? 0) + 1;
  made.set(name, count);
  // Marks stay for as long as the page does unless cleared, and they can only be cleared all at once.
  if (count % marksBetweenLooks === 0 && performance.getEntriesByName(name, 'mark').length >= keptMarks) {
    performance.clearMarks(name);
  }
  performance.mark(name, { detail: { query } });
}

/** Notes that the person changed the query. */
export function markKeystroke(query: string): void {
  mark('inkling:keystroke', query);
}

/** Notes that hits for the query are on the page, about to be painted. */
export function markResults(query: string): void {
  mark('inkling:results', query);
}

/** Notes that the main encoder's hits for the query are on the page, about to be painted. */
export function markRefined(query: string): void {
  mark('inkling:refined', query);
}
