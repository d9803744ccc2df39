import { useEffect } from 'react';
import { useSteady } from '../controls/useSteady';

/** The address follows when typing has rested this long, in milliseconds: browsers limit how often it may change. */
const rest = 400;

/** The query in an address such as `…/#q=rainy%20day`; null without one. */
function queryInAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('q');
}

/**
 * Runs the query that the address holds, now and whenever the person goes to another one, and keeps the address in step
 * with what is typed, without an entry in the browser's history for each.
 *
 * @param isShareable Whether the library is one that others have too. Queries over a person's own notes are nobody's
 *   business: they are never written into the address, where the browser's history would keep them.
 */
export function useAddressQuery(query: string, isShareable: boolean, onQuery: (query: string) => void): void {
  const run = useSteady(() => {
    const asked = queryInAddress();
    if (asked !== null) onQuery(asked);
  });
  useEffect(() => {
    run();
    window.addEventListener('hashchange', run);
    return () => window.removeEventListener('hashchange', run);
  }, [run]);

  useEffect(() => {
    const timer = setTimeout(() => {
      const asked = queryInAddress();
      const wanted = isShareable && query.trim() !== '' ? query : null;
      if (asked === wanted || (!isShareable && asked === query)) return;
      const { pathname, search } = location;
      const hash = wanted === null ? '' : `#q=${encodeURIComponent(wanted)}`;
      history.replaceState(history.state, '', `${pathname}${search}${hash}`);
    }, rest);
    return () => clearTimeout(timer);
  }, [query, isShareable]);
}
