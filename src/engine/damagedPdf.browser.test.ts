import { afterAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../documents/ReadingLimits';
import { brokenDocumentGuarantees, brokenPassageGuarantees } from '../documents/testing/brokenGuarantees';
import { mutate } from '../documents/testing/mutate';
import { linesFrom, pdfOf } from '../documents/testing/pdfOf';
import { realReader } from './testing/realReader';

/** Damaged files; `VITE_FUZZ_FILES` asks for more. */
const FILES = Number(import.meta.env['VITE_FUZZ_FILES'] ?? 60);

const reader = realReader();
afterAll(() => reader.terminate());

describe('a damaged PDF', () => {
  const pages = [linesFrom(72, 700, ['Bread is good.', 'It is baked.'], 14), linesFrom(72, 700, ['The end.'])];
  const bytes = pdfOf(pages, { info: { Title: '(Bread)', CreationDate: '(D:20260314)' } });

  it(
    'is read or refused with a reason',
    async () => {
      let whole = 0;
      for (let seed = 1; seed <= FILES; seed++) {
        try {
          const read = await reader.read({ path: 'a.pdf', bytes: mutate(bytes, seed) }, DEFAULT_LIMITS);
          if (!('document' in read)) throw new Error('It was taken for an archive.');
          const { document, passages } = read;
          expect(brokenDocumentGuarantees(document)).toEqual([]);
          expect(brokenPassageGuarantees(document.text, passages)).toEqual([]);
          whole++;
        } catch (error) {
          if (error instanceof Error && error.name === 'ReadError') continue;
          throw new Error(`Seed ${seed}: ${String(error)}`, { cause: error });
        }
      }
      expect(whole).toBeGreaterThan(FILES / 4);
    },
    60_000 + FILES * 200,
  );
});
