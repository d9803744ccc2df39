import type { RawFile } from '../Document';
import { ReadError } from '../ReadError';
import type { UnpackedFile } from './UnpackedFile';

const LINE_FEED = 10;
const RETURN = 13;
const QUOTE = 62;
/** What separates messages (RFC 4155): `From`, an address, and a date that ends in a year or a zone. */
const SEPARATOR = /^From \S.* \d\d:\d\d.*$/;
const LONGEST_SEPARATOR = 300;
/** `>From` stands for `From` at the start of a line. */
const QUOTED_FROM = [70, 114, 111, 109, 32];

/**
 * Takes a mailbox apart into its messages, numbered in its order: `mail.mbox/000001.eml`.
 *
 * @throws ReadError `malformed` when it does not begin as a mailbox does.
 */
export function splitMbox({ path, bytes }: RawFile): UnpackedFile[] {
  const starts: { readonly separator: number; readonly message: number }[] = [];
  let line = 0;
  let afterBlank = true;
  while (line < bytes.length) {
    const newline = bytes.indexOf(LINE_FEED, line);
    const next = newline < 0 ? bytes.length : newline + 1;
    if (afterBlank && isSeparator(bytes, line, next)) starts.push({ separator: line, message: next });
    afterBlank = isBlank(bytes, line, next);
    line = next;
  }
  if (starts.length === 0) {
    throw new ReadError('malformed', 'This does not begin as a mailbox does. Export it again in the format mbox.');
  }
  return starts.map(({ message }, index) => ({
    path: `${path}/${String(index + 1).padStart(6, '0')}.eml`,
    modified: null,
    bytes: unquoteFrom(bytes.subarray(message, starts[index + 1]?.separator ?? bytes.length)),
    problem: null,
  }));
}

function isSeparator(bytes: Uint8Array, start: number, end: number): boolean {
  if (!beginsWithFrom(bytes, start) || end - start > LONGEST_SEPARATOR) return false;
  return SEPARATOR.test(new TextDecoder('windows-1252').decode(bytes.subarray(start, end)).trimEnd());
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes[start] === LINE_FEED || (bytes[start] === RETURN && end - start === 2);
}

function beginsWithFrom(bytes: Uint8Array, at: number): boolean {
  return QUOTED_FROM.every((code, index) => bytes[at + index] === code);
}

/** A copy in which each line of `>From`, with any number of `>`, has one `>` less. */
function unquoteFrom(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(message.length);
  let length = 0;
  let isLineStart = true;
  for (let at = 0; at < message.length; at++) {
    if (isLineStart && message[at] === QUOTE && isQuotedFrom(message, at)) at++;
    copy[length++] = message[at]!;
    isLineStart = message[at] === LINE_FEED;
  }
  return copy.slice(0, length);
}

function isQuotedFrom(message: Uint8Array, start: number): boolean {
  let at = start;
  while (message[at] === QUOTE) at++;
  return beginsWithFrom(message, at);
}
