import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FailedFile } from '../../protocol/EngineApi';
import { failuresAsText, groupFailures } from './groupFailures';

function failure(id: number, state: FailedFile['state'], code: string, message = `${code}!`): FailedFile {
  return { id, source: 'notes', path: `${id}.txt`, state, code, message, canRetry: false };
}

it('groups by reason: failed files first, then larger groups', () => {
  const groups = groupFailures([
    failure(1, 'skipped', 'unknown'),
    failure(2, 'failed', 'empty'),
    failure(3, 'failed', 'broken', 'Page 3 is broken.'),
    failure(4, 'skipped', 'unknown'),
    failure(5, 'failed', 'broken'),
    failure(6, 'failed', 'broken'),
  ]);
  expect(groups.map(({ code, files }) => [code, files.map(({ id }) => id)])).toEqual([
    ['broken', [3, 5, 6]],
    ['empty', [2]],
    ['unknown', [1, 4]],
  ]);
  expect(groups[0]?.message).toBe('broken!');
  expect(failuresAsText(groups)).toBe(
    'broken!\n  3.txt: Page 3 is broken.\n  5.txt\n  6.txt\n\nempty!\n  2.txt\n\nunknown!\n  1.txt\n  4.txt',
  );
});

it('keeps every file once', () => {
  const anyFailure = fc.record({
    state: fc.constantFrom('failed' as const, 'skipped' as const),
    code: fc.constantFrom('a', 'b', 'c'),
  });
  fc.assert(
    fc.property(fc.array(anyFailure), (some) => {
      const files = some.map(({ state, code }, id) => failure(id, state, code));
      const ids = groupFailures(files).flatMap((group) => group.files.map(({ id }) => id));
      expect(ids.toSorted((a, b) => a - b)).toEqual(files.map(({ id }) => id));
    }),
  );
});
