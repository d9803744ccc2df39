import type { EngineStatus } from '../../protocol/EngineApi';
import type { SavedSearches } from '../search/useSavedSearches';
import { SavedSearchList } from './SavedSearchList';
import { Screen } from './Screen';
import styles from './Screen.module.css';
import { useMessages } from '../messages/LanguageContext';

const KEYS = { up: '↑', down: '↓', help: '?' } as const;

/** What the centre shows while there is no query. */
export function StartScreen(props: {
  readonly status: EngineStatus;
  readonly saved: SavedSearches;
  readonly onQuery: (query: string) => void;
  readonly onTips: () => void;
}) {
  const { status } = props;
  const { screens: messages, keyNames } = useMessages();
  const hasSample = status.sources.some(({ kind, documents }) => kind === 'sample' && documents > 0);
  return (
    <Screen title={messages.whatFor}>
      <p className={styles['lead']}>{messages.describe(status.passages, status.documents)}</p>
      {hasSample && (
        <div className={styles['examples']} role="group" aria-label={messages.examples}>
          {messages.sampleQueries.map((query) => (
            <button key={query} type="button" className={styles['example']} onClick={() => props.onQuery(query)}>
              {query}
            </button>
          ))}
        </div>
      )}
      <SavedSearchList saved={props.saved} onQuery={props.onQuery} />
      <p>
        <button type="button" className={styles['link']} onClick={props.onTips}>
          {messages.tips}
        </button>{' '}
        {messages.tipsTell}
      </p>
      <p className={styles['keys']} aria-hidden="true">
        <span>
          <kbd>{KEYS.up}</kbd> <kbd>{KEYS.down}</kbd> {messages.move}
        </span>
        <span>
          <kbd>{keyNames.enter}</kbd> {messages.open}
        </span>
        <span>
          <kbd>{keyNames.escape}</kbd> {messages.back}
        </span>
        <span>
          <kbd>{KEYS.help}</kbd> {messages.allKeys}
        </span>
      </p>
    </Screen>
  );
}
