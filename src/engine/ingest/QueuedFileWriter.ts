import { rowsOfDocument } from '../../library/embeddingRows';
import type { Commit, QueuedDocument } from '../../library/writeDocuments';
import type { QueuedFileRecord } from '../../library/schema';
import { FileFailure } from '../FileFailure';
import { isBelow } from '../sync/isBelow';
import { unpackedFile } from '../unpackedFile';
import type { OtherOutcome, ReadyDocument, ReadyFile } from './FileOutcome';
import type { IngestParts } from './Ingest';

export interface QueuedFileWriterParts extends Pick<
  IngestParts,
  'library' | 'catalogue' | 'queriesFirst' | 'spareSpaces' | 'onCommit' | 'indexWords' | 'onRemoved'
> {
  /** A file was written, or why it was not is in the queue. */
  readonly onSettled: (ready: ReadyFile) => void;
}

/** Writes what files of the queue turned out to be. */
export class QueuedFileWriter {
  readonly #parts: QueuedFileWriterParts;
  /** What was committed last is being made searchable. */
  #indexing: Promise<void> = Promise.resolve();

  constructor(parts: QueuedFileWriterParts) {
    this.#parts = parts;
  }

  /** Resolves when all that was written can be found by its words. */
  async indexed(): Promise<void> {
    await this.#indexing;
  }

  /** Forgets what became of the words before. */
  restart(): void {
    this.#indexing = Promise.resolve();
  }

  /** Writes files: all documents among them in one transaction, whose words are indexed while the next ones are written. */
  async write(files: readonly ReadyFile[]): Promise<void> {
    const documents = files.filter(isDocument);
    if (documents.length > 0) {
      // A query that reads texts waits for the whole transaction.
      await this.#parts.queriesFirst.turn();
      const commits = await this.#commit(documents);
      for (const [position, { outcome }] of documents.entries()) {
        const commit = commits[position] ?? null;
        if (commit === null || commit instanceof FileFailure) continue;
        const { space, rows } = outcome.document;
        this.#parts.onCommit(commit, new Map([[space, rowsOfDocument(commit.document.id, rows)]]));
      }
      await this.#indexing;
      this.#indexing = this.#index(documents, commits);
      // Met when it is awaited, before the next words are indexed.
      this.#indexing.catch(() => undefined);
    }
    for (const ready of files) {
      const { file, outcome } = ready;
      if (outcome.kind === 'document') continue;
      const failure = await this.#writeOther(file, outcome).catch((error: unknown) => FileFailure.from(error));
      await this.#settle(ready, failure);
    }
  }

  /** Commits documents together; where that fails, each by itself, so that the failure is told of the one that caused it. */
  async #commit(documents: readonly ReadyFile<ReadyDocument>[]): Promise<(Commit | FileFailure | null)[]> {
    const added = documents.map(({ file, outcome }) => ({ document: outcome.document, queuedFile: file.id }));
    try {
      return await this.#parts.library.documents.commit(added);
    } catch (error) {
      const failure = FileFailure.from(error);
      if (added.length === 1) return [failure];
    }
    const commits: (Commit | FileFailure | null)[] = [];
    for (const each of added) commits.push(await this.#commitAlone(each));
    return commits;
  }

  async #commitAlone(added: QueuedDocument): Promise<Commit | FileFailure | null> {
    try {
      return (await this.#parts.library.documents.commit([added]))[0] ?? null;
    } catch (error) {
      return FileFailure.from(error);
    }
  }

  /** Indexes the words of committed documents, one after the other. */
  async #index(
    documents: readonly ReadyFile<ReadyDocument>[],
    commits: readonly (Commit | FileFailure | null)[],
  ): Promise<void> {
    for (const [position, ready] of documents.entries()) {
      const commit = commits[position] ?? null;
      const failure = commit instanceof FileFailure ? commit : null;
      if (commit !== null && !(commit instanceof FileFailure)) {
        await this.#parts.queriesFirst.turn();
        await this.#parts.indexWords(commit.document.id, ready.outcome.language);
      }
      await this.#settle(ready, failure);
    }
  }

  /** Follows a file that was written, or why it was not. */
  async #settle(ready: ReadyFile, failure: FileFailure | null): Promise<void> {
    const { file, outcome } = ready;
    const { library, catalogue, onSettled } = this.#parts;
    if (failure) {
      const { code, message, canRetry } = failure;
      await library.queue.fail(file.id, { code, message, keepContent: canRetry });
    }
    if (outcome.kind === 'archive' && !failure) {
      catalogue.setQueueCounts(file.source, await library.queue.counts(file.source));
    } else catalogue.fileLeftQueue(file.source, failure !== null);
    onSettled(ready);
  }

  async #writeOther(file: QueuedFileRecord, outcome: OtherOutcome): Promise<FileFailure | null> {
    const { library, catalogue } = this.#parts;
    switch (outcome.kind) {
      case 'failed':
        // What cannot be read for good has nothing in common with what was read at its path before.
        if (!outcome.failure.canRetry && outcome.failure.code !== 'lost') await this.#removeStale(file, new Set());
        return outcome.failure;
      case 'archive': {
        const { files } = outcome.archive;
        await this.#removeStale(file, new Set(files.map(({ path }) => path)));
        const unpacked = await Promise.all(files.map((each) => unpackedFile(file.source, file.modified, each)));
        await library.queue.replace(file.id, unpacked);
        return null;
      }
      case 'unchanged': {
        const record = await library.documents.keep(outcome.document, file.modified, file.id);
        if (record !== undefined && catalogue.document(record.id) !== undefined) catalogue.add(record);
        return null;
      }
      case 'copied':
        return null;
    }
  }

  /** Removes documents at a file's path, and of an archive that lay there, except those at or below the kept paths. */
  async #removeStale({ source, path }: QueuedFileRecord, kept: ReadonlySet<string>): Promise<void> {
    const { library, catalogue, spareSpaces, onRemoved } = this.#parts;
    const stale = (await library.documents.at(source, path)).filter((id) => {
      const at = catalogue.document(id)?.path;
      return at !== undefined && !kept.has(at) && !isBelow(at, kept);
    });
    if (stale.length > 0) await library.documents.remove(stale, { spareSpaces: spareSpaces(), onRemoved });
  }
}

function isDocument(ready: ReadyFile): ready is ReadyFile<ReadyDocument> {
  return ready.outcome.kind === 'document';
}
