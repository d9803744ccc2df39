import { useEffect, useState } from 'react';
import { useAnnounce } from '../announcing/AnnounceContext';
import { useEngine } from '../connection/EngineContext';
import { completeOperator, operatorAt } from './operatorAt';
import { suggestValues, type Suggestion } from './suggestValues';
import { useCompletions } from './useCompletions';
import { useMessages } from '../messages/LanguageContext';

/** The list of values below the search box while an operator is being typed. */
export interface CompletionList {
  /** Empty while the list is closed. */
  readonly suggestions: readonly Suggestion[];
  readonly activeIndex: number;
  /** Notes where the person typed, which may open the list. */
  readonly typed: (query: string, caret: number) => void;
  /** Closes the list until the person types on. */
  readonly close: () => void;
  readonly move: (step: 1 | -1) => void;
  /** The query with a value in place, and where the caret goes. */
  readonly take: (suggestion: Suggestion) => { readonly query: string; readonly caret: number } | null;
}

/** Offers values for the operator that is being typed. */
export function useCompletionList(query: string, libraryVersion: string): CompletionList {
  const engine = useEngine();
  const announce = useAnnounce();
  const messages = useMessages();
  const [place, setPlace] = useState<{ readonly query: string; readonly caret: number } | null>(null);
  const [active, setActive] = useState(0);

  // A query that came from elsewhere, such as an earlier one, offers nothing.
  const operator = place?.query === query ? operatorAt(query, place.caret) : null;
  const completions = useCompletions(engine, operator !== null, libraryVersion);
  const suggestions = operator === null ? [] : suggestValues(operator, completions, localToday(), messages);
  const count = suggestions.length;
  const { suggestionCount } = messages.search;

  useEffect(() => {
    if (count > 0) announce(suggestionCount(count));
  }, [count, suggestionCount, announce]);

  return {
    suggestions,
    activeIndex: Math.min(active, count - 1),
    typed(typedQuery, caret) {
      setPlace({ query: typedQuery, caret });
      setActive(0);
    },
    close: () => setPlace(null),
    move: (step) => setActive((Math.min(active, count - 1) + step + count) % count),
    take(suggestion) {
      setPlace(null);
      return operator === null ? null : completeOperator(query, operator, suggestion.value);
    },
  };
}

/** `YYYY-MM-DD`. */
function localToday(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
