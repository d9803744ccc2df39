import type { EngineStatus } from '../../protocol/EngineApi';
import type { SavedSearches } from '../search/useSavedSearches';
import { later } from '../layout/later';
import { Screen } from './Screen';
import styles from './Screen.module.css';
import { useMessages } from '../messages/LanguageContext';
import { useFirstExamples } from './useFirstExamples';

const FirstExampleList = later(() => import('./FirstExampleList').then((module) => module.FirstExampleList));
const SavedSearchList = later(() => import('./SavedSearchList').then((module) => module.SavedSearchList));

/** Loads what the start screen may hold before it is shown, so that nothing in it moves. */
export function preloadStartScreen(): void {
  FirstExampleList.preload();
  SavedSearchList.preload();
}

/** What the centre shows while there is no query. */
export function StartScreen(props: {
  readonly status: EngineStatus;
  readonly saved: SavedSearches;
  readonly onQuery: (query: string) => void;
  readonly onTips: () => void;
}) {
  const { status } = props;
  const messages = useMessages().screens;
  const examples = useFirstExamples();
  const hasSample = status.sources.some(({ kind, documents }) => kind === 'sample' && documents > 0);
  return (
    <Screen title={messages.whatFor}>
      <p className={styles['lead']}>{messages.describe(status.passages, status.documents)}</p>
      {hasSample && examples.left.length > 0 && <FirstExampleList examples={examples} onQuery={props.onQuery} />}
      <SavedSearchList saved={props.saved} onQuery={props.onQuery} />
      <p>
        <button type="button" className={styles['link']} onClick={props.onTips}>
          {messages.tips}
        </button>{' '}
        {messages.tipsTell}
      </p>
    </Screen>
  );
}
