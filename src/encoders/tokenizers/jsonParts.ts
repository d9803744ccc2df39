import { ModelFormatError } from '../ModelFormatError';

export type JsonRecord = Readonly<Record<string, unknown>>;

/** @throws ModelFormatError when the value is no JSON object; `what` names it at the start of a sentence. */
export function recordOf(value: unknown, what: string): JsonRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ModelFormatError(`${what} is not an object.`);
  }
  return value as JsonRecord;
}

/** @throws ModelFormatError when the value is no array. */
export function arrayOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ModelFormatError(`${what} is not a list.`);
  return value;
}

/** @throws ModelFormatError when the value is no well-formed, non-empty string. */
export function stringOf(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '' || !value.isWellFormed()) {
    throw new ModelFormatError(`${what} is not a piece of text.`);
  }
  return value;
}

/** @throws ModelFormatError when the value is there and is neither true nor false. */
export function flagOf(value: unknown, what: string, absent: boolean): boolean {
  if (value === undefined || value === null) return absent;
  if (typeof value !== 'boolean') throw new ModelFormatError(`${what} is neither true nor false.`);
  return value;
}

/** What a file says of a `type`, short enough for a message. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}
