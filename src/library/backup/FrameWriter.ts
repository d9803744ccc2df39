import { joinBytes, type FrameSeal } from './FrameSeal';

/** Takes bytes in order, such as a file being written. */
export interface ByteSink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** Number, bytes of the payload, and whether it is the last frame: 32 bits each, little-endian. */
export const HEAD_BYTES = 12;
/** Records are gathered until a frame has this many bytes. */
const FRAME_BYTES = 1 << 20;

/** Writes records into numbered, sealed frames; a record is never cut. */
export class FrameWriter {
  readonly #sink: ByteSink;
  readonly #seal: FrameSeal;
  #gathered: Uint8Array[] = [];
  #bytes = 0;
  #number = 0;
  /** Bytes written, without the file's header. */
  written = 0;

  constructor(sink: ByteSink, seal: FrameSeal) {
    this.#sink = sink;
    this.#seal = seal;
  }

  async write(record: Uint8Array): Promise<void> {
    this.#gathered.push(record);
    this.#bytes += record.length;
    if (this.#bytes >= FRAME_BYTES) await this.#flush(false);
  }

  /** Writes the last frame. */
  async finish(): Promise<void> {
    await this.#flush(true);
  }

  async #flush(isLast: boolean): Promise<void> {
    const payload = joinBytes(...this.#gathered);
    this.#gathered = [];
    this.#bytes = 0;
    const head = packHead(this.#number, payload.length, isLast);
    this.#number += 1;
    const frame = joinBytes(head, await this.#seal.seal(head, payload));
    await this.#sink.write(frame);
    this.written += frame.length;
  }
}

function packHead(number: number, bytes: number, isLast: boolean): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(HEAD_BYTES);
  const view = new DataView(head.buffer);
  view.setUint32(0, number, true);
  view.setUint32(4, bytes, true);
  view.setUint32(8, isLast ? 1 : 0, true);
  return head;
}
