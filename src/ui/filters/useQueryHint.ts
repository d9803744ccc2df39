import { use, useEffect, useState } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { LanguageContext } from '../messages/LanguageContext';

/** A hint waits until typing has rested this long, in milliseconds: half an operator is no mistake yet. */
const rest = 1000;

/** What to say about an operator that was taken as plain text; null while there is nothing, and while the person types. */
export function useQueryHint(query: string): string | null {
  const announce = useAnnounce();
  const { messages } = use(LanguageContext);
  const [shown, setShown] = useState<{ readonly query: string; readonly hint: string } | null>(null);

  useEffect(() => {
    let isOver = false;
    const look = async () => {
      // Not needed before, so that the page is there sooner.
      const [{ parseQuery }, { hintSentence }] = await Promise.all([
        import('../../query/parseQuery'),
        import('./hintSentence'),
      ]);
      const found = parseQuery(query).parts.find((part) => part.hint !== null)?.hint ?? null;
      if (isOver || found === null) return;
      const hint = hintSentence(found, messages?.later ?? null);
      setShown({ query, hint });
      announce(hint);
    };
    // Without its code there is no hint, and the search goes on all the same.
    const timer = setTimeout(() => void look().catch(() => undefined), rest);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [query, messages, announce]);

  return shown?.query === query ? shown.hint : null;
}
