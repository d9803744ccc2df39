import { use } from 'react';
import { enLater, type LaterMessages } from './enLater';
import { LanguageContext } from './LanguageContext';

/** The words of what is loaded after the first screen, in the language of the page. English comes with the first of it. */
export function useLaterMessages(): LaterMessages {
  return use(LanguageContext).messages?.later ?? enLater;
}
