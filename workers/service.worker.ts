import { answerRequest, pathIn } from '../src/offline/answerRequest';
import { KeptFiles } from '../src/offline/KeptFiles';
import { Network } from '../src/offline/Network';
import { isOtherVersionOpen } from '../src/offline/isOtherVersionOpen';
import { purposeOf } from '../src/offline/purposeOf';
import { RequestLog } from '../src/offline/RequestLog';
import { SharedFiles } from '../src/offline/SharedFiles';
import type { Shell } from '../src/offline/Shell';
import { serveOffline } from '../src/protocol/offline/callServiceWorker';

/** Put here by the build. */
declare const SHELL: Shell;

const shell = SHELL;
const worker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = worker.registration;
const { pathname } = new URL(scope);
const log = new RequestLog(pathname);
const network = new Network(log);
const files = new KeptFiles({
  shell,
  scope,
  fetchFile: (address, options) => network.fetch(address, purposeOf(pathIn(scope, address) ?? ''), options),
});
const shared = new SharedFiles(pathname);

worker.addEventListener('install', (event) => {
  // At the first visit, the page does not wait for what it can still have from the network. An update has to be whole
  // before it may replace a version that is.
  if (worker.registration.active !== null) event.waitUntil(files.keepAll());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathIn(scope, request.url);
  // Of the app, only the worker that downloads models may ask another host; it notes that itself.
  if (path === null) return;
  if (request.method === 'POST' && path === 'share') {
    event.respondWith(takeIn(request));
  } else if (request.method === 'GET') {
    const outlive = (work: Promise<unknown>): void => event.waitUntil(work);
    event.respondWith(answerRequest(request, path, { shell, scope, files, network, outlive }));
  }
});

serveOffline(
  {
    keep: async () => {
      await files.keepAll();
      return null;
    },
    tidy: async () => {
      const { installing, waiting } = worker.registration;
      // What a new version has fetched already is not of this one.
      if (installing === null && waiting === null && !(await isOtherVersionOpen(files))) await files.forgetOthers();
      return null;
    },
    report: async () => ({ ...(await log.read()), isSealed: await network.isSealed(), ...(await files.count()) }),
    seal: async (isSealed) => {
      await network.seal(isSealed);
      return null;
    },
    takeOver: async () => {
      await worker.skipWaiting();
      return null;
    },
    takeShared: () => shared.take(),
  },
  worker,
);

async function takeIn(request: Request): Promise<Response> {
  await shared.add(await request.formData());
  return Response.redirect(`${scope}?shared`, 303);
}
