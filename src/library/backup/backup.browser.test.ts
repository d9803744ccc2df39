import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quantiseRows } from '../../index/quantiseRows';
import { openLibrary, type Library } from '../openLibrary';
import { PART_LENGTH } from '../textParts';
import { BackupError } from './BackupError';
import { BackupFile } from './BackupFile';
import { HEADER_BYTES } from './backupHeader';
import { joinBytes } from './FrameSeal';

const SPACE = 'Test@1/4';
const OTHER_SPACE = 'Other@1/2';
const never = new AbortController().signal;

const names: string[] = [];
let library: Library;
let name: string;

async function openNew(): Promise<[Library, string]> {
  const fresh = `backup-test-${crypto.randomUUID()}`;
  names.push(fresh);
  return [await openLibrary({ name: fresh }), fresh];
}

beforeEach(async () => {
  [library, name] = await openNew();
});

afterEach(async () => {
  library.close();
  for (const each of names.splice(0)) indexedDB.deleteDatabase(each);
});

/** Adds a document with a passage for each line, and rows in both spaces. */
async function commit(path: string, text: string, into = library): Promise<void> {
  await into.documents.putSource({ id: 'folder:Notes', kind: 'folder', name: 'Notes', excluded: ['old'] });
  await into.queue.add(
    [{ source: 'folder:Notes', path, state: 'waiting', modified: 7, content: new ArrayBuffer(1) }],
    [{ source: 'folder:Notes', path, bytes: text.length, modified: 7 }],
  );
  const [queued] = await into.queue.waiting(1);
  let at = 0;
  const passages = text.split('\n').map((line, index) => {
    const start = at;
    at += line.length + 1;
    return { start, end: start + line.length, headings: index % 2 === 0 ? [] : ['Odd'] };
  });
  const rowsOf = (dimensions: number) =>
    quantiseRows(
      Float32Array.from({ length: passages.length * dimensions }, (_, i) => Math.sin(text.length + i)),
      dimensions,
    );
  const added = {
    source: 'folder:Notes',
    path,
    modified: 7,
    contentHash: `hash of ${text}`,
    read: {
      title: path,
      text,
      blocks: passages
        .filter(({ start, end }) => end > start)
        .map(({ start, end }) => ({ kind: 'paragraph' as const, level: 0, start, end })),
      links: [],
      tags: ['t'],
      aliases: [],
      authors: ['Someone'],
      dates: { created: '2026-01-01' },
      warnings: [],
      pageStarts: [0],
    },
    passages,
    rows: rowsOf(4),
    space: SPACE,
    spareSpaces: [],
  };
  const [committed] = await into.documents.commit([{ document: added, queuedFile: queued!.id }]);
  const document = committed!.document.id;
  await into.embeddings.append(OTHER_SPACE, {
    ...rowsOf(2),
    documents: new Uint32Array(passages.length).fill(document),
    passages: Uint32Array.from(passages.keys()),
  });
}

async function fill(): Promise<void> {
  // A pair of surrogates lies across the border of two parts.
  await commit('long.md', `${'x'.repeat(PART_LENGTH - 1)}😀 and the end\nsecond line`);
  for (let i = 0; i < 30; i++) await commit(`notes/${i}.md`, `First line ${i}\nsecond line of ${i}`);
}

async function save(options: { passphrase?: string; from?: Library } = {}): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  await (options.from ?? library).backup.write(
    { write: async (bytes) => void parts.push(bytes) },
    {
      passphrase: options.passphrase ?? null,
      date: 0,
      pack: null,
      settings: { 'main-encoder': null },
      onProgress: () => undefined,
      signal: never,
      iterations: 1000,
    },
  );
  return new Blob(parts);
}

async function check(file: Blob, passphrase: string | null = null) {
  return await (await BackupFile.open(file, passphrase)).check({ signal: never, onRead: () => undefined });
}

