import { describe, expect, it } from 'vitest';
import { GroupedWrites } from './GroupedWrites';

/** Writes that end when the test lets them, and what each was given. */
function heldWrites() {
  const groups: (readonly string[])[] = [];
  const held: { resolve(): void; reject(reason: Error): void }[] = [];
  const writes = new GroupedWrites<string>((items) => {
    groups.push(items);
    return new Promise((resolve, reject) => held.push({ resolve, reject }));
  });
  /** Ends the write under way, and waits until the next one has begun. */
  const end = async (): Promise<void> => {
    held.at(-1)?.resolve();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { writes, groups, held, end };
}

describe('grouped writes', () => {
  it('write at once what comes first, and together what came meanwhile', async () => {
    const { writes, groups, end } = heldWrites();
    for (const item of ['a', 'b', 'c']) await writes.add(item, 1);
    expect(groups).toEqual([['a']]);
    await end();
    expect(groups).toEqual([['a'], ['b', 'c']]);
    await end();
    await writes.add('d', 1);
    expect(groups).toEqual([['a'], ['b', 'c'], ['d']]);
    await end();
    await writes.settled();
  });

  it.each([
    ['sixteen', 17, 1],
    ['four million code units', 3, 2_000_000],
  ])('let no more wait than %s', async (_what, count, weight) => {
    const { writes, groups, end } = heldWrites();
    let isRoom = false;
    for (let item = 1; item < count; item++) await writes.add(String(item), weight);
    const last = writes.add('last', weight).then(() => (isRoom = true));
    await new Promise((resolve) => setTimeout(resolve));
    expect(isRoom).toBe(false);
    await end();
    await last;
    expect(groups[1]).toHaveLength(count - 1);
    await end();
    await writes.settled();
  });

  it('tell of a failure whoever adds or settles next, and write nothing more', async () => {
    const { writes, groups, held } = heldWrites();
    await writes.add('a', 1);
    await writes.add('b', 1);
    held[0]!.reject(new Error('full'));
    await expect(writes.settled()).rejects.toThrow('full');
    await expect(writes.add('c', 1)).rejects.toThrow('full');
    expect(groups).toEqual([['a']]);
  });
});
