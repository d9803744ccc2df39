import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { answerRequest, pathIn } from './answerRequest';
import { countBytes } from './countBytes';
import { isOtherVersionOpen } from './isOtherVersionOpen';
import { KeptFiles } from './KeptFiles';
import { Network } from './Network';
import { RequestLog } from './RequestLog';
import { SharedFiles } from './SharedFiles';
import { testHost, type TestHost } from './testing/testShell';

const version1 = { '': '<title>1</title>', 'assets/one.js': 'one', 'same.json': '{}', 'models/m.onnx': 'weights' };
const version2 = { '': '<title>2</title>', 'assets/two.js': 'two', 'same.json': '{}', 'models/m.onnx': 'weights' };

const sitePath = '/kept/';

async function removeAll(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
  await new RequestLog(sitePath).seal(false);
}

beforeEach(removeAll);
afterEach(removeAll);

describe('kept files', () => {
  it('are fetched once, all that is needed and no more, and read back', async () => {
    const host = await testHost(version1);
    const files = new KeptFiles(host);
    expect(await files.count()).toMatchObject({ files: 3, keptFiles: 0, keptBytes: 0 });
    await files.keepAll();
    await files.keepAll();
    expect(host.asked.toSorted()).toEqual(['', 'assets/one.js', 'same.json']);
    expect(await files.count()).toMatchObject({ files: 3, keptFiles: 3, keptBytes: 21 });
    const page = files.find('');
    expect(page && (await (await files.read(page))?.text())).toBe('<title>1</title>');
  });

  it('of a version that lacks a file, or has another one in its place, leave the version before as it was', async () => {
    const first = new KeptFiles(await testHost(version1));
    await first.keepAll();
    for (const damage of [
      (host: TestHost) => host.content.delete('assets/two.js'),
      (host: TestHost) => host.content.set('assets/two.js', '<title>Not found</title>'),
    ]) {
      const host = await testHost(version2);
      damage(host);
      await expect(new KeptFiles(host).keepAll()).rejects.toThrow(/404|Failed to fetch/);
      expect(await first.count()).toMatchObject({ files: 3, keptFiles: 3 });
    }
  });

  it('are as they were where there is no room for more, and whole once there is', async () => {
    await new KeptFiles(await testHost(version1)).keepAll();

    const large = await testHost({ ...version1, 'assets/large.js': 'x'.repeat(6_000_000) });
    const files = new KeptFiles(large);
    const { usage = 0 } = await navigator.storage.estimate();
    const { origin } = location;
    await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 2_000_000 });
    try {
      await expect(files.keepAll()).rejects.toThrow(expect.objectContaining({ name: 'QuotaExceededError' }));
      expect(await files.count()).toMatchObject({ files: 4, keptFiles: 3 });
    } finally {
      await cdp().send('Storage.overrideQuotaForOrigin', { origin });
    }
    await files.keepAll();
    expect(await files.count()).toMatchObject({ files: 4, keptFiles: 4 });
  });

  it('are fetched again when the browser has thrown some or all of them away', async () => {
    const files = new KeptFiles(await testHost(version1));
    await files.keepAll();
    const [kept] = await caches.keys();
    const cache = await caches.open(kept!);
    const [one] = await cache.keys();
    await cache.delete(one!);
    expect(await files.count()).toMatchObject({ files: 3, keptFiles: 2 });
    await files.keepAll();
    expect(await files.count()).toMatchObject({ files: 3, keptFiles: 3 });

    for (const name of await caches.keys()) await caches.delete(name);
    expect(await files.count()).toMatchObject({ files: 3, keptFiles: 0 });
    await files.keepAll();
    expect(await files.count()).toMatchObject({ files: 3, keptFiles: 3 });
  });

  it('do not come twice when an update leaves them as they are, and an older version reads its own', async () => {
    await new KeptFiles(await testHost(version1)).keepAll();
    const host = await testHost(version2);
    const second = new KeptFiles(host);
    await second.keepAll();
    expect(host.asked).not.toContain('same.json');
    expect(await (await second.readOlder('assets/one.js'))?.text()).toBe('one');
    await second.forgetOthers();
    expect(await second.readOlder('assets/one.js')).toBeUndefined();
    expect(await second.count()).toMatchObject({ files: 3, keptFiles: 3 });
  });

  it('hold a model that was used through an update, and only if it is the one of the version', async () => {
    const first = new KeptFiles(await testHost(version1));
    const model = first.find('models/m.onnx');
    if (model === undefined) throw new Error('There is no model.');
    await first.keepFetched(model, new Response('half of another'));
    expect(await first.read(model)).toBeUndefined();
    await first.keepFetched(model, new Response('weights'));
    const second = new KeptFiles(await testHost(version2));
    await second.forgetOthers();
    const same = second.find('models/m.onnx');
    expect(same && (await (await second.read(same))?.text())).toBe('weights');
  });
});