async function restore(file: Blob, into: Library, passphrase: string | null = null, spaces = [SPACE, OTHER_SPACE]) {
  const backup = await BackupFile.open(file, passphrase);
  await backup.check({ signal: never, onRead: () => undefined });
  const kinds: string[] = [];
  await into.backup.restore(backup, {
    signal: never,
    spaces: new Set(spaces),
    onRead: () => undefined,
    onRestored: async (restored) => void kinds.push(...restored.map(({ kind }) => kind)),
    onWords: () => undefined,
  });
  return kinds;
}

/** The code of the error with which a file is refused. */
async function refusal(file: Blob, passphrase: string | null = null): Promise<string> {
  try {
    await check(file, passphrase);
  } catch (error) {
    if (error instanceof BackupError) return error.code;
    throw error;
  }
  return 'taken';
}

/** All that a library holds, with documents named by path. */
async function contentOf(database: string): Promise<unknown> {
  const opened = await openDB(database);
  const documents = (await opened.getAll('documents')) as { id: number; path: string }[];
  const pathOf = new Map(documents.map(({ id, path }) => [id, path]));
  const content: Record<string, unknown> = {
    documents: documents.map(({ id: _id, ...rest }) => rest).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    sources: await opened.getAll('sources'),
    files: await opened.getAll('files'),
  };
  for (const store of ['texts', 'passages']) {
    const records = (await opened.getAll(store)) as { document: number; part?: number }[];
    content[store] = Object.fromEntries(
      records.map((record) => [`${pathOf.get(record.document)} ${record.part ?? ''}`, { ...record, document: 0 }]),
    );
  }
  opened.close();
  const opened2 = await openLibrary({ name: database });
  for (const space of await opened2.embeddings.spaces()) {
    const stored: Record<string, number[]> = {};
    for await (const rows of opened2.embeddings.rows(space, (_, error) => expect.unreachable(error.message))) {
      for (let row = 0; row < rows.scales.length; row++) {
        const values = rows.values.subarray(row * rows.dimensions, (row + 1) * rows.dimensions);
        stored[`${pathOf.get(rows.documents[row]!)} ${rows.passages[row]}`] = [rows.scales[row]!, ...values];
      }
    }
    content[space] = stored;
  }
  opened2.close();
  return content;
}

describe('a round trip', () => {
  it.each([null, 'correct horse'])('keeps everything (passphrase: %s)', async (passphrase) => {
    await fill();
    const file = await save(passphrase === null ? {} : { passphrase });
    const [other, otherName] = await openNew();
    const kinds = await restore(file, other, passphrase);
    expect(kinds).toEqual(Array.from({ length: 31 }, () => 'added'));
    other.close();
    expect(await contentOf(otherName)).toEqual(await contentOf(name));
  });

  it('adds nothing a second time, and only rows that are lacking', async () => {
    await fill();
    const file = await save();
    const [other, otherName] = await openNew();
    await restore(file, other, null, [SPACE]);
    expect(await other.embeddings.spaces()).toEqual([SPACE]);
    expect(new Set(await restore(file, other))).toEqual(new Set(['unchanged']));
    expect(new Set(await restore(file, other))).toEqual(new Set(['unchanged']));
    other.close();
    expect(await contentOf(otherName)).toEqual(await contentOf(name));
  });

  it('leaves a document alone whose content is another, and tells', async () => {
    await fill();
    const file = await save();
    const [other] = await openNew();
    await commit('notes/3.md', 'Something else', other);
    const kinds = await restore(file, other);
    expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(1);
    const document = (await other.documents.all()).find(({ path }) => path === 'notes/3.md');
    expect(await other.texts.text(document!.id, 0, 100)).toBe('Something else');
    other.close();
  });

  it('takes a passphrase typed in other code points', async () => {
    await commit('a.md', 'text');
    const file = await save({ passphrase: 'caf\u00e9' });
    expect(await refusal(file, 'cafe\u0301')).toBe('taken');
  });

  it('hides what it holds under a passphrase', async () => {
    await commit('secret-path.md', 'secret words');
    const text = new TextDecoder('latin1').decode(await (await save({ passphrase: 'p' })).arrayBuffer());
    expect(text).not.toContain('secret');
  });

  it('ends when it is aborted', async () => {
    await fill();
    const file = await save();
    const [other] = await openNew();
    const stop = new AbortController();
    const backup = await BackupFile.open(file, null);
    await expect(
      other.backup.restore(backup, {
        signal: stop.signal,
        spaces: new Set(),
        onRead: () => undefined,
        onRestored: () => Promise.resolve(),
        onWords: () => undefined,
        ...(stop.abort(new Error('enough')), {}),
      }),
    ).rejects.toThrow('enough');
    expect(await other.documents.all()).toEqual([]);
    other.close();
  });
});

