import '../src/protocol/trustOwnScripts';
import { parseStaticModel } from '../src/encoders/parseStaticModel';
import { StaticEncoder } from '../src/encoders/StaticEncoder';
import { Engine } from '../src/engine/Engine';
import { connectWorker } from '../src/protocol/connectWorker';
import type { EncoderApi } from '../src/protocol/encoders/EncoderApi';
import type { MapWorkerApi } from '../src/protocol/MapApi';
import type { ReaderApi } from '../src/protocol/ReaderApi';
import { serveWorker } from '../src/protocol/serveWorker';
import { fetchStaticModel } from './fetchStaticModel';
import { nameLibrary } from '../src/library/nameLibrary';
import { openLibraryHere } from './openLibraryHere';
import { modelShelf } from './modelShelf';
import { packShelf } from './packShelf';
import { workerPlatform } from './workerPlatform';

// The build's base is relative, and its workers lie beside index.html.
const base = new URL(import.meta.env.BASE_URL, self.location.href);

const modelsFolder = new URL('models/', base);
// Behind its own name, the page tells that of the site's pack.
const library = nameLibrary(self.name.split(' ')[1] ?? null, base.pathname);

const engine = new Engine({
  platform: workerPlatform(library),
  openLibrary: async (onLost, onBlocked) => await openLibraryHere({ name: await library, onLost, onBlocked }),
  loadEncoder: async (onProgress) =>
    new StaticEncoder(parseStaticModel(await fetchStaticModel(new URL('starter/', base), onProgress))),
  makeReader: () => {
    const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module', name: 'reader' });
    const { api, terminate } = connectWorker<ReaderApi>(worker, 'reader');
    return { read: (file, limits) => api.read(file, limits), terminate };
  },
  models: modelShelf(modelsFolder),
  packs: packShelf(new URL('packs/', base)),
  makeEncoderWorker: () => {
    const worker = new Worker(new URL('./encoder.worker.ts', import.meta.url), { type: 'module', name: 'encoder' });
    const { api, terminate } = connectWorker<EncoderApi>(worker, 'encoder');
    return {
      start: (start, onProgress) => api.start(start, onProgress),
      measureSpeed: (signal) => api.measureSpeed(signal),
      encode: (inputs, role, onProgress, signal) => api.encode(inputs, role, onProgress, signal),
      terminate,
    };
  },
  makeMapWorker: () => {
    const worker = new Worker(new URL('./map.worker.ts', import.meta.url), { type: 'module', name: 'map' });
    const { api, terminate } = connectWorker<MapWorkerApi>(worker, 'map');
    return {
      layOut: (rows, onProgress, signal) => api.layOut(rows, onProgress, signal),
      place: (added, placed, positions, onProgress, signal) => api.place(added, placed, positions, onProgress, signal),
      nameTopics: (topics) => api.nameTopics(topics),
      terminate,
    };
  },
  siteFolder: (model) => new URL(`${model}/`, modelsFolder).href,
});

serveWorker(engine, self);