it('the app at another path of the host keeps its own files', async () => {
  const host = await testHost(version1);
  const elsewhere = {
    ...host,
    scope: `${host.scope}inner/`,
    fetchFile: () => host.fetchFile(host.scope, { integrity: `sha256-${host.shell.files[0]?.sha256}` }),
  };
  const inner = new KeptFiles({ ...elsewhere, shell: { ...host.shell, files: host.shell.files.slice(0, 1) } });
  await inner.keepAll();
  await new KeptFiles(host).forgetOthers();
  expect(await inner.count()).toMatchObject({ files: 1, keptFiles: 1 });
});

describe('answers', () => {
  const answer = async (host: TestHost, path: string, network = new Network(new RequestLog(sitePath))) => {
    const waiting: Promise<unknown>[] = [];
    const response = await answerRequest(new Request(host.scope + path), path, {
      ...host,
      files: new KeptFiles(host),
      network,
      outlive: (work) => waiting.push(work),
    });
    await Promise.all(waiting);
    return response;
  };

  it('come with the headers of the app, the right type and the length of the body', async () => {
    const host = await testHost({ 'a.mjs': 'export {}', 'download.worker-x.js': '' });
    await new KeptFiles(host).keepAll();
    const response = await answer(host, 'a.mjs');
    expect(response.headers.get('X-Sealed')).toBe('yes');
    expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('Content-Length')).toBe('9');
    expect((await answer(host, 'download.worker-x.js')).headers.get('X-Sealed')).toBe('but for the Hub');
  });

  it('of a sealed app never come from the network', async () => {
    const host = await testHost(version1);
    await new KeptFiles(host).keepAll();
    const network = new Network(new RequestLog(sitePath));
    await network.seal(true);
    const spy = vi.spyOn(globalThis, 'fetch');
    expect(await (await answer(host, 'same.json', network)).text()).toBe('{}');
    await expect(answer(host, 'models/m.onnx', network)).rejects.toThrow('sealed');
    // Another worker, started later, finds the seal.
    await expect(answer(host, 'models/m.onnx')).rejects.toThrow('sealed');
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  });

  it('know where the app begins', () => {
    const scope = 'https://example.com/some/sub%20path/';
    expect(pathIn(scope, `${scope}index.html?q=1`)).toBe('');
    expect(pathIn(scope, `${scope}?shared`)).toBe('');
    expect(pathIn(scope, `${scope}sample/K%C3%B6ln,%20alt.md`)).toBe('sample/Köln, alt.md');
    expect(pathIn(scope, `${scope}100%25%.md`)).toBe('100%25%.md');
    expect(pathIn(scope, 'https://example.com/some/')).toBeNull();
    expect(pathIn(scope, 'https://example.org/some/sub%20path/')).toBeNull();
  });
});

