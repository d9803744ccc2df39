import fc from 'fast-check';
import { wrap } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { quantiseRows } from '../index/quantiseRows';
import type { NewDocument } from './writeDocuments';
import { packBlock, type EmbeddingRows } from './embeddingBlock';
import { filterRows, rowsOfDocument } from './embeddingRows';
import { migrate } from './migrations';
import { openLibrary, type Library } from './openLibrary';
import { packPassages } from './passageRanges';
import type { DocumentRecord } from './schema';
import { countStored } from './testing/countStored';
import { partsOf } from './textParts';

const SPACE = 'Test@1/4';
const OTHER = 'Other@1/2';
const DIMENSIONS = 4;

let library: Library;
let name: string;

beforeEach(async () => {
  name = `copies-test-${crypto.randomUUID()}`;
  library = await openLibrary({ name });
});

afterEach(async () => {
  await library.deleteEverything();
});

/** What a file says, and the title that its name gave it. */
interface Content {
  readonly body: number;
  readonly title: number;
}

const passagesIn = (body: number) => 1 + 2 * body;

function documentOf(path: string, { body, title }: Content): NewDocument {
  const lines = Array.from({ length: passagesIn(body) }, (_, line) => `Line ${line} of body ${body}.`);
  const text = lines.join('\n');
  let at = 0;
  const passages = lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return { start, end: start + line.length, headings: [`Heading of ${title}`] };
  });
  const values = Float32Array.from({ length: lines.length * DIMENSIONS }, (_, i) =>
    Math.sin(body * 31 + title * 7 + i),
  );
  return {
    source: 'folder:Notes',
    path,
    modified: 1,
    contentHash: `body ${body}`,
    read: {
      title: `Title ${title}`,
      text,
      blocks: [{ kind: 'paragraph', level: 0, start: 0, end: text.length }],
      links: [{ kind: 'web', target: 'https://example.org/', start: 0, end: 4 }],
      tags: [],
      aliases: [],
      authors: [],
      dates: {},
      warnings: [],
    },
    passages,
    rows: quantiseRows(values, DIMENSIONS),
    space: SPACE,
    spareSpaces: [OTHER],
  };
}

async function queueFile(path: string): Promise<number> {
  await library.queue.add([
    { source: 'folder:Notes', path, state: 'waiting', modified: null, content: new ArrayBuffer(3) },
  ]);
  return (await library.queue.waiting(100)).find((file) => file.path === path)!.id;
}

async function commit(path: string, content: Content) {
  const [committed] = await library.documents.commit([
    { document: documentOf(path, content), queuedFile: await queueFile(path) },
  ]);
  return committed!;
}

async function copy(twin: number, path: string) {
  const place = { source: 'folder:Notes', path, modified: 2, space: SPACE, spareSpaces: [] };
  const copied = await library.documents.copy(twin, place, await queueFile(path));
  if (copied === null || copied === 'gone') return expect.unreachable('It was not copied.');
  return copied;
}

/** Lets every document share what it can with those before it. */
async function shareAll(): Promise<void> {
  const ids = await library.documents.ids();
  for (const [position, id] of ids.entries()) {
    for (const before of ids.slice(0, position)) await library.documents.share(id, before);
  }
}

function otherRows(document: number, passages: number): EmbeddingRows {
  const values = Float32Array.from({ length: passages * 2 }, (_, i) => Math.cos(i));
  return rowsOfDocument(document, quantiseRows(values, 2));
}

/** Rows as "passage → values", by document, all of them once. */
function byDocument(blocks: readonly EmbeddingRows[]): ReadonlyMap<number, ReadonlyMap<number, readonly number[]>> {
  const documents = new Map<number, Map<number, readonly number[]>>();
  for (const { documents: ids, passages, scales, values, dimensions } of blocks) {
    for (const [row, id] of ids.entries()) {
      const own = documents.get(id) ?? new Map<number, readonly number[]>();
      expect(own.has(passages[row]!)).toBe(false);
      own.set(passages[row]!, [scales[row]!, ...values.subarray(row * dimensions, (row + 1) * dimensions)]);
      documents.set(id, own);
    }
  }
  return documents;
}

