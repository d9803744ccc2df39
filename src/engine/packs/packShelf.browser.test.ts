import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { connectWorker, type WorkerConnection } from '../../protocol/connectWorker';
import { seededBytes } from '../../library/models/testing/seededBytes';
import type { Answer, SeenRequest } from '../../library/models/testing/ServedFile';
import type { PackDescription } from './PackShelf';
import type { PackShelfApi } from './testing/packShelf.worker';

const never = new AbortController().signal;
const nothing = () => undefined;
const CONTENT = { seed: 5, bytes: 5_000_000 };
const EXPECTED = seededBytes(CONTENT.seed, CONTENT.bytes);
const pack: PackDescription = {
  source: 'pack:docs',
  title: 'Docs',
  version: 'a'.repeat(64),
  bytes: CONTENT.bytes,
  documents: 1,
  passages: 1,
};

let site: string;
let packsFolder: string;
let tab: WorkerConnection<PackShelfApi>;

beforeEach(() => {
  site = `${inject('modelServer')}/test/packs/${crypto.randomUUID()}`;
  packsFolder = `${site.replace('/test/', '/file-server/')}/`;
  tab = openTab();
});

afterEach(async () => {
  await tab.api.forget(packsFolder, null);
  tab.terminate();
});

function openTab(): WorkerConnection<PackShelfApi> {
  const worker = new Worker(new URL('./testing/packShelf.worker.ts', import.meta.url), { type: 'module' });
  return connectWorker<PackShelfApi>(worker, 'packs');
}

async function fetchPack(onBytes: (bytes: number) => void = nothing, signal = never): Promise<Blob> {
  return await tab.api.fetch(packsFolder, 'docs', pack, onBytes, signal);
}

async function serve(...answers: readonly Answer[]): Promise<void> {
  const files = {
    'docs/pack.json': { content: { text: JSON.stringify(pack) } },
    'docs/pack.inkling': { content: CONTENT, answers },
  };
  await fetch(site, { method: 'PUT', body: JSON.stringify(files) });
}

/** The ranges that were asked for of the pack's file. */
async function ranges(): Promise<(string | null)[]> {
  const seen = (await (await fetch(site)).json()) as readonly SeenRequest[];
  return seen.filter(({ path }) => path === 'docs/pack.inkling').map(({ range }) => range);
}

async function expectWhole(file: Blob): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect(bytes.length).toBe(EXPECTED.length);
  expect(bytes.every((byte, at) => byte === EXPECTED[at])).toBe(true);
}

it('tells what the site says of a pack, and that it has none of another name', async () => {
  await serve();
  expect(await tab.api.describe(packsFolder, 'docs', never)).toEqual(pack);
  await expect(tab.api.describe(packsFolder, 'birds', never)).rejects.toThrow('This site has no pack “birds”.');
});

/** Stops a fetch when so much has arrived, which is as much as comes. */
async function stopAfter(bytes: number): Promise<void> {
  const stop = new AbortController();
  const stopped = fetchPack((arrived) => arrived === bytes && stop.abort(), stop.signal);
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
}

it.each<[string, Answer]>([
  ['where the site gives parts', {}],
  ['from its beginning where it gives none', { ignoresRange: true }],
])('goes on after a broken connection and a reload, %s', async (_where, answer) => {
  await serve({ stallAfter: 2_000_000 }, { cutAfter: 0 }, answer);
  await stopAfter(2_000_000);
  await expect(fetchPack()).rejects.toThrow(
    '“docs” could not be loaded: the connection broke. What has arrived is kept',
  );
  tab.terminate();
  tab = openTab();
  const arrived: number[] = [];
  await expectWhole(await fetchPack((bytes) => arrived.push(bytes)));
  expect(await ranges()).toEqual(['bytes=0-', 'bytes=2000000-', 'bytes=2000000-']);
  await expect.poll(() => arrived.at(-1)).toBe(CONTENT.bytes);
  if (answer.ignoresRange !== true) expect(arrived[0]).toBeGreaterThanOrEqual(2_000_000);
});

it('stops when asked, keeps what has arrived, and asks for nothing again that is complete', async () => {
  await serve({ stallAfter: 3_000_000 }, {});
  await stopAfter(3_000_000);
  await expectWhole(await fetchPack());
  await expectWhole(await fetchPack());
  expect(await ranges()).toEqual(['bytes=0-', 'bytes=3000000-']);

  // Until it is forgotten.
  await tab.api.forget(packsFolder, 'docs');
  await expectWhole(await fetchPack());
  expect(await ranges()).toEqual(['bytes=0-', 'bytes=3000000-', 'bytes=0-']);
});

it('keeps packs of sites on one host apart', async () => {
  await serve({ stallAfter: 2_000_000 }, {});
  await stopAfter(2_000_000);
  const other = new URL('/other/packs/', packsFolder).href;
  await tab.api.forget(other, 'docs');
  await tab.api.forget(other, null);
  await fetchPack();
  expect((await ranges()).at(-1)).toBe('bytes=2000000-');
});

it.each<[string, Answer, string]>([
  ['gone', { status: 404 }, 'its file is missing on this site'],
  ['behind a log-in', { status: 401 }, 'does not give it out'],
  ['overloaded', { status: 503 }, 'overloaded or out of order'],
  ['another one', { content: { seed: 1, bytes: 4_999_999 } }, 'another file came in its place'],
])('says why a pack cannot be had: %s', async (_why, answer, reason) => {
  await serve(answer);
  await expect(fetchPack()).rejects.toThrow(reason);
});
