import { packHeader } from '../backupHeader';
import { packJson, packRecord, RECORD_KINDS } from '../backupRecords';
import { makeSeal } from '../FrameSeal';
import { FrameWriter } from '../FrameWriter';

/** A backup of any records at all, with sound seals: what someone could make who means harm. */
export async function sealRecords(records: readonly Uint8Array[], version = 2): Promise<Blob> {
  const header = packHeader({ kind: 'none' });
  new DataView(header.buffer).setUint32(8, version, true);
  const parts: Uint8Array<ArrayBuffer>[] = [header];
  const sink = {
    write: (bytes: Uint8Array<ArrayBuffer>) => {
      parts.push(bytes);
      return Promise.resolve();
    },
  };
  const writer = new FrameWriter(sink, await makeSeal(header, { kind: 'none' }, null));
  for (const record of records) await writer.write(record);
  await writer.finish();
  return new Blob(parts);
}

/** The records of a sound backup of one document, each to be replaced by a test. */
export function soundRecords() {
  return {
    library: {
      made: '2026-01-01T00:00:00.000Z',
      documents: 1,
      passages: 1,
      sources: [{ id: 'folder:Notes', kind: 'folder', name: 'Notes' }],
      spaces: [{ space: 'Test@1/4', dimensions: 4 }],
      settings: {},
    } as Record<string, unknown>,
    document: {
      source: 'folder:Notes',
      path: 'a.md',
      title: 'A',
      tags: [],
      aliases: [],
      authors: [],
      dates: {},
      warnings: [],
      modified: 1,
      contentHash: 'hash',
      length: 5,
      passages: 1,
      seenBytes: null,
    } as Record<string, unknown>,
    text: {
      text: 'Hello',
      blocks: [{ kind: 'paragraph', level: 0, start: 0, end: 5 }],
      links: [{ kind: 'web', target: 'https://example.org/', start: 0, end: 2 }],
    } as Record<string, unknown>,
    passages: { headingPaths: [[]], ranges: [0, 5, 0] } as Record<string, unknown>,
    rows: null as Uint8Array | null,
    words: null as Uint8Array | null,
    end: { documents: 1, passages: 1, rows: 0 } as Record<string, unknown>,
  };
}

export function packAll({ library, document, text, passages, rows, words, end }: ReturnType<typeof soundRecords>) {
  return [
    packJson(RECORD_KINDS.library, library),
    packJson(RECORD_KINDS.document, document),
    packJson(RECORD_KINDS.text, text),
    packJson(RECORD_KINDS.passages, passages),
    ...(rows === null ? [] : [packRecord(RECORD_KINDS.rows, rows)]),
    ...(words === null ? [] : [packRecord(RECORD_KINDS.words, words)]),
    packJson(RECORD_KINDS.end, end),
  ];
}
