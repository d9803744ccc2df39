import { BackupError } from './BackupError';

/** How the frames of a backup are sealed. */
export type Encryption =
  | { readonly kind: 'none' }
  /** AES-256-GCM under a key made of a passphrase by PBKDF2 with HMAC-SHA-256. */
  | { readonly kind: 'passphrase'; readonly iterations: number; readonly salt: Uint8Array<ArrayBuffer> };

/** "INKLBACK" in ASCII. */
const MAGIC = [0x49, 0x4e, 0x4b, 0x4c, 0x42, 0x41, 0x43, 0x4b];
/** The version that this build writes; it reads all up to it. Version 2 may hold words, and be a pack. */
const VERSION = 2;
const SALT_BYTES = 16;
const SALT_START = 20;
export const HEADER_BYTES = SALT_START + SALT_BYTES;

/** What OWASP's Password Storage Cheat Sheet (2023) asks of PBKDF2 with HMAC-SHA-256. */
const KEY_ITERATIONS = 600_000;
/** A file may not ask for more work than this: some seconds on a phone. */
const MOST_ITERATIONS = 10_000_000;

/** The header of a backup: magic, version, kind of encryption, iterations, salt. Numbers are 32 bits, little-endian. */
export function packHeader(encryption: Encryption): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(HEADER_BYTES);
  header.set(MAGIC);
  const view = new DataView(header.buffer);
  view.setUint32(8, VERSION, true);
  if (encryption.kind === 'none') return header;
  view.setUint32(12, 1, true);
  view.setUint32(16, encryption.iterations, true);
  header.set(encryption.salt, SALT_START);
  return header;
}

/** A new salt for a backup under a passphrase. */
export function newEncryption(iterations = KEY_ITERATIONS): Encryption {
  return { kind: 'passphrase', iterations, salt: crypto.getRandomValues(new Uint8Array(SALT_BYTES)) };
}

/** @throws BackupError `not-a-backup`, `newer-version`, `truncated` or `damaged`. */
export function unpackHeader(header: Uint8Array<ArrayBuffer>): Encryption {
  if (header.length < MAGIC.length || MAGIC.some((byte, at) => header[at] !== byte)) {
    throw new BackupError('not-a-backup', 'This file is not a backup of Inkling. Choose a file that Inkling saved.');
  }
  if (header.length < HEADER_BYTES) throw BackupError.truncated();
  const view = new DataView(header.buffer, header.byteOffset);
  const version = view.getUint32(8, true);
  if (version > VERSION) {
    const message = `This backup has format ${version}; this version of Inkling reads up to ${VERSION}. Update Inkling first.`;
    throw new BackupError('newer-version', message);
  }
  if (version < 1) throw BackupError.damaged(`there is no format ${version}`);
  const kind = view.getUint32(12, true);
  const iterations = view.getUint32(16, true);
  if (kind === 0) return { kind: 'none' };
  if (kind !== 1) throw BackupError.damaged(`there is no encryption ${kind}`);
  if (iterations < 1 || iterations > MOST_ITERATIONS) {
    throw BackupError.damaged(`it asks for ${iterations} iterations, and ${MOST_ITERATIONS} are the most`);
  }
  return { kind: 'passphrase', iterations, salt: header.slice(SALT_START, HEADER_BYTES) };
}
