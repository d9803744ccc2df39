import { use } from 'react';
import type { Told } from '../../protocol/EngineApi';
import { LanguageContext } from './LanguageContext';

type Reasons = Readonly<Partial<Record<string, string | ((about: string) => string)>>>;

/** Says what the engine tells, in the language of the page; as the engine says it, in English, where that has no words. */
export function useTold(): (told: Told) => string {
  const reasons: Reasons = use(LanguageContext).messages?.later.engine ?? {};
  return ({ code, message, about = '' }) => {
    const reason = reasons[code] ?? message;
    return typeof reason === 'string' ? reason : reason(about);
  };
}
