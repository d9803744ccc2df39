import { describe, expect, it } from 'vitest';
import { firstSetup, nameSetup, otherSetups } from './EncoderSetup';
import { encoderPlaces } from './encoderPlaces';

const placeOf = (threads: number, gpuAdapter: string | null = null) => encoderPlaces({ gpuAdapter, threads }, 'q4')[0]!;
const q4OfGemma = 197e6;

describe('otherSetups', () => {
  it.each([
    { of: 'two cores', cores: 2, threads: 2, memory: 8, bytes: q4OfGemma, setups: [] },
    { of: 'four cores', cores: 4, threads: 4, memory: 8, bytes: q4OfGemma, setups: ['1 × 2', '2 × 2'] },
    { of: 'sixteen cores', cores: 16, threads: 8, memory: 8, bytes: q4OfGemma, setups: ['1 × 4', '2 × 8'] },
    { of: 'a page without threads', cores: 8, threads: 1, memory: 8, bytes: q4OfGemma, setups: ['2 × 1'] },
    { of: 'little memory', cores: 8, threads: 8, memory: 4, bytes: q4OfGemma, setups: ['1 × 4'] },
    { of: 'a browser that tells nothing', cores: 8, threads: 8, memory: null, bytes: q4OfGemma, setups: ['1 × 4'] },
    { of: 'a large model', cores: 8, threads: 8, memory: 8, bytes: 1.2e9, setups: ['1 × 4'] },
  ])('with $of', ({ cores, threads, memory, bytes, setups }) => {
    const found = otherSetups({ cores, memoryGigabytes: memory }, placeOf(threads), bytes);
    expect(found.map((each) => `${each.workers} × ${each.threads}`)).toEqual(setups);
  });

  it('knows of no other on a GPU', () => {
    expect(otherSetups({ cores: 8, memoryGigabytes: 8 }, placeOf(8, 'Test GPU'), q4OfGemma)).toEqual([]);
  });
});

it('names a place with its setup', () => {
  const cpu = placeOf(8);
  expect(nameSetup(cpu, firstSetup(cpu))).toBe('CPU, 8 threads');
  expect(nameSetup(cpu, { workers: 2, threads: 4, policy: null })).toBe('CPU, 2 × 4 threads');
  expect(nameSetup(cpu, { workers: 2, threads: 1, policy: null })).toBe('CPU, 2 × 1 thread');
  expect(nameSetup(placeOf(8, 'Test GPU'), { workers: 1, threads: 1, policy: null })).toBe('WebGPU (Test GPU)');
});
