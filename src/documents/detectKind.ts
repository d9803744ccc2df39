import type { RawFile } from './Document';
import { readableKind, type FileKind } from './fileKinds';
import { demandSize, LARGEST_FILE } from './fileSizes';
import { nameBinaryKind } from './fileSignatures';
import { ReadError } from './ReadError';
import { readZipDirectory, type ZipEntry } from './zip/readZipDirectory';

/** Kinds that are known by their bytes alone, with what to call them. */
const SIGNED = {
  pdf: 'PDF',
  docx: 'Word document',
  odt: 'OpenDocument text',
  epub: 'EPUB book',
  rtf: 'RTF document',
  zip: 'ZIP archive',
} as const satisfies Partial<Record<FileKind, string>>;

type SignedKind = keyof typeof SIGNED;

/** Programs put things before a PDF's first line; readers look for it in this many bytes (ISO 32000-1, annex H.3.4.1). */
const PDF_HEADER_BYTES = 1024;
/** A protected Office file is an old Office file that holds this name in UTF-16 ([MS-OFFCRYPTO] 1.3.3). */
const ENCRYPTED_PACKAGE = 'EncryptedPackage';

/**
 * The kind of a file: by its bytes where these tell, else by its name. A PDF named `notes.md` is a PDF.
 *
 * @throws ReadError `unsupported` when files of its name or content are not read, `encrypted`, `binary` or `malformed` when
 * it is not what its name says, `too-large`.
 */
export function detectKind(file: RawFile, largest = LARGEST_FILE): FileKind {
  demandSize(file.bytes.length, largest);
  const named = readableKind(file.path);
  if (named === null) throw new ReadError('unsupported', 'Files of this kind are not read yet.');
  const signed = kindOfContent(file, named);
  if (signed !== null) return signed;
  if (!isSigned(named)) return named;
  throw notWhatItsNameSays(file, named);
}

function isSigned(kind: FileKind): kind is SignedKind {
  return kind in SIGNED;
}

function kindOfContent({ bytes }: RawFile, named: FileKind): SignedKind | null {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, PDF_HEADER_BYTES));
  if (start.startsWith('%PDF-') || (named === 'pdf' && start.includes('%PDF-'))) return 'pdf';
  if (start.startsWith('{\\rtf')) return 'rtf';
  return start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006') ? kindOfZip(bytes, named) : null;
}

function kindOfZip(bytes: Uint8Array, named: FileKind): SignedKind {
  let entries: readonly ZipEntry[];
  try {
    entries = readZipDirectory(bytes);
  } catch (error) {
    // The reader for its name says what is wrong with it.
    if (isSigned(named)) return named;
    throw error;
  }
  const names = new Set(entries.map(({ name }) => name));
  const type = storedType(bytes);
  if (type.startsWith('application/epub+zip') || names.has('META-INF/container.xml')) return 'epub';
  if (type.startsWith('application/vnd.oasis.opendocument.text')) return 'odt';
  if (type.startsWith('application/vnd.oasis.opendocument')) throw unreadOffice();
  if (!names.has('[Content_Types].xml')) return 'zip';
  if (entries.some(({ name }) => name.startsWith('word/'))) return 'docx';
  if (entries.some(({ name }) => /^(?:xl|ppt|visio)\//.test(name))) throw unreadOffice();
  return 'zip';
}

/** The content of a first file named `mimetype`, which EPUB and OpenDocument store as it is, from byte 38 on. */
function storedType(bytes: Uint8Array): string {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(30, 130));
  return start.startsWith('mimetype') ? start.slice(8) : '';
}

function unreadOffice(): ReadError {
  return new ReadError(
    'unsupported',
    'Spreadsheets, presentations and drawings are not read yet. Export it as PDF or CSV and add that.',
  );
}

function notWhatItsNameSays({ path, bytes }: RawFile, named: SignedKind): ReadError {
  const extension = /\.[^./]+$/.exec(path)?.[0] ?? '';
  const found = nameBinaryKind(bytes);
  if (found === 'an old Microsoft Office file' && holdsUtf16(bytes, ENCRYPTED_PACKAGE)) {
    return new ReadError(
      'encrypted',
      'This document is protected with a password. Save it without one and add it again.',
    );
  }
  if (found !== null) {
    const advice = 'Give it the ending that fits and add it again.';
    return new ReadError('binary', `This looks like ${found}, although its name ends in ${extension}. ${advice}`);
  }
  return new ReadError(
    bytes.length === 0 ? 'empty' : 'malformed',
    bytes.length === 0
      ? 'This file is empty.'
      : `This is not a ${SIGNED[named]}, although its name ends in ${extension}, or it is damaged. Copy or download it again.`,
  );
}

function holdsUtf16(bytes: Uint8Array, text: string): boolean {
  const wanted = Array.from(text, (letter) => letter.charCodeAt(0));
  for (let at = 0; at + wanted.length * 2 <= bytes.length; at += 2) {
    if (wanted.every((code, index) => bytes[at + index * 2] === code && bytes[at + index * 2 + 1] === 0)) return true;
  }
  return false;
}
