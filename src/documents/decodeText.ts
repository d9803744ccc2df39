import type { RawFile } from './Document';
import { demandSize, LARGEST_TEXT } from './fileSizes';
import { isPdf, nameBinaryKind } from './fileSignatures';
import { ReadError } from './ReadError';
import { withPunctuation } from './withPunctuation';

/** A file's characters: `\n` line ends, no NUL, no byte-order mark, no lone surrogates, and more than white space. */
export interface DecodedText {
  readonly text: string;
  /** Plain sentences about a doubtful encoding. */
  readonly warnings: readonly string[];
}

/** Text files hold next to no control bytes (other than white space and escape); other files hold one in ten. */
const MOST_CONTROLS = 0.1;
/** Bytes that are not even UTF-8 get less benefit of the doubt. */
const MOST_CONTROLS_IN_LEGACY_TEXT = 0.002;
/** Bytes looked at to find UTF-16 without a byte-order mark. */
const UTF16_SAMPLE = 65_536;

/**
 * Decodes a file: UTF-8 or UTF-16 with or without a byte-order mark, else the encoding it declares for itself, else
 * Windows-1252 with a warning.
 *
 * @param declaredEncoding What the file says of itself, such as an HTML page's `charset`; used only when it is not UTF-8.
 * @throws ReadError `too-large`, `empty` or `binary`.
 */
export function decodeText(file: RawFile, declaredEncoding?: string): DecodedText {
  const { bytes, path } = file;
  demandSize(bytes.length, LARGEST_TEXT);
  if (isPdf(bytes)) throw binaryError(file);
  const decoded = decodeUtf16(bytes) ?? decodeUtf8(file) ?? decodeLegacy(file, declaredEncoding);
  const text = tidy(decoded.text);
  if (!/\S/.test(text)) throw new ReadError('empty', `There is no text in this file (${fileName(path)}).`);
  return { text, warnings: decoded.warnings };
}

function decodeUtf16(bytes: Uint8Array): DecodedText | null {
  const littleEndian = bytes[0] === 0xff && bytes[1] === 0xfe;
  const bigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
  const label = littleEndian ? 'utf-16le' : bigEndian ? 'utf-16be' : findUtf16(bytes);
  if (label === null) return null;
  const text = new TextDecoder(label).decode(bytes);
  return shareOfControls(text.length, (index) => text.charCodeAt(index)) > MOST_CONTROLS
    ? null
    : { text, warnings: [] };
}

/** UTF-16 of mostly Latin letters has zeros in every second byte and hardly any in the others. */
function findUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, UTF16_SAMPLE) & ~1;
  const zeros: [number, number] = [0, 0];
  for (let index = 0; index < length; index++) if (bytes[index] === 0) zeros[index & 1 ? 1 : 0]++;
  const clear = (length / 2) * 0.4;
  const stray = (length / 2) * 0.02;
  if (length > 0 && zeros[1] > clear && zeros[0] <= stray) return 'utf-16le';
  if (length > 0 && zeros[0] > clear && zeros[1] <= stray) return 'utf-16be';
  return null;
}

function decodeUtf8(file: RawFile): DecodedText | null {
  // A crash can leave a text file padded with zeros.
  const bytes = withoutTrailingZeros(file.bytes);
  const controls = shareOfControls(bytes.length, (index) => bytes[index]!);
  if (controls > MOST_CONTROLS) throw binaryError(file);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), warnings: [] };
  } catch {
    // Not valid: mended below, when it still is UTF-8 for the most part.
  }
  if (controls > MOST_CONTROLS_IN_LEGACY_TEXT) throw binaryError(file);
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let whole = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) whole++;
  }
  if (whole < broken * 4) return null;
  const places = broken === 1 ? 'one place' : `${broken} places`;
  return {
    text,
    warnings: [`This file is damaged in ${places}; the letters that cannot be read are shown as “\uFFFD”.`],
  };
}

function decodeLegacy(file: RawFile, declaredEncoding: string | undefined): DecodedText {
  if (declaredEncoding !== undefined) {
    try {
      return { text: withPunctuation(new TextDecoder(declaredEncoding).decode(file.bytes)), warnings: [] };
    } catch {
      // An encoding nobody knows: taken like a file that declares none.
    }
  }
  return {
    text: withPunctuation(new TextDecoder('windows-1252').decode(file.bytes)),
    warnings: [
      'This file is not in UTF-8 and was read as Western European text (Windows-1252). If its letters look wrong, save it as UTF-8 and add it again.',
    ],
  };
}

function withoutTrailingZeros(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
}

/** Control characters as a share of all, without white space, backspace (old manual pages) and escape (coloured logs). */
function shareOfControls(length: number, at: (index: number) => number): number {
  let controls = 0;
  for (let index = 0; index < length; index++) {
    const code = at(index);
    if (code < 0x20 && (code < 0x08 || code > 0x0d) && code !== 0x1b) controls++;
  }
  return length === 0 ? 0 : controls / length;
}

function tidy(decoded: string): string {
  let text = decoded;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (text.includes('\0')) text = text.replaceAll('\0', '');
  // The decoder drops the first mark; files joined end to end hold more.
  if (text.includes('\uFEFF')) text = text.replaceAll('\uFEFF', '');
  return text;
}

function binaryError(file: RawFile): ReadError {
  const kind = nameBinaryKind(file.bytes);
  const extension = /\.[^./]+$/.exec(file.path)?.[0];
  const seems = kind === null ? 'This file holds no text' : `This looks like ${kind}`;
  const name = extension === undefined ? '' : `, although its name ends in ${extension}`;
  const advice =
    kind === null
      ? 'If it should, save it again as plain text and add it again.'
      : 'Give it the ending that fits and add it again.';
  return new ReadError('binary', `${seems}${name}. ${advice}`);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
