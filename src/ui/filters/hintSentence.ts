import type { QueryHint } from '../../query/ParsedQuery';
import { enLater, type LaterMessages } from '../messages/enLater';

/**
 * What to say about an operator that was taken as plain text.
 *
 * @param later The words of the page's language; null for English.
 */
export function hintSentence({ code, operator }: QueryHint, later: LaterMessages | null): string {
  return (later ?? enLater).hints[code](operator);
}
