import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../library/openLibrary';
import type { EngineStatus } from '../../protocol/EngineApi';
import type { DeviceAbilities } from './encoderPlaces';
import { FakeEncoders, fakeModel, fakePolicy } from '../testing/FakeEncoders';
import { filesOf, startEngine, type StartedEngine, type StartEngineOptions } from '../testing/startEngine';
import { WordEncoder } from '../testing/WordEncoder';

const never = new AbortController().signal;
const plain = fakeModel('plain', 'cat dog bird');
const richer = fakeModel('richer', 'cat dog bird fish');
const choice = { model: richer.id, dtype: 'q4', dimensions: 4 } as const;

let name: string;
let encoders: FakeEncoders;
let library: Library;
const started: StartedEngine[] = [];

beforeEach(() => {
  name = `main-test-${crypto.randomUUID()}`;
  encoders = new FakeEncoders();
});

afterEach(async () => {
  for (const each of started.splice(0)) await each.close();
  indexedDB.deleteDatabase(name);
});

const abilitiesWith = (some: Partial<DeviceAbilities>): DeviceAbilities => ({
  gpuAdapter: null,
  threads: 1,
  cores: some.threads ?? 1,
  memoryGigabytes: null,
  ...some,
});

async function start(options: Partial<StartEngineOptions> = {}): Promise<StartedEngine> {
  const each = await startEngine({
    name,
    encoder: new WordEncoder('bread garden'),
    models: [plain],
    encoders,
    wrapLibrary: (opened) => (library = opened),
    ...options,
  });
  started.push(each);
  return each;
}

async function add({ engine }: StartedEngine, texts: Readonly<Record<string, string>>): Promise<void> {
  await engine.addFiles({ kind: 'folder', name: 'Notes' }, filesOf(texts), () => undefined, never);
}

const complete = ({ main, passages }: EngineStatus) =>
  main !== null && passages > 0 && main.passages === passages && !main.isFilling;
const refine = ({ engine }: StartedEngine, query: string) => engine.refine(query, { limit: 10 }, never);
const manyLines = (count: number) => Array.from({ length: count }, (_, i) => `cat ${i}`).join('\n');

describe('a main encoder', () => {
  it('encodes the library behind the starter, and finds what the starter does not know', async () => {
    const each = await start();
    await add(each, { 'a.md': 'bread\ndog', 'b.md': 'bird' });
    const { main } = await each.until(complete);
    expect(main).toMatchObject({
      name: 'cat dog bird',
      passages: 3,
      state: 'ready',
      device: 'CPU, 1 thread',
      answering: 'cat dog bird',
    });
    expect((await each.engine.search('bird', { limit: 10 }, never)).hits).toMatchObject([
      { path: 'b.md', why: 'words' },
    ]);
    const answer = await refine(each, 'bird');
    expect(answer).toMatchObject({ encoder: 'cat dog bird', searched: 3 });
    expect(answer?.hits[0]).toMatchObject({ path: 'b.md', strength: expect.closeTo(1, 2), why: 'both' });
  });

  it('leaves no passage out while its space is not complete', async () => {
    encoders.delay = 50;
    const each = await start();
    await add(each, { 'a.md': `${'bread '.repeat(9)}\n${manyLines(100)}` });
    await each.until(({ main, ingest }) => ingest.state === 'idle' && (main?.passages ?? 0) > 0);
    await each.engine.pauseIngest();
    const answer = await refine(each, 'bread');
    expect(answer?.hits[0]?.excerpt.text).toContain('bread');
    expect(each.statuses.at(-1)?.main?.passages).toBeLessThan(101);
  });

  it('encodes a document that is opened before the others', async () => {
    encoders.delay = 3;
    const each = await start();
    await add(each, { 'a.md': manyLines(900), 'z.md': 'dog\nbird' });
    await each.until(({ main, passages }) => passages === 902 && main !== null && main.isFilling && main.passages > 0);
    const opened = (await each.engine.findDocument('z'))!;
    const view = await each.engine.openDocument(opened, { start: 0, end: 1 }, never);
    expect(view.path).toBe('z.md');
    await expect
      .poll(async () =>
        (await library.embeddings.rowsOf('plain@1:q4/3', [opened])).flatMap(({ passages }) => [...passages]),
      )
      .toEqual([0, 1]);
    expect(each.statuses.at(-1)?.main?.passages).toBeLessThan(600);
    encoders.delay = 0;
    await each.until(complete);
  });

  it('encodes nothing twice after a restart in the middle', async () => {
    encoders.delay = 5;
    const first = await start();
    await add(first, { 'a.md': manyLines(600) });
    const status = await first.until(({ main }) => (main?.passages ?? 0) >= 100);
    await first.engine.pauseIngest();
    await first.close();
    started.length = 0;
    encoders = new FakeEncoders();
    const second = await start();
    await second.until(complete);
    expect(encoders.documentsEncoded).toBeLessThanOrEqual(600 - status.main!.passages);
    expect(encoders.documentsEncoded).toBeGreaterThan(0);
  });

  it('tells that it is there once its rows are loaded, however long that takes', async () => {
    const first = await start();
    await add(first, { 'a.md': 'cat' });
    await first.until(complete);
    await first.close();
    started.length = 0;
    const slowly = (opened: Library): Library => ({
      ...opened,
      settings: {
        put: (key, value) => opened.settings.put(key, value),
        get: async (key) => {
          await new Promise((resolve) => setTimeout(resolve, 500));
          return await opened.settings.get(key);
        },
      },
    });
    const { main } = await (await start({ wrapLibrary: slowly })).until(complete);
    expect(main).toMatchObject({ passages: 1, answering: 'cat dog bird' });
  });

  it('has nothing to say of a query of filters alone: the answer before is the final one', async () => {
    const each = await start();
    await add(each, { 'a.md': 'cat', 'b.txt': 'dog' });
    await each.until(complete);
    expect(await refine(each, 'type:md -path:b')).toBeNull();
    expect((await each.engine.search('type:md -path:b', { limit: 10 }, never)).hits).toMatchObject([{ path: 'a.md' }]);
    expect(await refine(each, 'cat type:md')).toMatchObject({ matching: 1, hits: [{ path: 'a.md' }] });
  });

  it('is left out when the person chooses only the starter', async () => {
    const each = await start();
    await add(each, { 'a.md': 'cat' });
    await each.until(complete);
    await each.engine.chooseModel(null);
    expect(await refine(each, 'cat')).toBeNull();
    expect(await library.embeddings.spaces()).toHaveLength(1);
    await each.close();
    started.length = 0;
    const again = await start();
    await again.until(({ isOpen, searchable }) => isOpen && searchable === 1);
    expect(await refine(again, 'cat')).toBeNull();
  });

  it('follows what is added and removed', async () => {
    const each = await start();
    await add(each, { 'a.md': 'cat' });
    await each.until(complete);
    await add(each, { 'b.md': 'dog' });
    await each.until((status) => status.passages === 2 && complete(status));
    await each.engine.removeDocument((await each.engine.findDocument('a'))!);
    expect((await refine(each, 'cat'))?.hits.map(({ path }) => path)).toEqual(['b.md']);
  });
});

