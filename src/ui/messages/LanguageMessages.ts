import type { FirstMessages } from './en';
import type { LaterMessages } from './enLater';

/** All that the page says in a language. */
export interface LanguageMessages {
  readonly first: FirstMessages;
  readonly later: LaterMessages;
}
