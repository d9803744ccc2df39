import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageAddress, placeInAddress } from './passageAddress';

describe('the address of a place', () => {
  it('leads back to it, whatever its path', () => {
    const place = fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 1e6 }))
      .filter(([path]) => path.trim() !== '')
      .map(([path, start, length]) => ({ path, range: { start, end: start + length } }));
    fc.assert(
      fc.property(place, (each) => {
        expect(placeInAddress(passageAddress(each))).toEqual(each);
      }),
      { seed: 1 },
    );
  });

  it('names the document alone without a range, and with one that is none', () => {
    const whole = { path: 'a/b.md', range: { start: 0, end: 0 } };
    expect(passageAddress(whole)).toBe('#doc=a%2Fb.md');
    for (const at of ['', '&at=', '&at=9-3', '&at=-1-4', '&at=1e3-2e3', '&at=x', '&at=99999999999999999999-1']) {
      expect(placeInAddress(`#doc=a%2Fb.md${at}`)).toEqual(whole);
    }
  });

  it('stands beside a query, and is none without a document', () => {
    expect(placeInAddress('#q=tea&doc=tea.md&at=1-2')).toEqual({ path: 'tea.md', range: { start: 1, end: 2 } });
    for (const hash of ['', '#', '#q=tea', '#doc=', '#doc=%20', '#at=1-2']) expect(placeInAddress(hash)).toBeNull();
  });
});