describe('the log of requests', () => {
  it('adds up by host and purpose, from several workers at once', async () => {
    const purpose = crypto.randomUUID();
    const logs = [new RequestLog(sitePath), new RequestLog(sitePath)];
    await Promise.all(
      logs.flatMap((log) =>
        [1, 2, 3].map((bytes) => log.note('a.example', purpose, { requests: 1, receivedBytes: bytes })),
      ),
    );
    const { tallies, since } = await new RequestLog(sitePath).read();
    expect(tallies.find((tally) => tally.purpose === purpose)).toMatchObject({ requests: 6, receivedBytes: 12 });
    expect(since).toBeLessThanOrEqual(Date.now());
  });

  it('is of one site: to seal it seals no other on the same host', async () => {
    const [one, other] = ['one', 'other'].map((name) => new RequestLog(`/${name}-${crypto.randomUUID()}/`));
    await one!.note('a.example', 'starter', { requests: 1, receivedBytes: 1 });
    const told: boolean[] = [];
    other!.watchSeal((isSealed) => told.push(isSealed));
    await one!.seal(true);
    await other!.seal(false);
    await expect.poll(() => told).toEqual([false]);
    expect(await one!.isSealed()).toBe(true);
    expect(await other!.isSealed()).toBe(false);
    expect((await other!.read()).tallies).toEqual([]);
  });

  it('goes on with what an earlier version kept for all sites of the host, where the app was used before', async () => {
    const [used, fresh] = ['used', 'fresh'].map((name) => `/${name}-${crypto.randomUUID()}/`);
    await caches.open(`inkling-app ${used}`);
    const tally = { host: 'a.example', purpose: 'starter', requests: 2, receivedBytes: 9, firstAt: 5, lastAt: 6 };
    const former = await openDB('inkling-requests', 1, {
      upgrade: (database) => {
        void database.createObjectStore('tallies', { keyPath: ['host', 'purpose'] }).put(tally);
        void database.createObjectStore('settings').put(true, 'sealed');
      },
    });
    // An older service worker may still hold it.
    const log = new RequestLog(used!);
    expect(await log.isSealed()).toBe(true);
    expect(await log.read()).toMatchObject({ tallies: [{ host: 'a.example', requests: 2 }], since: 5 });
    expect(await new RequestLog(fresh!).isSealed()).toBe(false);
    await log.seal(false);
    expect(await new RequestLog(used!).isSealed()).toBe(false);
    former.close();
    await deleteDB('inkling-requests');
  });

  it('counts the bytes of a body that was read, broken off or empty, once', async () => {
    const counts: number[] = [];
    const count = (bytes: number) => counts.push(bytes);
    expect(await countBytes(new Response('12345'), count).text()).toBe('12345');
    countBytes(new Response(null, { status: 204 }), count);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(10)) });
    const reader = countBytes(new Response(endless), count).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    await expect(countBytes(new Response(broken), count).text()).rejects.toThrow(TypeError);
    expect(counts[0]).toBe(5);
    expect(counts[1]).toBe(0);
    expect(counts[2]).toBeGreaterThanOrEqual(10);
    expect(counts[3]).toBe(0);
    expect(counts).toHaveLength(4);
  });
});

it('what is shared waits until it is taken, once, whatever its name', async () => {
  const form = new FormData();
  form.append('title', 'a/b');
  form.append('text', 'A thought.');
  form.append('url', 'https://example.com/');
  form.append('files', new File(['one'], 'Köln & 100%.txt', { type: 'text/plain', lastModified: 1_700_000_000_000 }));
  await new SharedFiles(sitePath).add(form);
  expect(await new SharedFiles('/elsewhere/').take()).toEqual([]);
  const files = await new SharedFiles(sitePath).take();
  expect(files.map(({ name }) => name).toSorted()).toEqual(['Köln & 100%.txt', 'a b.md']);
  expect(await files.find(({ name }) => name === 'a b.md')?.text()).toBe('A thought.\n\nhttps://example.com/');
  expect(files.find(({ name }) => name !== 'a b.md')?.lastModified).toBe(1_700_000_000_000);
  expect(await new SharedFiles(sitePath).take()).toEqual([]);
});

it('an open page of another version is noticed by its lock, and no longer when it is closed', async () => {
  const files = new KeptFiles(await testHost(version2));
  const { promise, resolve } = Promise.withResolvers<void>();
  const hold = (path: string) =>
    new Promise<void>((held) => {
      void navigator.locks.request(`inkling-page ${path}`, { mode: 'shared' }, () => {
        held();
        return promise;
      });
    });
  await hold('assets/two.js');
  expect(await isOtherVersionOpen(files)).toBe(false);
  await hold('assets/one.js');
  expect(await isOtherVersionOpen(files)).toBe(true);
  resolve();
  await expect.poll(() => isOtherVersionOpen(files)).toBe(false);
});
