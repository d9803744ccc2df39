import { LibraryError } from '../library/LibraryError';
import { reasonOf } from '../library/reasonOf';
import type { Told } from '../protocol/EngineApi';
import { ToldError } from './ToldError';

/** What the page tells of something that was thrown. */
export function toldOf(thrown: unknown): Told {
  if (thrown instanceof ToldError) return thrown.told;
  if (thrown instanceof LibraryError) return { code: thrown.code, message: thrown.message };
  return { code: 'unexpected', message: reasonOf(thrown) };
}