describe('a file that is not as it was written is refused', () => {
  /** Three frames: more than two MiB. */
  async function longFile(passphrase?: string): Promise<Uint8Array<ArrayBuffer>> {
    for (let i = 0; i < 3; i++) await commit(`${i}.md`, `${i}`.repeat(900_000));
    return new Uint8Array(await (await save(passphrase === undefined ? {} : { passphrase })).arrayBuffer());
  }

  /** Where each frame begins, and the end of the file. */
  function framesOf(file: Uint8Array<ArrayBuffer>): number[] {
    const view = new DataView(file.buffer);
    const starts = [HEADER_BYTES];
    while (starts.at(-1)! < file.length) starts.push(starts.at(-1)! + 28 + view.getUint32(starts.at(-1)! + 4, true));
    return starts;
  }

  it.each([undefined, 'secret'])(
    'cut short, in another order, doubled or with a bit flipped (passphrase: %s)',
    async (passphrase) => {
      const file = await longFile(passphrase);
      const given = passphrase ?? null;
      const starts = framesOf(file);
      expect(starts.length).toBeGreaterThanOrEqual(4);
      expect(await refusal(new Blob([file]), given)).toBe('taken');

      let state = 7;
      const random = (below: number) => {
        // Numerical Recipes' linear congruential generator.
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      for (const end of [...starts.slice(0, -1), 0, 3, 20, ...Array.from({ length: 4 }, () => random(file.length))]) {
        const code = await refusal(new Blob([file.subarray(0, end)]), given);
        expect(['truncated', 'not-a-backup']).toContain(code);
      }
      for (let i = 0; i < 20; i++) {
        const flipped = file.slice();
        // Half of them in the header and the first frame's head.
        const at = random(i % 2 === 0 ? HEADER_BYTES + 12 : file.length);
        flipped[at]! ^= 1 << random(8);
        expect(await refusal(new Blob([flipped]), given), `byte ${at}`).not.toBe('taken');
      }
      const frames = starts.slice(0, -1).map((start, at) => file.subarray(start, starts[at + 1]));
      const header = file.subarray(0, HEADER_BYTES);
      const [first, second, ...rest] = frames as [Uint8Array, Uint8Array, ...Uint8Array[]];
      for (const order of [
        [second, first, ...rest],
        [first, first, second, ...rest],
        [first, ...rest],
        [first, second, ...rest, first],
      ]) {
        expect(await refusal(new Blob([joinBytes(header, ...order)]), given)).not.toBe('taken');
      }
    },
  );

  it('with a wrong passphrase, or none', async () => {
    await commit('a.md', 'text');
    const file = await save({ passphrase: 'right' });
    expect(await refusal(file, 'wrong')).toBe('wrong-passphrase');
    expect(await refusal(file)).toBe('passphrase-needed');
    expect(await refusal(file, '')).toBe('passphrase-needed');
  });

  it('of a newer format, or of another kind', async () => {
    await commit('a.md', 'text');
    const bytes = new Uint8Array(await (await save()).arrayBuffer());
    bytes[8] = 3;
    expect(await refusal(new Blob([bytes]))).toBe('newer-version');
    expect(await refusal(new Blob(['# A note']))).toBe('not-a-backup');
    expect(await refusal(new Blob([]))).toBe('not-a-backup');
  });
});
