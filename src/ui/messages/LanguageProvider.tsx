import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { languageFor, storedLanguage, storeLanguage } from './chooseLanguage';
import { LanguageContext } from './LanguageContext';
import type { LanguageMessages } from './LanguageMessages';
import { loadMessages, type Language } from './languages';

/** What the page speaks when it starts. */
export interface StartLanguage {
  readonly language: Language;
  readonly messages: LanguageMessages | null;
}

/** Loads the language that the person chose, or that the browser asks for; English where it cannot be loaded. */
export async function startLanguage(): Promise<StartLanguage> {
  const language = storedLanguage() ?? languageFor(navigator.languages);
  try {
    return { language, messages: await loadMessages(language) };
  } catch {
    return { language: 'en', messages: null };
  }
}

/** Gives what is below it the words of a language, and lets the person choose another without a reload. */
export function LanguageProvider(props: { readonly start: StartLanguage; readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState(props.start);
  const [chosen, setChosen] = useState(storedLanguage);
  const newest = useRef<Language | null>(null);

  useLayoutEffect(() => {
    document.documentElement.lang = spoken.language === 'zh' ? 'zh-Hans' : spoken.language;
    document.documentElement.dir = 'ltr';
  }, [spoken]);

  const value = useMemo(
    () => ({
      chosen,
      messages: spoken.messages,
      async choose(wanted: Language | null) {
        const language = wanted ?? languageFor(navigator.languages);
        newest.current = language;
        const messages = await loadMessages(language);
        // Another one was chosen meanwhile.
        if (newest.current !== language) return;
        storeLanguage(wanted);
        setChosen(wanted);
        setSpoken({ language, messages });
      },
    }),
    [chosen, spoken],
  );
  return <LanguageContext value={value}>{props.children}</LanguageContext>;
}
