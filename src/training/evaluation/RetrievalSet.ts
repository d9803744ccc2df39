import type { Judgements } from './rankings';

/** Documents, queries and which of the documents answer them. */
export interface RetrievalSet {
  readonly documents: readonly { readonly id: number; readonly title: string; readonly text: string }[];
  readonly queries: readonly { readonly text: string; readonly relevant: Judgements }[];
}
