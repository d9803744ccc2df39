import { parseStaticModel } from '../src/encoders/parseStaticModel';
import { StaticEncoder } from '../src/encoders/StaticEncoder';
import { Engine } from '../src/engine/Engine';
import { openLibrary } from '../src/library/openLibrary';
import { connectWorker } from '../src/protocol/connectWorker';
import type { ReaderApi } from '../src/protocol/ReaderApi';
import { serveWorker } from '../src/protocol/serveWorker';
import { fetchStaticModel } from './fetchStaticModel';
import { workerPlatform } from './workerPlatform';

// The build's base is relative, and its workers lie beside index.html.
const base = new URL(import.meta.env.BASE_URL, self.location.href);

const engine = new Engine({
  platform: workerPlatform,
  openLibrary: (onLost, onBlocked) => openLibrary({ name: 'inkling', onLost, onBlocked }),
  loadEncoder: async (onProgress) =>
    new StaticEncoder(parseStaticModel(await fetchStaticModel(new URL('starter/', base), onProgress))),
  makeReader: () => {
    const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module', name: 'reader' });
    const { api, terminate } = connectWorker<ReaderApi>(worker, 'reader');
    return { read: (file) => api.read(file), terminate };
  },
});

serveWorker(engine, self);
