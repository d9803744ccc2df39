import { ReadError } from './ReadError';

/**
 * The largest text that is read, in bytes: 64 MiB, some ten million words. Its text, its passages and the parser's own
 * structures then still fit a phone's memory.
 */
export const LARGEST_TEXT = 64 * 1024 * 1024;

/** The largest file of any kind, in bytes: 256 MiB. Pictures may be most of a PDF or an archive. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** @throws ReadError `too-large` when there are more bytes than are read. */
export function demandSize(bytes: number, largest: number): void {
  if (bytes <= largest) return;
  throw new ReadError(
    'too-large',
    `This file is ${inMegabytes(bytes)} MB; files of up to ${inMegabytes(largest)} MB are read. Split it into smaller files and add those.`,
  );
}

function inMegabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(1).replace(/\.0$/, '');
}
