import { LibraryError } from '../library/LibraryError';
import type { Told } from '../protocol/EngineApi';

/** An error of the library as a whole, as the page tells it. */
export function toldOf(error: unknown): Told {
  if (error instanceof LibraryError) return { code: error.code, message: error.message };
  return { code: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}
