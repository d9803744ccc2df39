import fc from 'fast-check';
import { deleteDB, openDB } from 'idb';
import { expect, it } from 'vitest';
import { keysAtOrBelow } from './keysAtOrBelow';

/** Names that lie close to one another, and to what separates them. */
const path = fc
  .array(fc.constantFrom('a', 'a b', 'a0', 'b', 'ab', 'é'), { minLength: 1, maxLength: 3 })
  .map((names) => names.join('/'));
const place = fc.record({ source: fc.constantFrom('x', 'x y', 'z'), path });

it('finds what lies at some places and below them, and nothing else', async () => {
  const name = `places-test-${crypto.randomUUID()}`;
  const database = await openDB(name, 1, {
    upgrade: (upgraded) =>
      upgraded.createObjectStore('places', { autoIncrement: true }).createIndex('by', ['source', 'path']),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(place, { maxLength: 12 }), fc.array(place, { maxLength: 4 }), async (kept, asked) => {
      await database.clear('places');
      const keys = await Promise.all(kept.map(async (each) => Number(await database.add('places', each))));
      const index = database.transaction('places').store.index('by');
      const found = await keysAtOrBelow(index as never, asked);
      const expected = asked.map(({ source, path: at }) =>
        keys.filter((_, i) => kept[i]!.source === source && `${kept[i]!.path}/`.startsWith(`${at}/`)),
      );
      expect(found.map((each) => each.toSorted((a, b) => a - b))).toEqual(expected);
    }),
    { numRuns: 60, seed: 7 },
  );
  database.close();
  await deleteDB(name);
});
