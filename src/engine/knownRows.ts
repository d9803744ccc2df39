import { spaceOf, type Encoder } from '../encoders/Encoder';
import type { EmbeddingRows } from '../library/embeddingBlock';
import type { PassageHash } from '../library/hashPassage';
import type { Library } from '../library/openLibrary';
import type { Catalogue } from './Catalogue';
import type { PassageIndex } from './PassageIndex';

export interface KnownRowsParts {
  readonly library: Pick<Library, 'documents' | 'embeddings' | 'texts'>;
  readonly encoder: Encoder;
  readonly catalogue: Catalogue;
  /** The rows of the encoder's space. */
  readonly index: PassageIndex;
}

/** A row that is in the library already. */
export interface KnownRow {
  /** As many as the space has dimensions. */
  readonly values: Int8Array;
  readonly scale: number;
}

/**
 * Rows that passages of some documents may have already, by `hashKey` of the passage: those kept of removed passages, and
 * those of other documents with the same content, such as the old copy of a file that was moved. Read anew for each
 * plan, because documents come and go meanwhile.
 */
export async function knownRows(
  parts: KnownRowsParts,
  documents: ReadonlySet<number>,
): Promise<ReadonlyMap<string, KnownRow>> {
  const { library, encoder } = parts;
  const space = spaceOf(encoder);
  const known = new Map<string, KnownRow>();
  for (const rows of await library.embeddings.spares(space)) {
    addRows(known, rows, (row) => [rows.documents[row]!, rows.passages[row]!]);
  }
  for (const twin of twinsOf(parts, documents)) {
    const hashes = await library.texts.passageHashes(twin);
    if (hashes === null) continue;
    for (const rows of await library.embeddings.rowsOf(space, [twin])) {
      addRows(known, rows, (row) => [hashes[2 * rows.passages[row]!]!, hashes[2 * rows.passages[row]! + 1]!]);
    }
  }
  return known;
}

/** A passage's hash as one string. */
export function hashKey([high, low]: PassageHash): string {
  return `${high} ${low}`;
}

function addRows(known: Map<string, KnownRow>, rows: EmbeddingRows, hashOf: (row: number) => PassageHash): void {
  const { dimensions, scales, values } = rows;
  for (let row = 0; row < scales.length; row++) {
    const key = hashKey(hashOf(row));
    known.set(key, { values: values.subarray(row * dimensions, (row + 1) * dimensions), scale: scales[row]! });
  }
}

/** For each content of the documents, one document outside of them that has the same and has rows. */
function twinsOf({ catalogue, index }: KnownRowsParts, documents: ReadonlySet<number>): number[] {
  const contents = new Set([...documents].flatMap((id) => catalogue.document(id)?.contentHash ?? []));
  return [...contents].flatMap(
    (content) =>
      catalogue.withContent(content).find(({ id }) => !documents.has(id) && index.passagesOf(id) > 0)?.id ?? [],
  );
}
