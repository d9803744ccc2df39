import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STRETCH_LENGTH } from '../../protocol/ReadingApi';
import type { DisposableReader } from '../RestartingReader';
import { realReader } from '../testing/realReader';
import { startEngine, type StartedEngine } from '../testing/startEngine';
import { WordEncoder } from '../testing/WordEncoder';

const never = new AbortController().signal;
const name = `reading-test-${crypto.randomUUID()}`;
const chapters = Array.from(
  { length: 60 },
  (_, chapter) => `## Chapter ${chapter}\n\n${'The lantern hangs.\n\n'.repeat(40)}${'One long paragraph. '.repeat(90)}`,
);
const lines = Array.from({ length: 9000 }, (_, line) => `const line${line} = ${line};${line % 9 === 0 ? '\n' : ''}`);

let started: StartedEngine;
let reader: DisposableReader;

beforeAll(async () => {
  reader = realReader();
  started = await startEngine({ name, encoder: new WordEncoder('lantern line'), reader });
  const files = { 'book.md': `# Book\n\n${chapters.join('\n\n')}\n\nThe end of it.`, 'lines.ts': lines.join('\n') };
  const incoming = Object.entries(files).map(([path, text]) => ({ path, content: new Blob([text]), modified: 0 }));
  await started.engine.addFiles({ kind: 'files', name: 'Files' }, incoming, () => undefined, never);
  await started.until(({ ingest, documents }) => ingest.state === 'idle' && documents === 2);
});

afterAll(async () => {
  await started.close();
  reader.terminate();
  indexedDB.deleteDatabase(name);
});

async function readWhole(path: string) {
  const { engine } = started;
  const id = (await engine.findDocument(path))!;
  const { length } = await engine.openDocument(id, { start: 0, end: 0 }, never);
  const count = Math.ceil(length / STRETCH_LENGTH);
  const stretches = await Promise.all(
    Array.from({ length: count }, (_, stretch) => engine.readStretch(id, stretch, never)),
  );
  return { engine, id, length, stretches, text: stretches.map((stretch) => stretch.text).join('') };
}

describe('reading', () => {
  it('gives a document in stretches that follow each other, each block whole', async () => {
    const { engine, id, length, stretches, text } = await readWhole('book.md');
    expect(text).toHaveLength(length);
    const middle = await engine.openDocument(id, { start: length / 2, end: length / 2 }, never);
    expect(text.slice(middle.start, middle.end)).toBe(middle.text);
    const paragraphs = stretches.flatMap(({ blocks }) => blocks.map(({ start, end }) => text.slice(start, end)));
    const kinds = new Set(paragraphs.map((paragraph) => paragraph.replaceAll(/\d+/g, 'n').slice(0, 12)));
    expect([...kinds].toSorted()).toEqual(['Book', 'Chapter n', 'One long par', 'The end of i', 'The lantern ']);
    expect(paragraphs.filter((paragraph) => paragraph.startsWith('One long'))).toHaveLength(60);
  });

  it('numbers the lines of code, whichever stretch is read first', async () => {
    const { engine, id, stretches, text } = await readWhole('lines.ts');
    for (const { stretch, start, firstLine } of stretches.toReversed()) {
      const line = text.slice(0, start).split('\n').length;
      expect(firstLine).toBe(line);
      expect((await engine.readStretch(id, stretch, never)).firstLine).toBe(line);
    }
  });

  it('lists the headings', async () => {
    const { engine, id, text } = await readWhole('book.md');
    const { headings, isComplete } = await engine.outline(id, never);
    expect(isComplete).toBe(true);
    expect(headings.map(({ title }) => title)).toEqual(['Book', ...chapters.map((_, index) => `Chapter ${index}`)]);
    for (const { start, title } of headings) expect(text.startsWith(title, start)).toBe(true);
  });

  it('finds a text everywhere, and marks what a query looks for', async () => {
    const { engine, id, text } = await readWhole('book.md');
    const { ranges, isComplete } = await engine.findInDocument(id, 'LANTERN  hangs', never);
    expect(isComplete).toBe(true);
    expect(ranges.map(({ start }) => start)).toEqual([...text.matchAll(/lantern hangs/g)].map(({ index }) => index));
    const many = await engine.findInDocument(id, 'a', never);
    expect(many.isComplete).toBe(false);
    expect(many.ranges).toHaveLength(5000);
    const marks = await engine.markStretch(id, 3, 'lanterns type:md', never);
    expect(new Set(marks.map(({ start, end }) => text.slice(start, end)))).toEqual(new Set(['lantern']));
    expect(await engine.markStretch(id, 3, 'type:md', never)).toEqual([]);
  });

  it('tells when a document is gone, and stops when asked', async () => {
    const { engine } = started;
    const gone = { name: 'NotFoundError' };
    await expect(engine.readStretch(999, 0, never)).rejects.toMatchObject(gone);
    await expect(engine.outline(999, never)).rejects.toMatchObject(gone);
    await expect(engine.findInDocument(999, 'x', never)).rejects.toMatchObject(gone);
    await expect(engine.findInDocument(1, 'x', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
