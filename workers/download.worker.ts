import { downloadModel } from '../src/library/models/downloadModel';
import { ModelStore } from '../src/library/models/ModelStore';
import type { DownloadApi } from '../src/protocol/encoders/DownloadApi';
import { serveWorker } from '../src/protocol/serveWorker';

const store = new ModelStore();

const api: DownloadApi = {
  download: async (model, dtype, onProgress, signal) =>
    await downloadModel(model, dtype, { store, fetch: (...request) => fetch(...request), onProgress, signal }),
};

serveWorker(api, self);
