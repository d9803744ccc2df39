import type { QueueStore } from '../../library/QueueStore';
import type { QueuedFileRecord } from '../../library/schema';
import type { FileFailure } from '../FileFailure';
import type { FileInHand } from './QueuedFileReader';

/** Files taken from the queue at once; with their bytes, so not many. */
const TAKEN_AT_ONCE = 16;
/** So many files are read while one is encoded, … */
const MOST_AHEAD = 8;
/** … as long as they hold no more bytes than this; of larger ones, one. */
const MOST_BYTES_AHEAD = 2_000_000;

/** A file of the queue, taken in hand. */
export interface TakenFile {
  readonly file: QueuedFileRecord;
  readonly inHand: FileInHand | FileFailure;
}

/** The files that wait, in their order: while one is used, the next ones are taken in hand. */
export async function* filesInHand(
  queue: Pick<QueueStore, 'waiting'>,
  takeInHand: (file: QueuedFileRecord) => Promise<FileInHand | FileFailure>,
): AsyncGenerator<TakenFile, void, undefined> {
  const begun: { readonly file: QueuedFileRecord; readonly inHand: Promise<FileInHand | FileFailure> }[] = [];
  let bytesBegun = 0;
  let listed = await queue.waiting(TAKEN_AT_ONCE);
  let listing = listBehind(queue, listed);
  for (;;) {
    if (listed.length === 0) {
      listed = await listing;
      listing = listBehind(queue, listed);
    }
    while (listed.length > 0 && begun.length <= MOST_AHEAD && (begun.length < 2 || bytesBegun < MOST_BYTES_AHEAD)) {
      const file = listed.shift()!;
      bytesBegun += bytesOf(file);
      begun.push({ file, inHand: takeInHand(file) });
    }
    const first = begun.shift();
    if (!first) return;
    yield { file: first.file, inHand: await first.inHand };
    bytesBegun -= bytesOf(first.file);
  }
}

/** Begins to take the files behind some. */
function listBehind(
  queue: Pick<QueueStore, 'waiting'>,
  files: readonly QueuedFileRecord[],
): Promise<QueuedFileRecord[]> {
  const last = files.at(-1);
  const listing = last ? queue.waiting(TAKEN_AT_ONCE, last.id) : Promise.resolve([]);
  // Met when it is awaited.
  listing.catch(() => undefined);
  return listing;
}

function bytesOf({ content }: QueuedFileRecord): number {
  if (content === undefined) return 0;
  return 'size' in content ? content.size : content.byteLength;
}
