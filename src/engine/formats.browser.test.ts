import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesFrom, pdfOf } from '../documents/testing/pdfOf';
import { docxSample } from '../documents/testing/sampleFiles';
import { zipOf } from '../documents/testing/zipOf';
import type { EngineStatus, IncomingFile } from '../protocol/EngineApi';
import type { DisposableReader } from './RestartingReader';
import { realReader } from './testing/realReader';
import { startEngine, type StartedEngine } from './testing/startEngine';
import { WordEncoder } from './testing/WordEncoder';

const never = new AbortController().signal;
const idle = ({ ingest: { state }, sources }: EngineStatus) =>
  state === 'idle' && sources.every(({ waiting }) => waiting === 0);

let started: StartedEngine;
let encoder: WordEncoder;
let name: string;
let reader: DisposableReader;

beforeEach(async () => {
  name = `formats-test-${crypto.randomUUID()}`;
  encoder = new WordEncoder('bread garden train music');
  reader = realReader();
  started = await startEngine({ name, encoder, reader });
});

afterEach(async () => {
  await started.close();
  reader.terminate();
  indexedDB.deleteDatabase(name);
});

async function ingested(files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Promise<EngineStatus> {
  const incoming = Object.entries(files).map(([path, bytes]): IncomingFile => ({
    path,
    content: new Blob([bytes]),
    modified: 0,
  }));
  await started.engine.addFiles({ kind: 'files', name: 'Files' }, incoming, () => undefined, never);
  return await started.until(idle);
}

const search = (query: string) => started.engine.search(query, { limit: 10 }, never);

const pdf = pdfOf([
  [...linesFrom(72, 700, ['All about the garden.']), ...linesFrom(72, 600, ['Nothing else.'])],
  linesFrom(72, 700, ['And here is the music.']),
]) as Uint8Array<ArrayBuffer>;

describe('formats, in the real reader worker', () => {
  it('a PDF is found by page', async () => {
    expect(await ingested({ 'a.pdf': pdf })).toMatchObject({ documents: 1 });
    const [hit] = (await search('music')).hits;
    expect(hit).toMatchObject({ path: 'a.pdf', page: 2 });
    const view = await started.engine.openDocument(hit!.document, hit!.range, never);
    expect(view.pageStarts).toHaveLength(2);
    expect(view.text.slice(view.pageStarts[1])).toBe('And here is the music.');
  });

  it('a Japanese PDF that leaves the meaning of its letters to character maps is found', async () => {
    const font =
      '<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin /Encoding /UniJIS-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin /FontDescriptor << /Type /FontDescriptor /FontName /Ryumin /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> >>] >>';
    const japanese = new TextDecoder()
      .decode(pdfOf([linesFrom(72, 700, ['Nihon'])]))
      .replace(/<<[^<>]*Helvetica[^<>]*>>/, font)
      .replace('(Nihon)', '<65E5672C>');
    expect(await ingested({ 'a.pdf': new TextEncoder().encode(japanese) })).toMatchObject({ documents: 1 });
    const id = await started.engine.findDocument('a.pdf');
    expect((await started.engine.openDocument(id!, { start: 0, end: 0 }, never)).text).toBe('日本');
  });

  it('an archive becomes its documents; what is bad in it is listed and stops nothing', async () => {
    const archive = zipOf({
      'bread.md': 'bread',
      'papers/a.pdf': pdf,
      'train.docx': docxSample(),
      'photo.jpg': 'x',
      'damaged.pdf': 'no pdf',
      'in.zip': zipOf({ 'b.md': 'a train to Narvik' }),
      '../up.md': 'garden',
    });
    expect(await ingested({ 'all.zip': archive })).toMatchObject({
      documents: 5,
      sources: [{ documents: 5, waiting: 0, failed: 1, skipped: 1 }],
    });
    expect((await search('Narvik')).hits[0]).toMatchObject({ path: 'all.zip/in.zip/b.md', page: null });
    const { id } = started.statuses.at(-1)!.sources[0]!;
    expect((await started.engine.listFailures(id)).map(({ path, code, state }) => [path, code, state])).toEqual([
      ['all.zip/damaged.pdf', 'malformed', 'failed'],
      ['all.zip/photo.jpg', 'unsupported', 'skipped'],
    ]);

    const encoded = encoder.documentsEncoded;
    expect(await ingested({ 'all.zip': archive })).toMatchObject({ documents: 5 });
    expect(encoder.documentsEncoded).toBe(encoded);
  });

  it('an archive that is damaged is one failure', async () => {
    const bytes = zipSync({ 'a.md': new Uint8Array(10) }).slice(0, 40);
    expect(await ingested({ 'a.zip': bytes })).toMatchObject({ documents: 0, sources: [{ failed: 1, waiting: 0 }] });
  });
});