async function allRows(space: string): Promise<EmbeddingRows[]> {
  const blocks: EmbeddingRows[] = [];
  for await (const rows of library.embeddings.rows(space, (_, error) => expect.unreachable(error.message))) {
    blocks.push(rows);
  }
  return blocks;
}

const stored = () => countStored(name);

/** Every way to read a document gives what it was made of; `rowsOf` and the whole document agree with all rows. */
async function expectWhole(expected: ReadonlyMap<number, { path: string; content: Content }>): Promise<void> {
  const records = await library.documents.all();
  expect(records.map(({ id, path }) => [id, path])).toEqual(
    [...expected].map(([id, { path }]) => [id, path]).toSorted(([a], [b]) => Number(a) - Number(b)),
  );
  const [rows, other] = [byDocument(await allRows(SPACE)), byDocument(await allRows(OTHER))];
  expect([...rows.keys()].toSorted((a, b) => a - b)).toEqual(records.map(({ id }) => id));
  const whole = new Map<number, DocumentRecord>();
  for await (const each of library.documents.whole()) {
    const { id } = each.record;
    whole.set(id, each.record);
    expect(each.parts.map(({ text }) => text).join('')).toBe(documentOf('', expected.get(id)!.content).read.text);
    expect(byDocument([each.rows.get(SPACE)!]).get(id)).toEqual(rows.get(id));
    const own = each.rows.get(OTHER);
    expect(own && byDocument([own]).get(id)).toEqual(other.get(id));
  }
  expect([...whole.values()]).toEqual(records);
  for (const [id, { path, content }] of expected) {
    const made = documentOf(path, content);
    expect(await library.texts.text(id, 0, 999)).toBe(made.read.text);
    expect(await library.texts.passages(id)).toEqual(made.passages);
    const texts = made.passages.map((passage) => ({
      ...passage,
      text: made.read.text.slice(passage.start, passage.end),
    }));
    expect(await library.texts.allPassageTexts(id)).toEqual(texts);
    const keys = texts.map((_, passage) => ({ document: id, passage }));
    expect(await Promise.all(library.texts.passageTexts(keys))).toEqual(texts);
    expect((await library.texts.textParts(id, 0, 9))[0]).toMatchObject({ links: made.read.links });
    expect(byDocument(await library.embeddings.rowsOf(SPACE, [id])).get(id)).toEqual(rows.get(id));
    expect(rows.get(id)).toEqual(byDocument([rowsOfDocument(id, made.rows)]).get(id));
  }
}