describe('a passage that the main encoder knows', () => {
  const notes = { 'a.md': 'cat\ndog', 'b.md': 'bird' };

  it('is not encoded again when only another of its document changes', async () => {
    const each = await start();
    await add(each, notes);
    await each.until(complete);
    const before = encoders.documentsEncoded;
    await add(each, { 'a.md': 'cat\ndog\nbird and cat' });
    await each.until((status) => status.passages === 4 && complete(status));
    expect(encoders.documentsEncoded).toBe(before + 1);
    expect((await refine(each, 'dog'))?.hits[0]).toMatchObject({ path: 'a.md', strength: expect.closeTo(1, 2) });
  });

  it('is not encoded again when its document is removed and comes back', async () => {
    const each = await start();
    await add(each, notes);
    await each.until(complete);
    const before = encoders.documentsEncoded;
    await each.engine.removeSource('folder:Notes', () => undefined, never);
    await each.until(({ documents }) => documents === 0);
    await add(each, { 'b.md': 'bird', 'elsewhere/moved.md': 'cat\ndog' });
    await each.until((status) => status.passages === 3 && complete(status));
    // The title is made from the file's name, so the moved document has another one.
    expect(encoders.documentsEncoded).toBe(before + 2);
    expect((await refine(each, 'bird'))?.hits[0]).toMatchObject({ path: 'b.md' });
  });
});

describe('a document of which there is a copy', () => {
  it('is not encoded again, whichever of the two is removed', async () => {
    const each = await start();
    await add(each, { 'a.md': 'cat\ndog', 'b.md': 'bird' });
    await each.until(complete);
    const before = encoders.documentsEncoded;
    const copy = filesOf({ 'a.md': 'cat\ndog', 'b.md': 'bird cat' });
    await each.engine.addFiles({ kind: 'folder', name: 'Moved' }, copy, () => undefined, never);
    await each.until((status) => status.passages === 6 && complete(status));
    expect(encoders.documentsEncoded).toBe(before + 1);
    await each.engine.removeSource('folder:Notes', () => undefined, never);
    expect((await refine(each, 'dog'))?.hits[0]).toMatchObject({
      path: 'a.md',
      sourceName: 'Moved',
      strength: expect.closeTo(1, 2),
    });
  });
});

