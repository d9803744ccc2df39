import { contentId } from '../library/contentIds';
import type { Library } from '../library/openLibrary';
import type { DocumentRecord } from '../library/schema';
import type { Catalogue } from './Catalogue';

export interface ShareCopiesParts {
  readonly library: Pick<Library, 'documents'>;
  readonly catalogue: Catalogue;
  /** Lets whatever is more urgent go first. */
  readonly nextTurn: () => Promise<void>;
}

/**
 * Lets copies share what was stored for each of them: such as those that were read by themselves because their names gave
 * them different titles, came out of a backup, or were stored by an earlier version. Every step leaves the library whole.
 *
 * @throws the signal's reason when aborted.
 */
export async function shareCopies(
  { library, catalogue, nextTurn }: ShareCopiesParts,
  signal: AbortSignal,
): Promise<void> {
  for (const copies of catalogue.copies()) {
    /** The first of each title. */
    const apart: DocumentRecord[] = [];
    for (const { id } of copies) {
      const copy = catalogue.document(id);
      if (!copy) continue;
      const namesake = apart.find(({ title }) => title === copy.title);
      if (!namesake) apart.push(copy);
      const twin = namesake ?? apart[0]!;
      if (!mayShareMore(copy, twin)) continue;
      await nextTurn();
      signal.throwIfAborted();
      for (const changed of await library.documents.share(id, twin.id)) {
        if (catalogue.document(changed.id) !== undefined) catalogue.add(changed);
      }
    }
  }
}

/** Copies of different titles share a text at most: a passage is encoded with its title. */
function mayShareMore(copy: DocumentRecord, twin: DocumentRecord): boolean {
  // The same file may have been read in another way.
  if (copy.length !== twin.length || copy.passages !== twin.passages) return false;
  if (contentId(copy, 'textOf') !== contentId(twin, 'textOf')) return true;
  return copy.title === twin.title && contentId(copy, 'passagesOf') !== contentId(twin, 'passagesOf');
}
