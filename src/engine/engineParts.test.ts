import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../documents/ReadingLimits';
import { LatestFirst } from './LatestFirst';
import { RateMeter } from './RateMeter';
import { RestartingReader } from './RestartingReader';
import { RecentlyUsed } from '../index/RecentlyUsed';
import type { EngineStatus } from '../protocol/EngineApi';
import type { Platform } from './Platform';
import { StatusBoard } from './StatusBoard';

describe('RateMeter', () => {
  it('tells the rate of the last eight seconds', () => {
    let now = 0;
    const meter = new RateMeter(() => now);
    expect(meter.perSecond()).toBe(0);
    for (now = 1000; now <= 4000; now += 1000) meter.add(10);
    now = 4000;
    expect(meter.perSecond()).toBe(10);
    now = 8000;
    expect(meter.perSecond()).toBe(5);
    now = 20_000;
    expect(meter.perSecond()).toBe(0);
    meter.restart();
    now = 21_000;
    meter.add(7);
    expect(meter.perSecond()).toBe(7);
  });
});

describe('RecentlyUsed', () => {
  it('forgets what was used longest ago', () => {
    const map = new RecentlyUsed<number>(2);
    map.set('a', 1);
    map.set('b', 2);
    expect(map.get('a')).toBe(1);
    map.set('c', 3);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
    map.clear();
    expect(map.get('a')).toBeUndefined();
  });
});

describe('LatestFirst', () => {
  it('aborts the call before, and follows the caller’s own signal', () => {
    const calls = new LatestFirst();
    const own = new AbortController();
    const first = calls.next(new AbortController().signal);
    const second = calls.next(own.signal);
    expect(first.aborted).toBe(true);
    expect(second.aborted).toBe(false);
    own.abort();
    expect(second.aborted).toBe(true);
    expect(() => calls.next(own.signal)).toThrow('aborted');
  });
});

describe('StatusBoard', () => {
  const idle = { ingest: { state: 'idle' }, encoder: { state: 'ready' }, isOpen: true };
  it.each([
    ['files are ingested', { ...idle, ingest: { state: 'running' } }],
    ['the starter is loaded', { ...idle, encoder: { state: 'loading' } }],
  ])('tells of changes ten times a second, and four times while %s', async (_what, atWork) => {
    const pauses: number[] = [];
    let status: typeof idle = { ...atWork, isOpen: false, ingest: idle.ingest };
    let told = 0;
    const platform = {
      delay(milliseconds: number) {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
    } as Platform;
    const board = new StatusBoard(platform, () => status as EngineStatus);
    board.watch(() => told++);
    // That the library is open is told without delay.
    for (status of [atWork, atWork, idle, idle]) {
      board.changed();
      // Told of together with the one before.
      board.changed();
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(pauses).toEqual([100, 100, 150, 100, 100]);
    expect(told).toBe(5);
  });
});

describe('RestartingReader', () => {
  it('waits no longer once a file is read, or cannot be', async () => {
    const waits: (AbortSignal | undefined)[] = [];
    const platform = {
      delay: async (_milliseconds: number, signal?: AbortSignal) => {
        waits.push(signal);
        await new Promise(() => undefined);
      },
    } as Pick<Platform, 'delay'> as Platform;
    let ended = 0;
    const read = async ({ path }: { readonly path: string }) =>
      path === 'bad' ? await Promise.reject(new Error('bad')) : await Promise.resolve({ files: [] });
    const make = () => ({ read, terminate: () => void (ended += 1) });
    const reader = new RestartingReader(make, platform, { current: DEFAULT_LIMITS });
    const file = (path: string) => ({ path, bytes: new Uint8Array(1) });
    expect(await reader.read(file('good'))).toEqual({ files: [] });
    await expect(reader.read(file('bad'))).rejects.toThrow('bad');
    expect(waits.map((signal) => signal?.aborted)).toEqual([true, true]);
    expect(ended).toBe(0);
  });
});
