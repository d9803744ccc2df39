import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FailedFile } from '../../protocol/EngineApi';
import { failuresAsText, groupFailures } from './groupFailures';

function failure(id: number, state: FailedFile['state'], message: string): FailedFile {
  return { id, source: 'notes', path: `in/${id}.txt`, state, code: 'any', message, canRetry: false };
}

it('groups by reason: failed files first, then larger groups', () => {
  const groups = groupFailures([
    failure(1, 'skipped', 'Unknown.'),
    failure(2, 'failed', 'Empty (2.txt).'),
    failure(3, 'failed', 'A broken PDF.'),
    failure(4, 'skipped', 'Unknown.'),
    failure(5, 'failed', 'Empty (5.txt).'),
    failure(6, 'failed', 'A broken Word document.'),
  ]);
  expect(groups.map(({ message, files }) => [message, files.map(({ id }) => id)])).toEqual([
    ['Empty.', [2, 5]],
    ['A broken PDF.', [3]],
    ['A broken Word document.', [6]],
    ['Unknown.', [1, 4]],
  ]);
  expect(failuresAsText(groups.slice(0, 2))).toBe('Empty.\n  in/2.txt\n  in/5.txt\n\nA broken PDF.\n  in/3.txt');
});

it('keeps every file once', () => {
  const anyFailure = fc.record({
    state: fc.constantFrom('failed' as const, 'skipped' as const),
    message: fc.constantFrom('a', 'b', 'c'),
  });
  fc.assert(
    fc.property(fc.array(anyFailure), (some) => {
      const files = some.map(({ state, message }, id) => failure(id, state, message));
      const ids = groupFailures(files).flatMap((group) => group.files.map(({ id }) => id));
      expect(ids.toSorted((a, b) => a - b)).toEqual(files.map(({ id }) => id));
    }),
    { seed: 1 },
  );
});
