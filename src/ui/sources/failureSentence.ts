import type { FailedFile } from '../../protocol/EngineApi';
import type { LaterMessages } from '../messages/enLater';

/**
 * Why a file is not in the library, in the page's language: by its code, which tells no figures, or in the engine's own
 * English sentence where the code is not known.
 */
export function failureSentence(
  { code, message }: Pick<FailedFile, 'code' | 'message'>,
  { failureReasons }: LaterMessages['sources'],
): string {
  const known: Readonly<Partial<Record<string, string>>> = failureReasons ?? {};
  return known[code] ?? message;
}
