import { afterEach, expect, it } from 'vitest';
import { DEFAULT_LIMITS, readingLimits } from '../documents/ReadingLimits';
import type { EngineStatus, NewSource } from '../protocol/EngineApi';
import { filesOf, lineReader, startEngine, type StartedEngine, type StartEngineOptions } from './testing/startEngine';
import { WordEncoder } from './testing/WordEncoder';

const NOTES: NewSource = { kind: 'folder', name: 'Notes' };
const never = new AbortController().signal;
const name = `limits-test-${crypto.randomUUID()}`;
const started: StartedEngine[] = [];

afterEach(async () => {
  for (const each of started.splice(0)) await each.close();
  indexedDB.deleteDatabase(name);
});

async function start(options: Partial<StartEngineOptions> = {}): Promise<StartedEngine> {
  const each = await startEngine({ name, encoder: new WordEncoder('bread'), ...options });
  started.push(each);
  return each;
}

const idle = ({ ingest, sources }: EngineStatus) =>
  ingest.state === 'idle' && sources.length > 0 && sources.every(({ waiting }) => waiting === 0);

async function failures({ engine }: StartedEngine): Promise<string[]> {
  return (await engine.listFailures('folder:Notes')).map(({ path, code }) => `${path}: ${code}`);
}

it('hold from the next file on, survive a restart, and what they kept out comes in when they are raised', async () => {
  const files = { 'long.md': 'bread '.repeat(200_000), 'short.md': 'bread' };
  const first = await start();
  await first.engine.setLimits({ ...DEFAULT_LIMITS, largestFile: 1 << 20 });
  await first.close();
  const second = await start();
  expect(await second.engine.limits()).toEqual({ ...DEFAULT_LIMITS, largestFile: 1 << 20 });
  await second.engine.addFiles(NOTES, filesOf(files), () => undefined, never);
  await second.until((status) => idle(status) && status.documents === 1);
  expect(await failures(second)).toEqual(['long.md: too-large']);
  const again = await second.engine.addFiles(NOTES, filesOf(files), () => undefined, never);
  expect(again).toMatchObject({ unchanged: 2 });
  await second.engine.setLimits(DEFAULT_LIMITS);
  await second.engine.addFiles(NOTES, filesOf(files), () => undefined, never);
  await second.until((status) => idle(status) && status.documents === 2);
  expect(await failures(second)).toEqual([]);
});

it('of time: a file that was too slow is tried again when they are raised', async () => {
  let hangs = true;
  const each = await start({
    reader: {
      read: async (file, limits) => (hangs ? await new Promise(() => undefined) : await lineReader.read(file, limits)),
      terminate: () => undefined,
    },
  });
  await each.engine.setLimits({ ...DEFAULT_LIMITS, seconds: 1 });
  await each.engine.addFiles(NOTES, filesOf({ 'a.md': 'bread' }), () => undefined, never);
  await each.until((status) => idle(status) && status.sources[0]?.failed === 1);
  expect(await failures(each)).toEqual(['a.md: too-slow']);
  hangs = false;
  await each.engine.setLimits({ ...DEFAULT_LIMITS, seconds: 60 });
  await each.until((status) => idle(status) && status.documents === 1);
});

it('are moved into their range, and what is no number is the default', () => {
  expect(readingLimits({ largestFile: 1, seconds: 1e9, largestUnpacked: 'many' })).toEqual({
    largestFile: 1 << 20,
    seconds: 3600,
    largestUnpacked: DEFAULT_LIMITS.largestUnpacked,
  });
  expect(readingLimits(null)).toEqual(DEFAULT_LIMITS);
});