it('are whole whatever comes, goes, and is shared, and what is the same is stored once', async () => {
  const place = fc.nat(9).map((path) => `${path}.md`);
  const content = fc.record({ body: fc.nat(2), title: fc.nat(1) });
  const step = <Kind extends string, Rest extends object>(kind: Kind, rest: fc.Arbitrary<Rest>, weight: number) => ({
    arbitrary: rest.map((values) => ({ kind, ...values })),
    weight,
  });
  const action = fc.oneof(
    step('commit', fc.record({ path: place, content }), 6),
    step('copy', fc.record({ path: place, of: fc.nat() }), 4),
    step('share', fc.record({ one: fc.nat(), other: fc.nat() }), 3),
    step('encode', fc.record({ of: fc.nat() }), 3),
    step('remove', fc.record({ of: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }) }), 2),
    step('reopen', fc.constant({}), 1),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 30 }), async (actions) => {
      await library.deleteEverything();
      library = await openLibrary({ name });
      const expected = new Map<number, { path: string; content: Content }>();
      const pick = (number: number) => [...expected.keys()][number % expected.size];
      const put = (id: number, path: string, placed: Content, replaced: readonly number[]) => {
        const before = [...expected].filter(([, each]) => each.path === path).map(([each]) => each);
        expect(replaced).toEqual(before);
        for (const each of before) expected.delete(each);
        expected.set(id, { path, content: placed });
      };
      for (const taken of actions) {
        if (taken.kind === 'commit') {
          const { document, replaced } = await commit(taken.path, taken.content);
          put(document.id, taken.path, taken.content, replaced);
        } else if (taken.kind === 'reopen') {
          library.close();
          library = await openLibrary({ name });
        } else if (expected.size === 0) continue;
        else if (taken.kind === 'copy') {
          const twin = pick(taken.of)!;
          const copied = expected.get(twin)!.content;
          const { document, replaced, rows } = await copy(twin, taken.path);
          put(document.id, taken.path, copied, replaced);
          expect(byDocument([rows.get(SPACE)!]).get(document.id)?.size).toBe(passagesIn(copied.body));
        } else if (taken.kind === 'share') await library.documents.share(pick(taken.one)!, pick(taken.other)!);
        else if (taken.kind === 'remove') {
          const ids = [...new Set(taken.of.map((number) => pick(number)!))];
          await library.documents.remove(ids, { spareSpaces: [OTHER] });
          for (const id of ids) expected.delete(id);
        } else {
          const id = pick(taken.of)!;
          const present = byDocument(await allRows(OTHER)).get(id);
          const rows = otherRows(id, passagesIn(expected.get(id)!.content.body));
          const lacked = filterRows(rows, (_, passage) => present?.has(passage) !== true);
          const given = byDocument([await library.embeddings.append(OTHER, lacked)]);
          const encoded = byDocument(await allRows(OTHER)).get(id)!;
          expect(encoded.size).toBe(rows.scales.length);
          if (lacked.scales.length > 0) expect(given.get(id)!.size).toBe(lacked.scales.length);
        }
      }
      await expectWhole(expected);
      await shareAll();
      await expectWhole(expected);
      const contents = [...expected.values()].map((each) => each.content);
      const differing = new Set(contents.map(({ body, title }) => `${body} ${title}`));
      const count = await stored();
      expect(count.texts).toBe(new Set(contents.map(({ body }) => body)).size);
      expect(count.passages).toBe(differing.size);
      expect(count.rows[SPACE] ?? 0).toBe([...differing].reduce((sum, each) => sum + passagesIn(Number(each[0])), 0));
      expect(count.rows[OTHER] ?? 0).toBeLessThanOrEqual(count.rows[SPACE] ?? 0);
    }),
    { seed: 3, numRuns: Number(import.meta.env['VITE_COPIES_RUNS'] ?? 8) },
  );
});

it('share a text under different titles, and keep their own passages', async () => {
  const one = (await commit('a.md', { body: 2, title: 0 })).document;
  const other = (await commit('b.md', { body: 2, title: 1 })).document;
  expect(await library.documents.share(other.id, one.id)).toEqual([{ ...other, textOf: one.id }]);
  expect(await library.documents.share(other.id, one.id)).toEqual([]);
  expect(await stored()).toMatchObject({ texts: 1, passages: 2, rows: { [SPACE]: 10 } });
  const reopened = await openLibrary({ name });
  for (const [{ id }, title] of [[one, 0] as const, [other, 1] as const]) {
    expect(await Promise.all(reopened.texts.passageTexts([{ document: id, passage: 0 }]))).toMatchObject([
      { headings: [`Heading of ${title}`] },
    ]);
  }
  reopened.close();
  await library.documents.remove([one.id]);
  expect(await stored()).toMatchObject({ texts: 1, passages: 1, rows: { [SPACE]: 5 } });
  await expectWhole(new Map([[other.id, { path: 'b.md', content: { body: 2, title: 1 } }]]));
  await library.documents.remove([other.id]);
  expect(await stored()).toEqual({ texts: 0, passages: 0, rows: {} });
});

it('share nothing with a document that says something else, or is gone', async () => {
  const one = (await commit('a.md', { body: 1, title: 0 })).document;
  const other = (await commit('b.md', { body: 2, title: 0 })).document;
  expect(await library.documents.share(other.id, one.id)).toEqual([]);
  expect(await library.documents.share(other.id, 99)).toEqual([]);
  expect(await library.documents.share(99, one.id)).toEqual([]);
  expect(await stored()).toMatchObject({ texts: 2, passages: 2, rows: { [SPACE]: 8 } });
});

it('keep rows that only one of them had', async () => {
  const content = { body: 1, title: 0 };
  const one = (await commit('a.md', content)).document;
  const other = (await commit('b.md', content)).document;
  await library.embeddings.append(
    OTHER,
    filterRows(otherRows(one.id, 3), (_, passage) => passage < 2),
  );
  await library.embeddings.append(
    OTHER,
    filterRows(otherRows(other.id, 3), (_, passage) => passage > 0),
  );
  await library.documents.share(other.id, one.id);
  const rows = byDocument(await allRows(OTHER));
  expect([...rows].map(([id, own]) => [id, own.size])).toEqual([
    [one.id, 3],
    [other.id, 3],
  ]);
  expect(await stored()).toMatchObject({ texts: 1, passages: 1, rows: { [SPACE]: 3, [OTHER]: 3 } });
});

