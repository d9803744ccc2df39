import type { LanguageMessages } from './LanguageMessages';

/** The languages of the interface, each by the name that those who speak it know. */
export const languages = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  zh: '简体中文',
  ja: '日本語',
} as const;

/** A language of the interface. */
export type Language = keyof typeof languages;

const loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<LanguageMessages>>> = {
  de: async () => (await import('./de')).de,
  es: async () => (await import('./es')).es,
  fr: async () => (await import('./fr')).fr,
  zh: async () => (await import('./zh')).zh,
  ja: async () => (await import('./ja')).ja,
};

/** Loads what the page says in a language; null for English, which comes with the page. */
export async function loadMessages(language: Language): Promise<LanguageMessages | null> {
  return language === 'en' ? null : await loaders[language]();
}

/** Whether a text names a language of the interface. */
export function isLanguage(text: string | null): text is Language {
  return text !== null && Object.hasOwn(languages, text);
}
