import { expose } from 'comlink';
import type { EmbeddingRows } from '../embeddingBlock';
import { openLibrary, type Library } from '../openLibrary';
import type { NewDocument } from '../writeDocuments';

let library: Library | undefined;

function opened(): Library {
  if (!library) throw new Error('No library is open.');
  return library;
}

/** A library where the app has it: in a worker. */
const api = {
  open: async (name: string): Promise<void> => {
    library?.close();
    library = await openLibrary({ name });
  },
  /** Adds documents, whose rows are stored together; gives their ids. */
  commit: async (added: readonly NewDocument[]): Promise<number[]> => {
    const { queue, documents } = opened();
    await queue.add(
      added.map(({ source, path, modified }) => ({
        source,
        path,
        state: 'waiting',
        modified,
        content: new ArrayBuffer(1),
      })),
    );
    const waiting = new Map((await queue.waiting(added.length)).map(({ path, id }) => [path, id]));
    const files = added.map((document) => ({ document, queuedFile: waiting.get(document.path)! }));
    return (await documents.commit(files)).map((committed) => committed!.document.id);
  },
  remove: async (document: number): Promise<void> => {
    await opened().documents.remove([document]);
  },
  /** All rows of a space, and what is said of damaged blocks. */
  rows: async (space: string): Promise<{ readonly sets: EmbeddingRows[]; readonly damage: string[] }> => {
    const sets: EmbeddingRows[] = [];
    const damage: string[] = [];
    const onDamage = (_: unknown, error: Error) => void damage.push(error.message);
    for await (const rows of opened().embeddings.rows(space, onDamage)) sets.push(rows);
    return { sets, damage };
  },
  deleteEverything: async (): Promise<void> => {
    await opened().deleteEverything();
  },
};

export type LibraryWorkerApi = typeof api;

expose(api);
