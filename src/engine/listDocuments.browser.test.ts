import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineStatus } from '../protocol/EngineApi';
import type { DisposableReader } from './RestartingReader';
import { FakeEncoders, fakeModel } from './testing/FakeEncoders';
import { filesOf, lineReader, startEngine, type StartedEngine, type StartEngineOptions } from './testing/startEngine';
import { WordEncoder } from './testing/WordEncoder';

const never = new AbortController().signal;
const source = 'folder:Notes';

let name: string;
let started: StartedEngine | null = null;

beforeEach(() => {
  name = `listing-test-${crypto.randomUUID()}`;
});

afterEach(async () => {
  await started?.close();
  started = null;
  indexedDB.deleteDatabase(name);
});

async function start(options: Partial<StartEngineOptions> = {}): Promise<StartedEngine> {
  started = await startEngine({ name, encoder: new WordEncoder('bread garden'), ...options });
  return started;
}

async function add({ engine }: StartedEngine, texts: Readonly<Record<string, string>>): Promise<void> {
  await engine.addFiles({ kind: 'folder', name: 'Notes' }, filesOf(texts), () => undefined, never);
}

const list = async ({ engine }: StartedEngine) =>
  (await engine.listDocuments(source, never)).map(({ path, state, title, document, reason }) => [
    path,
    state,
    document === null ? null : title,
    reason?.code ?? null,
  ]);
const idle = ({ ingest, documents }: EngineStatus) => ingest.state === 'idle' && documents > 0;

/** Reads files as `lineReader` does, those named `slow` not before they may. */
class SlowReader implements DisposableReader {
  readonly gate = Promise.withResolvers<void>();
  read: DisposableReader['read'] = async (file, ...rest) => {
    if (file.path.includes('slow')) await this.gate.promise;
    return await lineReader.read(file, ...rest);
  };
  terminate(): void {}
}

describe("the list of a source's documents", () => {
  it('tells of every file how far it has come', async () => {
    const reader = new SlowReader();
    const each = await start({ reader });
    await add(each, { 'a.md': 'bread', 'b.md': '', 'c.png': 'x', 'slow.md': 'garden', 'z.md': 'garden bread' });
    await each.until(
      ({ ingest, documents, sources }) => ingest.current === 'slow.md' && documents === 1 && sources[0]?.failed === 1,
    );
    expect(await list(each)).toEqual([
      ['a.md', 'indexed', 'a', null],
      ['b.md', 'failed', null, 'empty'],
      ['c.png', 'skipped', null, expect.any(String)],
      ['slow.md', 'reading', null, null],
      ['z.md', 'waiting', null, null],
    ]);
    reader.gate.resolve();
    await each.until(({ documents, ingest }) => documents === 3 && ingest.state === 'idle');
    expect((await list(each)).map(([path, state]) => `${path} ${state}`)).toEqual([
      'a.md indexed',
      'b.md failed',
      'c.png skipped',
      'slow.md indexed',
      'z.md indexed',
    ]);
    expect(await each.engine.listDocuments('folder:None', never)).toEqual([]);
    await expect(each.engine.listDocuments(source, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('lists a changed file once, with the document made from it before', async () => {
    const reader = new SlowReader();
    const each = await start({ reader });
    reader.gate.resolve();
    await add(each, { 'slow.md': 'bread' });
    await each.until(idle);
    const [before] = await each.engine.listDocuments(source, never);
    const again = new SlowReader();
    reader.read = again.read;
    await add(each, { 'slow.md': 'bread and more' });
    await each.until(({ ingest }) => ingest.current === 'slow.md');
    expect(await each.engine.listDocuments(source, never)).toEqual([{ ...before, state: 'reading' }]);
    again.gate.resolve();
    await each.until(({ ingest }) => ingest.state === 'idle');
  });

  it('tells what the main encoder has not encoded yet', async () => {
    const encoders = new FakeEncoders();
    encoders.refused = () => true;
    const each = await start({ models: [fakeModel('plain', 'cat dog bird')], encoders });
    await add(each, { 'a.md': 'cat', 'b.md': 'dog\nbird' });
    await each.until((status) => idle(status) && status.documents === 2 && status.main !== null);
    expect((await list(each)).map(([, state]) => state)).toEqual(['unrefined', 'unrefined']);
    encoders.refused = () => false;
    await each.engine.retryMainEncoder();
    await each.until(({ main }) => main?.passages === 3);
    expect((await list(each)).map(([, state]) => state)).toEqual(['indexed', 'indexed']);
  });
});
