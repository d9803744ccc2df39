import type { WordsRecord } from '../schema';
import type { BackedUpWords } from './BackedUpWords';

/**
 * Words of a backup as the library keeps them.
 *
 * @param places By position in the file; 0 where other passages are in the library.
 */
export function numberWords(
  { documents, passages, languages, buffer }: BackedUpWords,
  places: readonly { readonly id: number }[],
): Omit<WordsRecord, 'id'> {
  const idAt = (position: number): number => places[position]?.id ?? 0;
  return {
    documents: documents.map(idAt),
    passages,
    languages: new Map([...languages].map(([position, language]) => [idAt(position), language])),
    buffer,
  };
}
