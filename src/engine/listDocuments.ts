import type { Library } from '../library/openLibrary';
import type { DocumentState, ListedDocument } from '../protocol/DocumentListApi';
import type { Catalogue } from './Catalogue';
import { failedFile } from './failedFile';
import type { Ingest } from './ingest/Ingest';
import type { MainSpaces } from './main/MainSpaces';

/** What tells of documents and files. */
export interface ListingParts {
  readonly library: Pick<Library, 'queue'>;
  readonly catalogue: Catalogue;
  readonly ingest: Pick<Ingest, 'current'>;
  readonly main: Pick<MainSpaces, 'target'>;
}

/**
 * All files of a source with the state of each, by path. A path that is in the library and in the queue is listed once, as
 * the queue has it, with the document that was made from it before.
 *
 * @throws the signal's reason when aborted.
 */
export async function listDocuments(
  source: string,
  parts: ListingParts,
  signal: AbortSignal,
): Promise<readonly ListedDocument[]> {
  const { library, catalogue, ingest, main } = parts;
  const [waiting, failures] = await Promise.all([library.queue.waitingPaths(source), library.queue.failures(source)]);
  signal.throwIfAborted();
  const refined = main.target()?.index;
  const listed = new Map<string, ListedDocument>();
  for (const { id, source: owner, path, title, passages } of catalogue.documents()) {
    if (owner !== source) continue;
    const state = refined !== undefined && refined.passagesOf(id) < passages ? 'unrefined' : 'indexed';
    listed.set(path, { path, state, document: id, title, reason: null });
  }
  const put = (path: string, state: DocumentState, reason: ListedDocument['reason']): void => {
    const { document = null, title = '' } = listed.get(path) ?? {};
    listed.set(path, { path, state, document, title, reason });
  };
  const { current } = ingest;
  for (const path of waiting) {
    put(path, current?.source === source && current.path === path ? 'reading' : 'waiting', null);
  }
  for (const file of failures) {
    const { path, state, code, message } = failedFile(file);
    put(path, state, { code, message });
  }
  return [...listed.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