it('are found by a tab that last saw them with a text of their own', async () => {
  const content = { body: 2, title: 0 };
  const one = (await commit('a.md', content)).document;
  const other = (await commit('b.md', content)).document;
  const tab = await openLibrary({ name });
  await tab.documents.all();
  await library.documents.share(other.id, one.id);
  const made = documentOf('', content);
  expect(await tab.texts.text(other.id, 0, 999)).toBe(made.read.text);
  expect(await tab.texts.passages(other.id)).toEqual(made.passages);
  expect(await tab.texts.allPassageTexts(other.id)).toHaveLength(5);
  tab.close();
});

it('are found while they begin to share', async () => {
  const content = { body: 2, title: 0 };
  const one = (await commit('a.md', content)).document;
  const other = (await commit('b.md', content)).document;
  library.close();
  library = await openLibrary({ name });
  await library.documents.all();
  const made = documentOf('', content);
  const sharing = library.documents.share(other.id, one.id);
  const reads = [
    library.texts.text(other.id, 0, 999),
    library.texts.passages(other.id),
    library.texts.allPassageTexts(other.id),
    Promise.all(library.texts.passageTexts([{ document: other.id, passage: 3 }])),
  ] as const;
  const [text, passages, texts, [third]] = await Promise.all(reads);
  expect(text).toBe(made.read.text);
  expect(passages).toEqual(made.passages);
  expect(texts[3]).toEqual(third);
  expect(await sharing).toHaveLength(1);
});

it('have their rows given while they begin to share', async () => {
  for (let i = 0; i < 6; i++) await commit(`${i}.md`, { body: 1, title: i });
  const one = (await commit('a.md', { body: 2, title: 0 })).document;
  const other = (await commit('b.md', { body: 2, title: 0 })).document;
  const given = new Set<number>();
  let hasShared = false;
  for await (const rows of library.embeddings.rows(SPACE, (_, error) => expect.unreachable(error.message))) {
    // Their blocks are the last ones, and not on their way yet.
    if (!hasShared) expect(await library.documents.share(other.id, one.id)).toHaveLength(1);
    hasShared = true;
    for (const document of rows.documents) given.add(document);
  }
  expect([...given].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, one.id, other.id]);
});

it('that an earlier version stored by themselves come to share what is the same', async () => {
  const old = `${name}-v4`;
  const request = indexedDB.open(old, 4);
  request.addEventListener('upgradeneeded', () =>
    migrate({ database: wrap(request.result), transaction: wrap(request.transaction!) } as never, 0, 4),
  );
  await new Promise((resolve) => request.addEventListener('success', resolve));
  const database = wrap(request.result);
  const content = { body: 1, title: 0 };
  for (const [position, path] of ['a.md', 'b.md'].entries()) {
    const id = position + 1;
    const { read, passages, rows, source, modified, contentHash } = documentOf(path, content);
    const { text, blocks: _blocks, links: _links, ...fields } = read;
    const place = { id, source, path, modified, contentHash, length: text.length, passages: passages.length };
    await database.put('documents', { ...fields, ...place });
    for (const part of partsOf(read)) await database.put('texts', { document: id, ...part });
    await database.put('passages', packPassages(id, passages, read));
    const buffer = packBlock(SPACE, rowsOfDocument(id, rows));
    await database.put('blocks', { space: SPACE, sequence: id, rows: passages.length, documents: [id], buffer });
  }
  database.close();
  await library.deleteEverything();
  name = old;
  library = await openLibrary({ name });
  const expected = new Map([1, 2].map((id) => [id, { path: `${'ab'[id - 1]}.md`, content }]));
  await expectWhole(expected);
  expect(await library.documents.share(2, 1)).toMatchObject([{ id: 2, textOf: 1, passagesOf: 1 }]);
  await expectWhole(expected);
  expect(await stored()).toMatchObject({ texts: 1, passages: 1, rows: { [SPACE]: 3 } });
});
