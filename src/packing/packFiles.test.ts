import 'fake-indexeddb/auto';
import { beforeAll, expect, it } from 'vitest';
import { sampleFiles } from '../documents/testing/sampleFiles';
import { parseStaticModel } from '../encoders/parseStaticModel';
import { StaticEncoder } from '../encoders/StaticEncoder';
import { BackupFile } from '../library/backup/BackupFile';
import type { IncomingFile } from '../protocol/EngineApi';
import { fillInNode } from '../../scripts/fillInNode.mjs';
import { readStaticModel } from '../../scripts/readStaticModel.mjs';
import { packNow } from './testing/packNow';

let encoder: StaticEncoder;

beforeAll(async () => {
  await fillInNode();
  encoder = await readStaticModel({ StaticEncoder, parseStaticModel }, 'public/starter');
});

const never = new AbortController().signal;

const pack = (packed: readonly IncomingFile[]) => packNow(packed, encoder);

/** A file of every kind but PDF: this test runs without the build of pdf.js for Node. */
const files = Object.entries(sampleFiles())
  .filter(([path]) => !path.endsWith('.pdf'))
  .map(([path, content]) => ({ path, content: new Blob([new Uint8Array(Buffer.from(content))]), modified: null }));

it('makes the same bytes of the same files, in whatever order they come, and others of others', async () => {
  const { content, description, failures } = await pack(files);
  const again = await pack(files.toReversed());
  expect(failures).toEqual([]);
  expect(again.description).toEqual(description);
  expect(Buffer.from(await again.content.arrayBuffer()).equals(Buffer.from(await content.arrayBuffer()))).toBe(true);
  const other = await pack([...files, { path: 'z.md', content: new Blob(['One more.']), modified: null }]);
  expect(other.description.version).not.toBe(description.version);
});

it('holds every document with its words, and says what it could not read', async () => {
  const { content, description, failures } = await pack([
    ...files,
    { path: 'broken.docx', content: new Blob(['PK\u0003\u0004 not a Word document']), modified: null },
  ]);
  expect(failures.map(({ path }) => path)).toEqual(['broken.docx']);
  expect(description).toMatchObject({ source: 'pack:docs', title: 'Docs', documents: files.length });
  const file = await BackupFile.open(content, null);
  const options = { signal: never, onRead: () => undefined };
  const { library, passages } = await file.check(options);
  expect(library).toMatchObject({ pack: { version: description.version }, settings: {} });
  expect(library).not.toHaveProperty('made');
  expect(passages).toBe(description.passages);
  let words = 0;
  for await (const read of file.read(options)) if ('buffer' in read) words += read.documents.length;
  expect(words).toBe(passages);
});

it('refuses to make a pack of nothing', async () => {
  await expect(pack([{ path: 'a.png', content: new Blob(['\u0089PNG']), modified: null }])).rejects.toThrow(
    'None of the files could be read',
  );
});