describe('another main encoder', () => {
  it('takes over when its space is complete; until then the old one answers, and its rows are dropped only then', async () => {
    const each = await start({ models: [plain, richer] });
    await each.engine.chooseModel({ model: plain.id, dtype: 'q4', dimensions: 3 });
    await add(each, { 'a.md': `dog\n${manyLines(800)}`, 'b.md': 'fish' });
    await each.until(complete);
    encoders.delay = 5;
    await each.engine.chooseModel(choice);
    const between = await each.until(({ main }) => main?.model === richer.id && main.passages > 0);
    expect(between.main).toMatchObject({ answering: 'cat dog bird' });
    expect((await refine(each, 'dog'))?.encoder).toBe('cat dog bird');
    expect(await library.embeddings.spaces()).toHaveLength(3);
    encoders.delay = 0;
    await each.until((status) => complete(status) && status.main?.answering === 'cat dog bird fish');
    expect((await refine(each, 'fish'))?.hits[0]).toMatchObject({ path: 'b.md' });
    await expect.poll(() => library.embeddings.spaces()).toHaveLength(2);
  });

  it('goes on after a restart, with the old one still answering', async () => {
    const first = await start({ models: [plain, richer] });
    await first.engine.chooseModel({ model: plain.id, dtype: 'q4', dimensions: 3 });
    await add(first, { 'a.md': manyLines(800) });
    await first.until(complete);
    encoders.delay = 5;
    await first.engine.chooseModel(choice);
    await first.until(({ main }) => main?.model === richer.id && main.passages > 0);
    await first.engine.pauseIngest();
    await first.close();
    started.length = 0;
    const second = await start({ models: [plain, richer] });
    expect(await second.until(({ main }) => main?.model === richer.id)).toMatchObject({
      main: { answering: 'cat dog bird' },
    });
    encoders.delay = 0;
    await second.until((status) => complete(status) && status.main?.answering === 'cat dog bird fish');
  });

  it('is refused when its files are not there', async () => {
    const each = await start();
    await expect(each.engine.chooseModel(choice)).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});

describe('a device on which the encoder fails', () => {
  const withGpu = { platform: { abilities: async () => abilitiesWith({ gpuAdapter: 'Test GPU', threads: 2 }) } };

  it('is given up for the next, told, remembered, and tried again only when asked', async () => {
    encoders.wrong.add('webgpu');
    const first = await start(withGpu);
    await add(first, { 'a.md': 'cat' });
    const { main } = await first.until(complete);
    expect(main).toMatchObject({ device: 'CPU, 2 threads', error: null });
    expect(main?.fallbacks).toMatchObject([
      { place: 'WebGPU (Test GPU)', reason: { message: expect.stringContaining('rows have length 1') } },
    ]);
    await first.close();
    started.length = 0;

    encoders.starts.length = 0;
    const second = await start(withGpu);
    await second.until(complete);
    expect((await refine(second, 'cat'))?.hits).toHaveLength(1);
    expect(encoders.starts.map(({ device }) => device)).toEqual(['wasm']);
    await second.until(({ main: now }) => now?.fallbacks.length === 1);

    encoders.wrong.clear();
    await second.engine.retryMainEncoder();
    expect(
      await second.until(({ main: now }) => now?.state === 'ready' && now.device.startsWith('WebGPU')),
    ).toMatchObject({
      main: { fallbacks: [] },
    });
  });

  it('is given up when its rows differ from those of a CPU', async () => {
    encoders.skewed.add('webgpu');
    const each = await start(withGpu);
    await add(each, { 'a.md': 'cat' });
    expect((await each.until(complete)).main).toMatchObject({
      device: 'CPU, 2 threads',
      fallbacks: [{ place: 'WebGPU (Test GPU)', reason: { message: expect.stringContaining('apart from the CPU') } }],
    });
  });

  it('gets a second chance after a death, and no third', async () => {
    encoders.deaths = 2;
    const each = await start({ platform: { abilities: async () => abilitiesWith({ threads: 2 }) } });
    await add(each, { 'a.md': 'cat' });
    expect((await each.until(complete)).main).toMatchObject({ device: 'CPU, 1 thread' });
    expect(encoders.starts.map(({ threads }) => threads)).toEqual([2, 2, 1]);
  });

  it('leaves the starter to answer when there is no other', async () => {
    encoders.wrong.add('wasm');
    const each = await start();
    await add(each, { 'a.md': 'bread' });
    const { main } = await each.until(({ main: now }) => now?.state === 'failed');
    expect(main?.error).toMatchObject({ code: 'encoder-nowhere', about: expect.any(String) });
    expect(main?.error?.message).toContain('runs on no device');
    expect((await each.engine.search('bread', { limit: 10 }, never)).hits).toHaveLength(1);
  });
});

describe('the speed on this device', () => {
  const eightCores = { platform: { abilities: async () => abilitiesWith({ threads: 8, memoryGigabytes: 8 }) } };
  const setups = () => encoders.starts.map(({ threads }) => threads);

  it('is measured once, before the first passage is encoded, shown, and kept', async () => {
    const first = await start();
    await add(first, { 'a.md': 'cat' });
    expect((await first.until(complete)).main).toMatchObject({ tokensPerSecond: 100 });
    expect(encoders.measurements).toBe(1);
    await first.close();
    started.length = 0;

    const second = await start();
    await add(second, { 'b.md': 'dog' });
    expect((await second.until((status) => status.passages === 2 && complete(status))).main).toMatchObject({
      tokensPerSecond: 100,
    });
    expect(encoders.measurements).toBe(1);
    expect(encoders.starts.map(({ policy }) => policy)).toEqual([null, fakePolicy]);

    await second.engine.retryMainEncoder();
    await add(second, { 'c.md': 'dog' });
    await second.until((status) => status.passages === 3 && complete(status));
    expect(encoders.measurements).toBe(2);
  });

  it('decides how many workers there are, with how many threads', async () => {
    encoders.speedOf = ({ threads }) => ({ 8: 100, 4: 90 })[threads] ?? 1;
    const first = await start(eightCores);
    await add(first, { 'a.md': manyLines(40), 'b.md': 'bird' });
    expect((await first.until(complete)).main).toMatchObject({ device: 'CPU, 2 × 4 threads', tokensPerSecond: 180 });
    // One with eight threads, one with four, two with four.
    expect(setups()).toEqual([8, 4, 4, 4]);
    await expect.poll(() => encoders.running).toBe(2);
    expect((await refine(first, 'bird'))?.hits[0]).toMatchObject({ path: 'b.md', strength: expect.closeTo(1, 2) });
    expect(encoders.documentsEncoded).toBe(41);
  });

  it('keeps the first setup when no other is clearly faster, or others fail', async () => {
    encoders.speedOf = ({ threads }) => ({ 8: 100, 4: 105 })[threads] ?? 1;
    encoders.refused = ({ threads }) => threads === 4 && encoders.running > 2;
    const each = await start(eightCores);
    await add(each, { 'a.md': 'cat' });
    expect((await each.until(complete)).main).toMatchObject({ device: 'CPU, 8 threads', tokensPerSecond: 100 });
    expect(encoders.running).toBe(1);
  });

  it('decides which dtype is taken, for good, where the person chose none', async () => {
    const both = fakeModel('plain', 'cat dog bird', ['q4', 'q8']);
    encoders.speedOf = ({ dtype }) => (dtype === 'q4' ? 300 : 200);
    const first = await start({ models: [both] });
    await add(first, { 'a.md': 'cat' });
    expect((await first.until(complete)).main).toMatchObject({ dtype: 'q4', tokensPerSecond: 300 });
    expect((await refine(first, 'cat'))?.hits).toHaveLength(1);
    await first.close();
    started.length = 0;

    encoders.speedOf = ({ dtype }) => (dtype === 'q4' ? 200 : 300);
    const second = await start({ models: [both] });
    expect((await second.until(complete)).main).toMatchObject({ dtype: 'q4' });
    await second.engine.chooseModel({ model: both.id, dtype: 'q8', dimensions: 3 });
    expect((await second.until((status) => complete(status) && status.main?.dtype === 'q8')).main).toMatchObject({
      dtype: 'q8',
    });
  });

  it('lets queries go on while it is measured, and stops when another encoder is chosen', async () => {
    const each = await start();
    await add(each, { 'a.md': 'cat' });
    await each.until(complete);
    await each.engine.retryMainEncoder();
    encoders.delay = 200;
    await add(each, { 'b.md': 'dog' });
    await each.until(({ main }) => main?.state === 'measuring');
    expect((await refine(each, 'cat'))?.hits[0]).toMatchObject({ path: 'a.md', strength: expect.closeTo(1, 2) });
    await each.engine.retryMainEncoder();
    await each.engine.chooseModel(null);
    expect(encoders.documentsEncoded).toBe(1);
    await expect.poll(() => encoders.running).toBe(0);
  });

  it('is started anew while it is measured, and is not taken for ready before', async () => {
    const each = await start();
    encoders.delay = 200;
    await add(each, { 'a.md': 'cat' });
    await each.until(({ main }) => main?.state === 'measuring');
    const { promise, resolve } = Promise.withResolvers<void>();
    encoders.mayStart = promise;
    const retried = each.engine.retryMainEncoder();
    await each.until(({ main }) => main?.state === 'starting');
    // The measurement before ends meanwhile.
    await new Promise((done) => setTimeout(done, 500));
    expect(each.statuses.at(-1)?.main?.state).toBe('starting');
    resolve();
    await retried;
    await each.until(complete);
    await expect.poll(() => encoders.running).toBe(1);
  });
});
