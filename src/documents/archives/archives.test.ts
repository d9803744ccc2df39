import { describe, expect, it } from 'vitest';
import type { RawFile } from '../Document';
import { DEFAULT_LIMITS } from '../ReadingLimits';
import { readFile } from '../readFile';
import { fileOf } from '../testing/fileOf';
import { docxSample, emailSample } from '../testing/sampleFiles';
import { zipOf } from '../testing/zipOf';
import { unpackFile } from '../unpackFile';
import type { UnpackedFile } from './UnpackedFile';
import { unpackZip } from './unpackZip';

async function unpack(path: string, bytes: Uint8Array): Promise<UnpackedFile[]> {
  return (await unpackFile({ path, bytes })) ?? [];
}

/** Each file as its path, and why it is not there. */
function listed(files: readonly UnpackedFile[]): string[] {
  return files.map(({ path, problem }) => (problem === null ? path : `${path}: ${problem.code}`));
}

const textOf = ({ bytes }: UnpackedFile): string => new TextDecoder().decode(bytes ?? new Uint8Array());

/** The place of a central directory's entry, by position. */
function directoryEntry(bytes: Uint8Array, position: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = -1;
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && ++found === position) return at;
  }
  throw new Error(`There is no entry ${position}.`);
}

describe('an archive', () => {
  it('gives its files, and lists those that are not read', async () => {
    const files = await unpack(
      'notes.zip',
      zipOf({
        'trips/Lisbon.md': '# Lisbon',
        'photo.jpg': 'x',
        '__MACOSX/._a.md': 'x',
        '.hidden/a.md': 'x',
        'a.docx': docxSample(),
      }),
    );
    expect(listed(files)).toEqual([
      'notes.zip/trips/Lisbon.md',
      'notes.zip/photo.jpg: unsupported',
      'notes.zip/a.docx',
    ]);
    expect(textOf(files[0]!)).toBe('# Lisbon');
    expect(new Date(files[0]!.modified!).toISOString()).toBe('2026-03-14T12:00:00.000Z');
  });

  it('is known by its content; documents that are archives inside stay whole', async () => {
    expect(listed(await unpack('notes.md', zipOf({ 'a.md': 'x' })))).toEqual(['notes.md/a.md']);
    expect(await unpackFile({ path: 'a.zip', bytes: docxSample() })).toBeNull();
    expect(await unpackFile(fileOf('a.md', 'text'))).toBeNull();
    await expect(readFile({ path: 'a.zip', bytes: zipOf({ 'a.md': 'x' }) })).rejects.toMatchObject({
      code: 'unsupported',
    });
  });

  it('takes archives and mailboxes in it apart, down to a depth', async () => {
    const nested = (depth: number): Uint8Array<ArrayBuffer> =>
      zipOf({ 'a.md': `at ${depth}`, ...(depth < 5 && { 'in.zip': nested(depth + 1) }) });
    expect(listed(await unpack('a.zip', nested(1)))).toEqual([
      'a.zip/a.md',
      'a.zip/in.zip/a.md',
      'a.zip/in.zip/in.zip/a.md',
      'a.zip/in.zip/in.zip/in.zip: malformed',
    ]);
    const mailbox = zipOf({ 'in.mbox': `From a@b Sat Mar 14 09:30:00 2026\n${emailSample}` });
    expect(listed(await unpack('a.zip', mailbox))).toEqual(['a.zip/in.mbox/000001.eml']);
  });

  it('leads nowhere else by its names', async () => {
    const names = ['../../etc/a.md', '/root/a.md', 'C:\\x\\a.md', 'a//./b.md', 'a.md', 'A\u0000\u001b.md'];
    const files = await unpack('in/a.zip', zipOf(Object.fromEntries(names.map((name) => [name, 'x']))));
    expect(listed(files)).toEqual(
      ['etc/a.md', 'root/a.md', 'x/a.md', 'a/b.md', 'a.md', 'A.md'].map((path) => `in/a.zip/${path}`),
    );
  });

  it('gives files of one name paths of their own', async () => {
    const bytes = zipOf({ '../a.md': '1', '/a.md': '2', 'a.md': '3' });
    expect(listed(await unpack('a.zip', bytes))).toEqual(['a.zip/a.md', 'a.zip/a (2).md', 'a.zip/a (3).md']);
  });
});

