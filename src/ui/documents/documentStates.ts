import type { DocumentState } from '../../protocol/EngineApi';

/** The states of a document in the order in which they deserve a look. */
export const documentStates = [
  'failed',
  'reading',
  'waiting',
  'unrefined',
  'skipped',
  'indexed',
] as const satisfies readonly DocumentState[];

/** How many documents are in each state. */
export function countStates(documents: readonly { readonly state: DocumentState }[]): Record<DocumentState, number> {
  const counts = { failed: 0, reading: 0, waiting: 0, unrefined: 0, skipped: 0, indexed: 0 };
  for (const { state } of documents) counts[state] += 1;
  return counts;
}
