import { ReadError } from '../ReadError';

/** One file in a ZIP archive, as the archive's directory describes it. */
export interface ZipEntry {
  /** As written: may hold `..`, backslashes and anything else. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly isEncrypted: boolean;
  /** Milliseconds since 1970; ZIP's times have no zone and are taken as UTC. null when it makes no sense. */
  readonly modified: number | null;
  /** 0: stored; 8: deflated. */
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where its local header begins in the file. */
  readonly offset: number;
}

/** Signatures and lengths of fixed parts: PKWARE's APPNOTE.TXT 6.3.10, 4.3.12, 4.3.16 and 4.5.3. */
const DIRECTORY_SIGNATURE = 0x02014b50;
const DIRECTORY_LENGTH = 46;
const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64_EXTRA = 1;
const IN_ZIP64 = 0xffffffff;

const MOST_ENTRIES = 50_000;

/**
 * The directory of a ZIP archive, in the archive's order.
 *
 * @throws ReadError `malformed` when it has none that can be followed, `too-large` with more than 50,000 entries.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const declaredStart = view.getUint32(end + 16, true);
  // What is put in front of an archive, such as a program that unpacks it, shifts everything.
  const beforeEnd = end - view.getUint32(end + 12, true);
  const start = isDirectory(view, beforeEnd) ? beforeEnd : declaredStart;
  const shift = start - declaredStart;
  const entries: ZipEntry[] = [];
  for (let at = start; isDirectory(view, at) && at < end;) {
    if (entries.length === MOST_ENTRIES) {
      throw new ReadError(
        'too-large',
        `There are more than ${MOST_ENTRIES} files in this archive. Unpack it and add its folder.`,
      );
    }
    const next =
      at +
      DIRECTORY_LENGTH +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
    if (next > bytes.length) throw damagedArchive();
    entries.push(readEntry(view, at, shift));
    at = next;
  }
  if (entries.length === 0 && view.getUint16(end + 10, true) > 0) throw damagedArchive();
  return entries;
}

/** What is said of an archive that cannot be followed. */
export function damagedArchive(): ReadError {
  return new ReadError('malformed', 'This file is cut off or damaged. Copy or download it again and add it again.');
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw damagedArchive();
}

function isDirectory(view: DataView, at: number): boolean {
  return at >= 0 && at + DIRECTORY_LENGTH <= view.byteLength && view.getUint32(at, true) === DIRECTORY_SIGNATURE;
}

function readEntry(view: DataView, at: number, shift: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const name = decodeName(bytesOf(view, at + DIRECTORY_LENGTH, nameLength));
  const extra = bytesOf(view, at + DIRECTORY_LENGTH + nameLength, view.getUint16(at + 30, true));
  const [size, compressedSize, offset] = wideSizes(
    [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
    extra,
  );
  return {
    name,
    isFolder: /[\\/]$/.test(name),
    isEncrypted: (flags & 1) !== 0,
    modified: readTime(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressedSize,
    size,
    offset: offset + shift,
  };
}

/** Sizes that do not fit 32 bits, or that a program writes as if they did not, stand in an extra field, in this order. */
function wideSizes(narrow: readonly [number, number, number], extra: Uint8Array): [number, number, number] {
  const wide: [number, number, number] = [...narrow];
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_EXTRA) continue;
    let next = at + 4;
    for (const [index, value] of narrow.entries()) {
      if (value !== IN_ZIP64 || next + 8 > extra.length) continue;
      wide[index] = Number(view.getBigUint64(next, true));
      next += 8;
    }
    break;
  }
  return wide;
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function readTime(date: number, time: number): number | null {
  const month = (date >> 5) & 15;
  const day = date & 31;
  if (month < 1 || month > 12 || day < 1) return null;
  return Date.UTC(1980 + (date >> 9), month - 1, day, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}

function bytesOf(view: DataView, start: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, Math.max(0, Math.min(length, view.byteLength - start)));
}
