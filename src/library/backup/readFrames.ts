import { BackupError } from './BackupError';
import { HEADER_BYTES } from './backupHeader';
import { SEAL_BYTES, type FrameSeal } from './FrameSeal';
import { HEAD_BYTES } from './FrameWriter';

/** The largest payload that is read, in bytes: the records of the longest document that is read stay far below it. */
const LARGEST_FRAME = 64 << 20;

/** An opened frame. */
export interface Frame {
  readonly payload: Uint8Array<ArrayBuffer>;
  /** Where in the file the frame ends, in bytes. */
  readonly end: number;
}

/**
 * The frames of a backup, in order. While one is used, the next is read and opened.
 *
 * @throws BackupError when a frame is missing, out of place, too large or not what was written, and when something
 * follows the last one.
 */
export async function* readFrames(file: Blob, seal: FrameSeal): AsyncGenerator<Frame> {
  let next: Promise<OpenedFrame> | null = openFrame(file, seal, HEADER_BYTES, 0);
  for (let number = 1; next !== null; number++) {
    const frame: OpenedFrame = await next;
    next = frame.isLast ? null : openFrame(file, seal, frame.end, number);
    // Whoever stops reading does not hear of it.
    next?.catch(() => undefined);
    yield frame;
  }
}

interface OpenedFrame extends Frame {
  readonly isLast: boolean;
}

async function openFrame(file: Blob, seal: FrameSeal, start: number, number: number): Promise<OpenedFrame> {
  const head = await bytesOf(file, start, HEAD_BYTES);
  if (head.length < HEAD_BYTES) throw BackupError.truncated();
  const view = new DataView(head.buffer);
  const length = view.getUint32(4, true);
  if (view.getUint32(0, true) !== number) throw BackupError.damaged(`frame ${number} is not in its place`);
  if (length > LARGEST_FRAME) throw BackupError.damaged(`frame ${number} claims ${length} bytes`);
  const sealed = await bytesOf(file, start + HEAD_BYTES, length + SEAL_BYTES);
  if (sealed.length < length + SEAL_BYTES) throw BackupError.truncated();
  const end = start + HEAD_BYTES + sealed.length;
  const payload = await seal.open(head, sealed);
  const isLast = view.getUint32(8, true) === 1;
  if (isLast && end !== file.size) throw BackupError.damaged('something follows its end');
  return { payload, end, isLast };
}

async function bytesOf(file: Blob, start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(start, start + length).arrayBuffer());
}
