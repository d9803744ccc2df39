import type { EngineStatus } from '../../protocol/EngineApi';
import { formatCount } from '../format/formatCount';
import type { SavedSearches } from '../search/useSavedSearches';
import { FirstExampleList } from './FirstExampleList';
import { SavedSearchList } from './SavedSearchList';
import { Screen } from './Screen';
import styles from './Screen.module.css';
import { useFirstExamples } from './useFirstExamples';

/** What the centre shows while there is no query. */
export function StartScreen(props: {
  readonly status: EngineStatus;
  readonly saved: SavedSearches;
  readonly onQuery: (query: string) => void;
  readonly onTips: () => void;
}) {
  const { status } = props;
  const examples = useFirstExamples();
  const hasSample = status.sources.some(({ kind, documents }) => kind === 'sample' && documents > 0);
  return (
    <Screen title="What are you looking for?">
      <p className={styles['lead']}>
        Describe it in your own words, or name it. {formatCount(status.passages, 'passage')} in{' '}
        {formatCount(status.documents, 'document')} are compared by what they mean, in any language, and by their words.
      </p>
      {hasSample && examples.left.length > 0 && <FirstExampleList examples={examples} onQuery={props.onQuery} />}
      <SavedSearchList saved={props.saved} onQuery={props.onQuery} />
      <p>
        <button type="button" className={styles['link']} onClick={props.onTips}>
          Search tips
        </button>{' '}
        tell how to look for exact words, tags, folders and dates.
      </p>
    </Screen>
  );
}
