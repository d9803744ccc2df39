import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SearchHit } from '../../protocol/EngineApi';
import { keepReached } from './keepReached';

const hit = (key: string) => ({ key }) as SearchHit;
const keys = (hits: readonly SearchHit[]) => hits.map(({ key }) => key).join('');
const hits = (all: string) => all.split('').map(hit);

it.each([
  ['abcd', 'dcba', '', true, 'dcba'],
  ['abcd', 'dcba', 'ab', true, 'abdc'],
  ['abcd', 'xyd', 'abc', true, 'abcxyd'],
  ['abcd', 'xyd', 'abc', false, 'xyd'],
  ['abcd', 'xcyd', 'abc', false, 'cxyd'],
  ['abcd', 'xyd', 'unknown', true, 'xyd'],
])('%s, then %s, reached %s, current %s: %s', (shown, next, reached, areCurrent, expected) => {
  expect(keys(keepReached(hits(shown), hits(next), reached.split(''), areCurrent))).toBe(expected);
});

it('keeps what was reached in front, loses nothing new and shows nothing twice', () => {
  const letters = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 });
  fc.assert(
    fc.property(letters, letters, fc.nat(8), fc.boolean(), (shown, next, count, areCurrent) => {
      const reached = shown.slice(0, count);
      const kept = keys(keepReached(shown.map(hit), next.map(hit), reached, areCurrent));
      const stays = reached.filter((key) => areCurrent || next.includes(key));
      expect(kept.startsWith(stays.join(''))).toBe(true);
      expect(kept).toBe([...new Set([...stays, ...next])].join(''));
    }),
    { seed: 23 },
  );
});
