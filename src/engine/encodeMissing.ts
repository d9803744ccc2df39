import { spaceOf, type Encoder } from '../encoders/Encoder';
import { rowsOfDocument } from '../library/embeddingRows';
import type { Library } from '../library/openLibrary';
import type { Catalogue } from './Catalogue';
import { encodePassages } from './encodePassages';
import type { PassageIndex } from './PassageIndex';
import type { Platform } from './Platform';

export interface EncodeMissingParts {
  readonly library: Library;
  readonly encoder: Encoder;
  readonly catalogue: Catalogue;
  readonly index: PassageIndex;
  readonly platform: Pick<Platform, 'now'>;
  /** Lets whatever is more urgent go first. */
  readonly nextTurn: () => Promise<void>;
  readonly onChange: () => void;
}

/**
 * Encodes the documents that lack rows in the encoder's space, from their stored text: after an update of the encoder,
 * or after a damaged block. Then drops the rows of all other spaces.
 *
 * @throws the signal's reason when aborted.
 */
export async function encodeMissing(parts: EncodeMissingParts, signal: AbortSignal): Promise<void> {
  const { library, encoder, catalogue, index, platform, nextTurn, onChange } = parts;
  const space = spaceOf(encoder);
  const missing = [...catalogue.documents()].filter(({ id, passages }) => index.passagesOf(id) < passages);
  for (const { id, title, length } of missing.toSorted((a, b) => a.id - b.id)) {
    const passages = await library.documents.passages(id);
    const text = await library.documents.text(id, 0, length);
    const quantised = await encodePassages(encoder, platform, { title, text }, passages, {
      signal,
      nextTurn,
    });
    const rows = rowsOfDocument(id, quantised);
    if (await library.embeddings.put(space, id, rows)) {
      // Some of its rows can be left when one of several blocks was damaged.
      index.removeDocument(id);
      index.append(rows);
    }
    onChange();
  }
  for (const other of await library.embeddings.spaces()) {
    if (other !== space) await library.embeddings.removeSpace(other);
  }
}
