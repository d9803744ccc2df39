import { useEffect, useState } from 'react';
import { parseQuery } from '../../query/parseQuery';
import { useAnnounce } from '../announcing/AnnounceContext';

/** A hint waits until typing has rested this long, in milliseconds: half an operator is no mistake yet. */
const rest = 1000;

/** What to say about an operator that was taken as plain text; null while there is nothing, and while the person types. */
export function useQueryHint(query: string): string | null {
  const announce = useAnnounce();
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(query), rest);
    return () => clearTimeout(timer);
  }, [query]);
  const hint = rested === query ? (parseQuery(query).parts.find((part) => part.hint !== null)?.hint ?? null) : null;
  useEffect(() => {
    if (hint !== null) announce(hint);
  }, [hint, announce]);
  return hint;
}
