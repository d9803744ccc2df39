import { describe, expect, it } from 'vitest';
import { asTheyArrive } from './asTheyArrive';

describe('asTheyArrive', () => {
  it('gives what is there before what comes later', async () => {
    let arrive = (_text: string): void => undefined;
    const late = new Promise<string>((resolve) => (arrive = resolve));
    const found: string[] = [];
    for await (const { index, value } of asTheyArrive([late, Promise.resolve('b'), Promise.resolve('c')])) {
      found.push(`${index} ${value}`);
      if (found.length === 2) arrive('a');
    }
    expect(found).toEqual(['1 b', '2 c', '0 a']);
  });

  it('gives nothing for nothing', async () => {
    expect((await asTheyArrive([]).next()).done).toBe(true);
  });

  it('fails with what a promise fails with, after what arrived before', async () => {
    const found: string[] = [];
    const failing = async () => {
      const failure = Promise.reject(new Error('lost'));
      for await (const { value } of asTheyArrive([
        failure,
        Promise.resolve('b'),
        new Promise<string>(() => undefined),
      ])) {
        found.push(value);
      }
    };
    await expect(failing()).rejects.toThrow('lost');
    expect(found).toEqual(['b']);
  });
});
