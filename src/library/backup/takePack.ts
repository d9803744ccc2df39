import type { EmbeddingRows } from '../embeddingBlock';
import type { DocumentRecord, LibraryDatabase, SourceRecord, WordsRecord } from '../schema';
import type { ArrivingDocuments } from './ArrivingDocuments';
import type { WholePack } from './BackupFile';
import { numberWords } from './numberWords';
import { reserveIds } from './reserveIds';
import { restoreDocuments, rowsFor, type Restored, type RestoredDocument } from './restoreDocuments';

/** Documents that can be found from now on, and the words of all that the pack holds. */
export interface Arrival {
  readonly documents: readonly {
    readonly document: DocumentRecord;
    readonly rows: ReadonlyMap<string, EmbeddingRows>;
  }[];
  readonly words: readonly Omit<WordsRecord, 'id'>[];
}

export interface TakePackOptions {
  readonly signal: AbortSignal;
  /** Spaces whose rows are taken. */
  readonly spaces: ReadonlySet<string>;
  /** Nothing is written yet, and what is new can be read by its id; awaited before it is written. */
  readonly onArrived: (arrival: Arrival) => Promise<void>;
  /** Some documents are committed, of so many; awaited before the next. */
  readonly onRestored: (restored: readonly Restored[], done: number, total: number) => Promise<void>;
  /** These documents had arrived, and will not be written. */
  readonly onWithdrawn: (documents: readonly number[]) => void;
}

/** Documents written in one transaction: a query that has to read waits for it. */
const WRITTEN_AT_ONCE = 128;
/** … but not with more text than this, in UTF-16 code units. */
const TEXT_AT_ONCE = 2_000_000;

/**
 * Takes a pack that was checked into the library: what is new of it can be read and found at once, and is then written,
 * some documents in a transaction. When it ends early, what was written until then is whole and stays; taking the pack in
 * again goes on from there.
 *
 * @throws LibraryError `full` when the browser has no room left.
 * @throws the signal's reason when aborted.
 */
export async function takePack(
  database: LibraryDatabase,
  arriving: ArrivingDocuments,
  source: SourceRecord,
  pack: WholePack,
  { signal, spaces, onArrived, onRestored, onWithdrawn }: TakePackOptions,
): Promise<void> {
  signal.throwIfAborted();
  const places = await reserveIds(database, source.id, pack.documents);
  const documents = pack.documents.map((backedUp, position) => {
    const { id, isNew } = places[position]!;
    return { backedUp, id: isNew ? id : null };
  });
  const unwritten = new Map(documents.flatMap(({ id, backedUp }) => (id === null ? [] : [[id, backedUp] as const])));
  const added = [...unwritten.keys()];
  arriving.add(unwritten);
  try {
    await onArrived({
      documents: [...unwritten].map(([id, backedUp]) => ({
        document: { ...backedUp.record, id },
        rows: rowsFor(id, backedUp, spaces),
      })),
      words: pack.words.map((part) => numberWords(part, places)),
    });
    let done = 0;
    for (const batch of batchesOf(documents)) {
      signal.throwIfAborted();
      const restored = await restoreDocuments(database, batch, new Map([[source.id, source]]), spaces, arriving);
      for (const { id } of batch) if (id !== null) unwritten.delete(id);
      done += batch.length;
      await onRestored(restored, done, documents.length);
    }
  } finally {
    const withdrawn = [...unwritten.keys()].filter((id) => arriving.has(id));
    arriving.delete(added);
    if (withdrawn.length > 0) onWithdrawn(withdrawn);
  }
}

function* batchesOf(documents: readonly RestoredDocument[]): Generator<readonly RestoredDocument[]> {
  let batch: RestoredDocument[] = [];
  let length = 0;
  for (const document of documents) {
    batch.push(document);
    length += document.backedUp.record.length;
    if (batch.length < WRITTEN_AT_ONCE && length < TEXT_AT_ONCE) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}
