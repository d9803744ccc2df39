import { describe, expect, it } from 'vitest';
import { ReadError } from '../ReadError';
import { readFile } from '../readFile';
import { splitPassages } from '../splitPassages';
import { brokenDocumentGuarantees, brokenPassageGuarantees } from '../testing/brokenGuarantees';
import { mutate } from '../testing/mutate';
import { linesFrom, pdfOf } from '../testing/pdfOf';

/** Damaged files; `VITE_FUZZ_FILES` asks for more. */
const FILES = Number(import.meta.env['VITE_FUZZ_FILES'] ?? 60);

describe('a damaged PDF', () => {
  const pages = [linesFrom(72, 700, ['Bread is good.', 'It is baked.'], 14), linesFrom(72, 700, ['The end.'])];
  const bytes = pdfOf(pages, { info: { Title: '(Bread)', CreationDate: '(D:20260314)' } });

  it(
    'is read or refused with a reason',
    async () => {
      let read = 0;
      for (let seed = 1; seed <= FILES; seed++) {
        try {
          const document = await readFile({ path: 'a.pdf', bytes: mutate(bytes, seed) });
          expect(brokenDocumentGuarantees(document)).toEqual([]);
          expect(brokenPassageGuarantees(document.text, splitPassages(document))).toEqual([]);
          read++;
        } catch (error) {
          if (!(error instanceof ReadError)) throw new Error(`Seed ${seed}: ${String(error)}`, { cause: error });
        }
      }
      expect(read).toBeGreaterThan(FILES / 4);
    },
    60_000 + FILES * 200,
  );
});
