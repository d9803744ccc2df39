import '../src/protocol/trustOwnScripts';
import { downloadModel } from '../src/library/models/downloadModel';
import { ModelStore } from '../src/library/models/ModelStore';
import { notedFetch } from '../src/offline/notedFetch';
import { RequestLog } from '../src/offline/RequestLog';
import type { DownloadApi } from '../src/protocol/encoders/DownloadApi';
import { serveWorker } from '../src/protocol/serveWorker';

const store = new ModelStore();
// It lies beside index.html.
const { pathname } = new URL('.', self.location.href);
const fetch = notedFetch(new RequestLog(pathname), 'download of an encoder');

const api: DownloadApi = {
  download: async (model, dtype, onProgress, signal) =>
    await downloadModel(model, dtype, { store, fetch, onProgress, signal }),
};

serveWorker(api, self);