describe('an archive that is damaged or made to do harm', () => {
  it('loses only the file that is damaged', async () => {
    const bytes = zipOf({ 'a.md': 'first', 'b.md': 'second', 'c.md': 'third' });
    const local = new DataView(bytes.buffer).getUint32(directoryEntry(bytes, 1) + 42, true);
    bytes.set([0xff], local + 30 + 'b.md'.length + 2);
    const files = await unpack('a.zip', bytes);
    expect(listed(files)).toEqual(['a.zip/a.md', 'a.zip/b.md: malformed', 'a.zip/c.md']);
  });

  it.each<[string, number, number, string]>([
    ['protected with a password', 8, 1, 'encrypted'],
    ['packed in another way', 10, 12, 'unsupported'],
    ['with a wrong checksum', 16, 0xff, 'malformed'],
    ['that says it is smaller than it is', 24, 1, 'malformed'],
  ])('says which file is %s', async (_name, field, value, code) => {
    const bytes = zipOf({ 'a.md': 'the content of the file', 'b.md': 'another file' });
    bytes[directoryEntry(bytes, 0) + field] = value;
    expect(listed(await unpack('a.zip', bytes))).toEqual([`a.zip/a.md: ${code}`, 'a.zip/b.md']);
  });

  it('does not unpack a file of zeros that bursts', async () => {
    const bytes = zipOf({ 'bomb.txt': new Uint8Array(50_000_000), 'a.md': 'x' });
    expect(listed(await unpack('a.zip', bytes))).toEqual(['a.zip/bomb.txt: bomb', 'a.zip/a.md']);
  });

  it('unpacks no more than its limit, archives in it included', () => {
    const bytes = zipOf({ 'a.md': 'x'.repeat(600), 'in.zip': zipOf({ 'b.md': 'y'.repeat(600) }), 'c.md': 'z' });
    const files = unpackZip({ path: 'a.zip', bytes }, { ...DEFAULT_LIMITS, largestUnpacked: 1000 });
    expect(listed(files)).toEqual(['a.zip/a.md', 'a.zip/in.zip/b.md: bomb', 'a.zip/c.md']);
  });

  it.each([0, 1, 10, 30, 60])('cut off after %i bytes is refused in one piece', async (length) => {
    const file: RawFile = { path: 'a.zip', bytes: zipOf({ 'a.md': 'text' }).slice(0, length) };
    await expect(unpackFile(file)).rejects.toMatchObject({ name: 'ReadError' });
  });
});

describe('a mailbox', () => {
  const mailbox = `From anna@example.com Sat Mar 14 09:30:00 2026\n${emailSample}\nFrom bo@example.com Sat Mar 14 09:31:00 2026 +0100\r\nFrom: bo@example.com\r\nSubject: Two\r\n\r\nFrom here on\r\n>From there\r\n>>From far\r\n\r\nFrom now on, no message begins.\r\n`;

  it('gives its messages', async () => {
    const files = await unpack('In.mbox', new TextEncoder().encode(mailbox));
    expect(listed(files)).toEqual(['In.mbox/000001.eml', 'In.mbox/000002.eml']);
    expect(textOf(files[0]!).trim()).toBe(emailSample.trim());
    const second = await readFile({ path: files[1]!.path, bytes: files[1]!.bytes! });
    expect(second.text).toMatch(/From here on\nFrom there\n>From far\n\nFrom now on/);
  });

  it('of something else is refused', async () => {
    await expect(unpackFile(fileOf('a.mbox', 'From here on\nno mail'))).rejects.toMatchObject({ code: 'malformed' });
  });
});
