import '../src/protocol/trustOwnScripts';
import { transfer } from 'comlink';
import { detectLanguage } from '../src/documents/detectLanguage';
import { readFile } from '../src/documents/readFile';
import type { ReaderResources } from '../src/documents/ReaderResources';
import { splitPassages } from '../src/documents/splitPassages';
import { unpackFile } from '../src/documents/unpackFile';
import type { ReaderApi } from '../src/protocol/ReaderApi';
import { serveWorker } from '../src/protocol/serveWorker';

const resources: ReaderResources = {
  loadCharacterMap: async (name) => (await import('./characterMaps')).loadCharacterMap(name),
};

const reader: ReaderApi = {
  read: async (file, limits) => {
    const files = await unpackFile(file, limits);
    if (files !== null) {
      return transfer(
        { files },
        files.flatMap(({ bytes }) => bytes?.buffer ?? []),
      );
    }
    const document = await readFile(file, { ...resources, limits });
    return { document, passages: splitPassages(document), language: detectLanguage(document.text.trimStart()) };
  },
};

serveWorker(reader, self);
