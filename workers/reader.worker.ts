import { readFile } from '../src/documents/readFile';
import { splitPassages } from '../src/documents/splitPassages';
import type { ReaderApi } from '../src/protocol/ReaderApi';
import { serveWorker } from '../src/protocol/serveWorker';

const reader: ReaderApi = {
  read: async (file) => {
    const document = readFile(file);
    return { document, passages: splitPassages(document) };
  },
};

serveWorker(reader, self);
