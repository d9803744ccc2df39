import { describe, expect, it } from 'vitest';
import { SegmentBuffer } from '../../index/lexical/SegmentBuffer';
import { packBlock } from '../embeddingBlock';
import { packWords } from './BackedUpWords';
import { BackupError } from './BackupError';
import { BackupFile } from './BackupFile';
import { packJson, RECORD_KINDS } from './backupRecords';
import { joinBytes } from './FrameSeal';
import { packAll, sealRecords, soundRecords } from './testing/sealRecords';

const SPACE = 'Test@1/4';

/** The code of the error with which a file is refused. */
async function refusal(file: Blob): Promise<string> {
  try {
    const backup = await BackupFile.open(file, null);
    await backup.check({ signal: new AbortController().signal, onRead: () => undefined });
  } catch (error) {
    if (error instanceof BackupError) return error.code;
    throw error;
  }
  return 'taken';
}

describe('a sealed file with content that means harm is refused', () => {
  const rows = (space: string, dimensions: number, passage: number) => {
    const block = packBlock(space, {
      dimensions,
      documents: new Uint32Array(1),
      passages: Uint32Array.of(passage),
      scales: Float32Array.of(1),
      values: new Int8Array(dimensions),
    });
    return joinBytes(new Uint8Array(4), new Uint8Array(block));
  };

  const words = (document: number, passage: number, rowsOfSegment = 1, change?: (segment: Uint8Array) => void) => {
    const segment = new SegmentBuffer();
    for (let row = 0; row < rowsOfSegment; row++) {
      segment.add({ title: 'A', tags: [], headings: [], path: 'a.md', body: 'Hello' });
    }
    const buffer = segment.finish();
    change?.(new Uint8Array(buffer));
    const [documents, passages] = [Uint32Array.of(document), Uint32Array.of(passage)];
    return packWords({ documents, passages, languages: new Map([[0, 'en']]), buffer });
  };
  const withWords = (sound: ReturnType<typeof soundRecords>, packed: Uint8Array) => {
    sound.words = packed;
    sound.end['words'] = 1;
  };
  const asPack = ({ library: described, document }: ReturnType<typeof soundRecords>, id: string, kind: string) => {
    described['pack'] = { version: 'a'.repeat(64) };
    described['sources'] = [{ id, kind, name: 'Docs' }];
    document['source'] = id;
  };

  it('and the same file without the harm is taken', async () => {
    const withSoundWords = soundRecords();
    withWords(withSoundWords, words(0, 0));
    asPack(withSoundWords, 'pack:docs', 'pack');
    expect(await refusal(await sealRecords(packAll(withSoundWords)))).toBe('taken');
    expect(await refusal(await sealRecords(packAll(soundRecords())))).toBe('taken');
    const withRows = { ...soundRecords(), rows: rows(SPACE, 4, 0), end: { documents: 1, passages: 1, rows: 1 } };
    expect(await refusal(await sealRecords(packAll(withRows)))).toBe('taken');
  });

  it('a file of version 1, which knew no words, is still taken; there is no version 0', async () => {
    const sound = soundRecords();
    expect(await refusal(await sealRecords(packAll(sound), 1))).toBe('taken');
    expect(await refusal(await sealRecords(packAll(sound), 0))).toBe('damaged');
    expect(await refusal(await sealRecords(packAll(sound), 3))).toBe('newer-version');
  });

  const harms: Record<string, (sound: ReturnType<typeof soundRecords>) => void> = {
    'a link that runs a script': ({ text }) =>
      (text['links'] = [{ kind: 'web', target: 'javascript:alert(1)', start: 0, end: 2 }]),
    'a block outside of the text': ({ text }) => (text['blocks'] = [{ kind: 'paragraph', level: 0, start: 0, end: 6 }]),
    'blocks that overlap': ({ text }) =>
      (text['blocks'] = [
        { kind: 'paragraph', level: 0, start: 0, end: 3 },
        { kind: 'paragraph', level: 0, start: 2, end: 5 },
      ]),
    'a text that is too long': ({ text }) => (text['text'] = 'Hello you'),
    'a text that is too short': ({ text }) => {
      text['text'] = 'He';
      text['blocks'] = [];
    },
    'a length beyond all numbers': ({ document }) => (document['length'] = 1e300),
    'a length below zero': ({ document }) => (document['length'] = -5),
    'a passage outside of the text': ({ passages }) => (passages['ranges'] = [0, 9, 0]),
    'a passage without headings': ({ passages }) => (passages['ranges'] = [0, 5, 7]),
    'more passages than told': ({ passages }) => (passages['ranges'] = [0, 5, 0, 0, 5, 0]),
    'a source that is not there': ({ document }) => (document['source'] = 'folder:Other'),
    'a kind of source that is not there': ({ library: described }) =>
      (described['sources'] = [{ id: 'folder:Notes', kind: 'rootkit', name: 'Notes' }]),
    'a dimension that is not the name’s': ({ library: described }) =>
      (described['spaces'] = [{ space: SPACE, dimensions: 400 }]),
    'an embedding of no passage': (sound) => (sound.rows = rows(SPACE, 4, 9)),
    'an embedding of another dimension': (sound) => (sound.rows = rows(SPACE, 8, 0)),
    'an embedding of another space': (sound) => (sound.rows = rows('Other@1/4', 4, 0)),
    'rows that are cut off': (sound) => (sound.rows = rows(SPACE, 4, 0).slice(0, 20)),
    'a page outside of the text': ({ document }) => (document['pageStarts'] = [0, 99]),
    'counts that do not fit': ({ end }) => (end['documents'] = 2),
    'words of a document that is not there': (sound) => withWords(sound, words(1, 0)),
    'words of a passage that is not there': (sound) => withWords(sound, words(0, 1)),
    'words of fewer passages than they are': (sound) => withWords(sound, words(0, 0, 2)),
    'words that are cut off': (sound) => withWords(sound, words(0, 0).slice(0, 10)),
    'no words at all': (sound) => withWords(sound, new Uint8Array()),
    'words that claim four thousand million rows': (sound) => withWords(sound, new Uint8Array(8).fill(255)),
    'a word index that was changed': (sound) =>
      withWords(
        sound,
        words(0, 0, 1, (segment) => (segment[40]! ^= 1)),
      ),
    'a count of words that does not fit': (sound) => {
      withWords(sound, words(0, 0));
      sound.end['words'] = 2;
    },
    'a pack of the person’s own folder': (sound) => asPack(sound, 'folder:Notes', 'folder'),
    'a pack that only calls itself one': (sound) => asPack(sound, 'folder:Notes', 'pack'),
    'a pack of two sources': (sound) => {
      asPack(sound, 'pack:docs', 'pack');
      sound.library['sources'] = [
        { id: 'pack:docs', kind: 'pack', name: 'Docs' },
        { id: 'folder:Notes', kind: 'folder', name: 'Notes' },
      ];
    },
    'a pack without a version': (sound) => {
      asPack(sound, 'pack:docs', 'pack');
      sound.library['pack'] = {};
    },
    'a title that is no text': ({ document }) => (document['title'] = { toString: 'x' }),
  };
  it.each(Object.keys(harms))('%s', async (harm) => {
    const sound = soundRecords();
    harms[harm]!(sound);
    expect(await refusal(await sealRecords(packAll(sound)))).toBe('damaged');
  });

  it('records out of order, missing, doubled or of no kind', async () => {
    const [first, document, text, passages, end] = packAll(soundRecords()) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    const twice = packJson(RECORD_KINDS.end, { documents: 2, passages: 2, rows: 0 });
    for (const records of [
      [],
      [document, text, passages, end],
      [first, text, document, passages, end],
      [first, document, text, end],
      [first, document, text, passages],
      [first, document, text, passages, passages, end],
      [first, first, document, text, passages, end],
      [first, document, text, passages, end, end],
      [first, document, text, passages, document, text, passages, twice],
      [first, document, text, passages, packJson(99, {}), end],
      [first, new TextEncoder().encode('not a record'), end],
    ]) {
      expect(await refusal(await sealRecords(records))).toBe('damaged');
    }
  });
});
