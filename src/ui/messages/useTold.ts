import { use } from 'react';
import type { Told } from '../../protocol/EngineApi';
import { LanguageContext } from './LanguageContext';

/** Says what the engine tells, in the language of the page; as the engine says it, in English, where that has no words. */
export function useTold(): (told: Told) => string {
  const known: Readonly<Partial<Record<string, string>>> = use(LanguageContext).messages?.later.engine ?? {};
  return ({ code, message }) => known[code] ?? message;
}
