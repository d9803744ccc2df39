import { useAnnounce } from '../announcing/AnnounceContext';
import { useEngine } from '../connection/EngineContext';
import type { PassagePlace } from './PassagePlace';
import { LanguageContext } from '../messages/LanguageContext';
import { use } from 'react';

/** Gives what opens the file that a document was read from: see `openOriginal`, which is loaded when it is needed. */
export function useOpenOriginal(
  vaultOf: (source: string) => string | null,
): (place: Pick<PassagePlace, 'source' | 'path' | 'title'>) => void {
  const engine = useEngine();
  const announce = useAnnounce();
  const { messages } = use(LanguageContext);
  return (place) => {
    void import('./openOriginal').then(({ openOriginal }) =>
      openOriginal(
        engine,
        place,
        vaultOf(place.source),
        (words) => announce(words, { visibly: true }),
        messages?.later ?? null,
      ),
    );
  };
}
