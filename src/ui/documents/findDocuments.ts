import { foldText } from '../lists/foldText';
import type { DocumentState, ListedDocument } from '../../protocol/EngineApi';

/** A listed document, with the text in which typed words are looked for. */
export interface FindableDocument extends ListedDocument {
  readonly folded: string;
}

/** Makes documents ready to be found by words of their title and path. */
export function findable(documents: readonly ListedDocument[]): readonly FindableDocument[] {
  return documents.map((document) => ({ ...document, folded: foldText(`${document.title} ${document.path}`) }));
}

/** Those that hold every typed word, whatever the case and the accents, and are in a state; null for all states. */
export function findDocuments(
  typed: string,
  state: DocumentState | null,
  documents: readonly FindableDocument[],
): readonly FindableDocument[] {
  const words = foldText(typed).split(/\s+/).filter(Boolean);
  return documents.filter(
    (document) => (state === null || document.state === state) && words.every((word) => document.folded.includes(word)),
  );
}
