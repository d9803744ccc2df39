import { unpackPassages } from '../passageRanges';
import type { PassagesRecord } from '../schema';
import type { BackedUpDocument } from './BackedUpDocument';

/** Whether a stored document is cut into the passages of a backed up one: another version of the app may cut otherwise. */
export function samePassages(stored: PassagesRecord, { passages }: BackedUpDocument): boolean {
  return JSON.stringify(unpackPassages(stored)) === JSON.stringify(passages);
}
