import type { EngineStatus } from '../../protocol/EngineApi';
import { formatCount } from '../format/formatCount';
import { Screen } from './Screen';
import styles from './Screen.module.css';

const sampleQueries = ['how to sleep better', 'customers were charged twice', 'a rainy day in Japan'];

/** What the centre shows while there is no query. */
export function StartScreen(props: { readonly status: EngineStatus; readonly onQuery: (query: string) => void }) {
  const { status } = props;
  const hasSample = status.sources.some(({ kind, documents }) => kind === 'sample' && documents > 0);
  return (
    <Screen title="What are you looking for?">
      <p className={styles['lead']}>
        Describe it in your own words. {formatCount(status.passages, 'passage')} in{' '}
        {formatCount(status.documents, 'document')} are compared by what they mean, in any language.
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
