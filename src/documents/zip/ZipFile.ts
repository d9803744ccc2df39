import { inflateSync } from 'fflate';
import { crc32 } from '../crc32';
import { ReadError } from '../ReadError';
import { DEFAULT_LIMITS } from '../ReadingLimits';
import { damagedArchive, readZipDirectory, type ZipEntry } from './readZipDirectory';

/**
 * Text is packed to a fifth, lists of zeros to a hundredth; deflate's limit is a 1,032nd, which only files made to
 * burst come near. Small files may be anything.
 */
const MOST_RATIO = 500;
const SMALL = 4 * 1024 * 1024;

/** Local file header: APPNOTE.TXT 4.3.7. */
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

/** What may still be unpacked; shared by an archive and the archives in it. */
export class UnpackBudget {
  #bytesLeft: number;

  constructor(private readonly most: number = DEFAULT_LIMITS.largestUnpacked) {
    this.#bytesLeft = most;
  }

  /** @throws ReadError `bomb` when an entry, or all together, would unpack to too much. */
  take({ size, compressedSize }: Pick<ZipEntry, 'size' | 'compressedSize'>): void {
    if (size > SMALL && size > compressedSize * MOST_RATIO) {
      throw new ReadError('bomb', 'It would unpack to several hundred times its size, as files made to do harm do.');
    }
    if (size > this.#bytesLeft) {
      throw new ReadError(
        'bomb',
        `The archive unpacks to more than ${Math.ceil(this.most / (1 << 20))} MB. Unpack it and add its folder.`,
      );
    }
    this.#bytesLeft -= size;
  }
}

/**
 * A ZIP archive in memory. fflate (MIT, 8 kB, no dependencies, works anywhere) inflates; the directory is read here,
 * because fflate tells neither checksums nor encryption, and gives up the whole archive for one bad entry.
 */
export class ZipFile {
  readonly entries: readonly ZipEntry[];
  readonly #byName: ReadonlyMap<string, ZipEntry>;

  /** @throws ReadError as {@link readZipDirectory}. */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly budget: UnpackBudget = new UnpackBudget(),
  ) {
    this.entries = readZipDirectory(bytes);
    this.#byName = new Map(this.entries.map((entry) => [entry.name, entry]));
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** The content of the file of this name, or null. */
  get(name: string): Uint8Array<ArrayBuffer> | null {
    const entry = this.#byName.get(name);
    return entry === undefined ? null : this.unpack(entry);
  }

  /**
   * The content of an entry, in a buffer of its own, checked against its checksum. Never takes more memory than the
   * entry declares, and never more than the budget.
   *
   * @throws ReadError `encrypted`, `bomb`, `unsupported` or `malformed`.
   */
  unpack(entry: ZipEntry): Uint8Array<ArrayBuffer> {
    if (entry.isEncrypted) {
      throw new ReadError('encrypted', 'It is protected with a password. Unpack it and add what was in it.');
    }
    if (entry.method !== STORED && entry.method !== DEFLATED) {
      throw new ReadError('unsupported', 'It is packed in a way that is not read. Unpack it and add what was in it.');
    }
    const packed = this.#packed(entry);
    this.budget.take({ size: entry.size, compressedSize: packed.length });
    const content = entry.method === STORED ? packed.slice() : inflate(packed, entry.size);
    if (content.length !== entry.size || crc32(content) !== entry.crc) throw damagedArchive();
    return content;
  }

  #packed({ offset, compressedSize }: ZipEntry): Uint8Array {
    const { bytes } = this;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (offset < 0 || offset + LOCAL_LENGTH > bytes.length || view.getUint32(offset, true) !== LOCAL_SIGNATURE) {
      throw damagedArchive();
    }
    const start = offset + LOCAL_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + compressedSize > bytes.length) throw damagedArchive();
    return bytes.subarray(start, start + compressedSize);
  }
}

function inflate(packed: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  try {
    return inflateSync(packed, { out: new Uint8Array(size) });
  } catch {
    throw damagedArchive();
  }
}
