import type { EngineStatus } from '../../protocol/EngineApi';
import { formatCount } from '../format/formatCount';
import type { SavedSearches } from '../search/useSavedSearches';
import { SavedSearchList } from './SavedSearchList';
import { Screen } from './Screen';
import styles from './Screen.module.css';

const sampleQueries = ['how to sleep better', 'customers were charged twice', 'a rainy day in Japan'];

/** What the centre shows while there is no query. */
export function StartScreen(props: {
  readonly status: EngineStatus;
  readonly saved: SavedSearches;
  readonly onQuery: (query: string) => void;
  readonly onTips: () => void;
}) {
  const { status } = props;
  const hasSample = status.sources.some(({ kind, documents }) => kind === 'sample' && documents > 0);
  return (
    <Screen title="What are you looking for?">
      <p className={styles['lead']}>
        Describe it in your own words, or name it. {formatCount(status.passages, 'passage')} in{' '}
        {formatCount(status.documents, 'document')} are compared by what they mean, in any language, and by their words.
      </p>
      {hasSample && (
        <div className={styles['examples']} role="group" aria-label="Example queries">
          {sampleQueries.map((query) => (
            <button key={query} type="button" className={styles['example']} onClick={() => props.onQuery(query)}>
              {query}
            </button>
          ))}
        </div>
      )}
      <SavedSearchList saved={props.saved} onQuery={props.onQuery} />
      <p>
        <button type="button" className={styles['link']} onClick={props.onTips}>
          Search tips
        </button>{' '}
        tell how to look for exact words, tags, folders and dates.
      </p>
      <p className={styles['keys']} aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span>
          <kbd>Esc</kbd> back
        </span>
        <span>
          <kbd>?</kbd> all keys
        </span>
      </p>
    </Screen>
  );
}
