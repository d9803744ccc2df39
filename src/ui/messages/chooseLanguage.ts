import { pageStorage } from '../pageStorage';
import { isLanguage, type Language } from './languages';

const storageKey = 'inkling:language';

/** The language that the person chose; null to follow the browser. */
export function storedLanguage(): Language | null {
  const stored = pageStorage.getItem(storageKey);
  return isLanguage(stored) ? stored : null;
}

/** Keeps the person's choice; null to follow the browser. */
export function storeLanguage(language: Language | null): void {
  pageStorage.setItem(storageKey, language ?? '');
}

/**
 * The first of the person's languages that the page speaks, else English.
 *
 * @param wanted BCP 47 tags in order, as `navigator.languages` has them. Chinese is Simplified only: who asks for
 *   Traditional gets the next language of theirs.
 */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [language = ''] = tag.toLowerCase().split('-');
    if (isLanguage(language) && (language !== 'zh' || isSimplified(tag))) return language;
  }
  return 'en';
}

/** Only asked for Chinese: the first `Intl.Locale` of a page takes 10 ms to make. */
function isSimplified(tag: string): boolean {
  try {
    return new Intl.Locale(tag).maximize().script === 'Hans';
  } catch {
    return false;
  }
}
