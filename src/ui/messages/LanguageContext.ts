import { createContext, use } from 'react';
import { en, type FirstMessages } from './en';
import type { LanguageMessages } from './LanguageMessages';
import type { Language } from './languages';

/** What the page says, and the way to let it say that in another language. */
export interface PageLanguage {
  /** null follows the browser. */
  readonly chosen: Language | null;
  /** null is English. */
  readonly messages: LanguageMessages | null;
  /** Rejects when the language could not be loaded; the page goes on in the one before. */
  readonly choose: (language: Language | null) => Promise<void>;
}

/** The language of the page; English around components that stand alone. */
export const LanguageContext = createContext<PageLanguage>({
  chosen: null,
  messages: null,
  choose: () => Promise.resolve(),
});

/** The words of the first screen, in the language of the page. */
export function useMessages(): FirstMessages {
  return use(LanguageContext).messages?.first ?? en;
}
