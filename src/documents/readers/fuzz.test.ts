import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { RawFile } from '../Document';
import { ReadError } from '../ReadError';
import { readFile } from '../readFile';
import { splitPassages } from '../splitPassages';
import { brokenDocumentGuarantees, brokenPassageGuarantees } from '../testing/brokenGuarantees';
import { fileOf } from '../testing/fileOf';
import { mutate } from '../testing/mutate';
import { emailSample, sampleFiles } from '../testing/sampleFiles';
import { zipOf } from '../testing/zipOf';
import { unpackFile } from '../unpackFile';

/** Damaged files of each format; `FUZZ_FILES` asks for more. */
const FILES = Number(process.env['FUZZ_FILES'] ?? 25);

/** PDF needs a browser: see `pdfFuzz.browser.test.ts`. */
const samples = {
  ...sampleFiles(),
  'a.zip': zipOf({ 'a.md': '# A', 'b/c.txt': 'text', 'in.zip': zipOf({ 'd.md': 'deep' }) }),
  'a.mbox': `From a@b Sat Mar 14 09:30:00 2026\n${emailSample}`,
};

async function readAll(file: RawFile): Promise<void> {
  const unpacked = await unpackFile(file);
  if (unpacked === null) {
    const document = await readFile(file);
    expect(brokenDocumentGuarantees(document)).toEqual([]);
    expect(brokenPassageGuarantees(document.text, splitPassages(document))).toEqual([]);
    return;
  }
  for (const { path } of unpacked) expect(path.split('/')).not.toContain('..');
  for (const { path, bytes } of unpacked) if (bytes !== null) await readOrRefuse({ path, bytes });
}

/** A copy of an archive with faults in one of the files in it, and checksums that fit. */
function mutateInside(archive: Uint8Array, seed: number): Uint8Array<ArrayBuffer> {
  const files = Object.entries(unzipSync(archive));
  const chosen = seed % files.length;
  return zipOf(
    Object.fromEntries(
      files.map(([name, content], index) => [name, index === chosen ? mutate(content, seed) : content]),
    ),
  );
}

/** Nothing but `ReadError` may be thrown, whatever is read. */
async function readOrRefuse(file: RawFile): Promise<void> {
  try {
    await readAll(file);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
  }
}

describe.each(Object.entries(samples).filter(([path]) => path !== 'a.pdf'))('%s', (path, content) => {
  const { bytes } = typeof content === 'string' ? fileOf(path, content) : { bytes: content };

  it('whole and sound is read', async () => {
    await expect(readAll({ path, bytes })).resolves.toBeUndefined();
  });

  it(
    'damaged is read or refused with a reason',
    async () => {
      const failed: string[] = [];
      for (let seed = 1; seed <= FILES; seed++) {
        const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
        const damaged = isArchive && seed % 4 > 0 ? mutateInside(bytes, seed) : mutate(bytes, seed);
        await readOrRefuse({ path, bytes: damaged }).catch((error: unknown) =>
          failed.push(`Seed ${seed}: ${String(error)}`),
        );
      }
      expect(failed).toEqual([]);
    },
    60_000 + FILES * 100,
  );
});
