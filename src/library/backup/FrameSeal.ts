import type { Encryption } from './backupHeader';
import { BackupError } from './BackupError';

/** Bytes behind each payload by which a change of it, of its place or of the header is noticed. */
export const SEAL_BYTES = 16;

/** Makes payloads tamper-evident, and unreadable where there is a passphrase. */
export interface FrameSeal {
  /** @param head The frame's own head: number, length, whether it is the last. */
  seal(head: Uint8Array<ArrayBuffer>, payload: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws BackupError `damaged`, or `wrong-passphrase` for the first frame. */
  open(head: Uint8Array<ArrayBuffer>, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * The seal of a backup.
 *
 * @param header The backup's header, which every frame is bound to.
 * @throws BackupError `passphrase-needed`.
 */
export async function makeSeal(
  header: Uint8Array<ArrayBuffer>,
  encryption: Encryption,
  passphrase: string | null,
): Promise<FrameSeal> {
  if (encryption.kind === 'none') return hashSeal(header);
  if (passphrase === null || passphrase === '') {
    throw new BackupError('passphrase-needed', 'This backup is encrypted. Enter its passphrase.');
  }
  return cipherSeal(header, await deriveKey(passphrase, encryption));
}

/** Without a passphrase: the first half of the SHA-256 of header, head and payload, behind the payload. */
function hashSeal(header: Uint8Array<ArrayBuffer>): FrameSeal {
  const hash = async (head: Uint8Array, payload: Uint8Array) => {
    const digest = await crypto.subtle.digest('SHA-256', joinBytes(header, head, payload));
    return new Uint8Array(digest, 0, SEAL_BYTES);
  };
  return {
    seal: async (head, payload) => joinBytes(payload, await hash(head, payload)),
    open: async (head, sealed) => {
      const payload = sealed.subarray(0, sealed.length - SEAL_BYTES);
      const expected = await hash(head, payload);
      if (sealed.subarray(payload.length).some((byte, at) => byte !== expected[at])) {
        throw BackupError.damaged(`the checksum of frame ${numberOf(head)} is wrong`);
      }
      return payload;
    },
  };
}

/**
 * AES-256-GCM, with the frame's head as the nonce and header and head authenticated too. A nonce is used once: the key
 * is that of one file, because its salt is, and the head holds the frame's number. As the head also says which frame is
 * the last, frames cannot be left out, added or put in another order (the STREAM construction, Hoang, Reyhanitabar,
 * Rogaway and Vizár 2015).
 */
function cipherSeal(header: Uint8Array<ArrayBuffer>, key: CryptoKey): FrameSeal {
  const parameters = (head: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv: head,
    additionalData: joinBytes(header, head),
    tagLength: SEAL_BYTES * 8,
  });
  return {
    seal: async (head, payload) => new Uint8Array(await crypto.subtle.encrypt(parameters(head), key, payload)),
    open: async (head, sealed) => {
      try {
        return new Uint8Array(await crypto.subtle.decrypt(parameters(head), key, sealed));
      } catch (cause) {
        const number = numberOf(head);
        if (number > 0) throw BackupError.damaged(`frame ${number} is not what was written`, cause);
        const message = 'The passphrase is not that of this backup, or the beginning of the file is damaged.';
        throw new BackupError('wrong-passphrase', message, { cause });
      }
    },
  };
}

/** The same passphrase may be typed in other code points on another device, hence the normalisation. */
async function deriveKey(
  passphrase: string,
  { iterations, salt }: Extract<Encryption, { kind: 'passphrase' }>,
): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  return await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function numberOf(head: Uint8Array<ArrayBuffer>): number {
  return new DataView(head.buffer, head.byteOffset).getUint32(0, true);
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
