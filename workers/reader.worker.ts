import '../src/protocol/trustOwnScripts';
import { transfer } from 'comlink';
import { readAndSplit } from '../src/documents/readAndSplit';
import type { ReaderApi } from '../src/protocol/ReaderApi';
import { serveWorker } from '../src/protocol/serveWorker';

const reader: ReaderApi = {
  read: async (file, limits) => {
    const read = await readAndSplit(file, {
      limits,
      loadCharacterMap: async (name) => (await import('./characterMaps')).loadCharacterMap(name),
    });
    const moved = 'files' in read ? read.files.flatMap(({ bytes }) => bytes?.buffer ?? []) : [];
    return transfer(read, moved);
  },
};

serveWorker(reader, self);
