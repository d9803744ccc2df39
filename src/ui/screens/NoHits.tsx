import type { EngineStatus, SearchAnswer } from '../../protocol/EngineApi';
import { Button } from '../controls/Button';
import { filtersOf } from '../filters/filtersOf';
import { withoutFilters } from '../filters/withoutFilters';
import type { SearchSettings } from '../settings/useSearchSettings';
import { Screen } from './Screen';
import styles from './Screen.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';

/** What the centre shows when no passage answers the query, and what to do about it. */
export function NoHits(props: {
  readonly answer: SearchAnswer;
  readonly status: EngineStatus;
  readonly settings: SearchSettings;
  readonly onQuery: (query: string) => void;
  readonly onSettings: (change: Partial<SearchSettings>) => void;
}) {
  const messages = useLaterMessages().noHits;
  const { query, matching } = props.answer;
  const { minimumStrength } = props.settings;
  const filters = filtersOf(query).length;
  const { ingest } = props.status;
  const waiting = ingest.totalFiles - ingest.doneFiles;
  const stillToCome = ingest.state !== 'idle' && waiting > 0 && <p>{messages.stillToCome(waiting)}</p>;
  if (matching === 0 && filters > 0) {
    return (
      <Screen title={messages.filtered(filters)}>
        <p dir="auto">{messages.noneDoes(props.status.passages)}</p>
        {stillToCome}
        <div className={styles['row']}>
          <Button tone="primary" onClick={() => props.onQuery(withoutFilters(query))}>
            {messages.dropFilters(filters)}
          </Button>
        </div>
      </Screen>
    );
  }
  if (minimumStrength > 0 && matching !== 0) {
    return (
      <Screen title={messages.notStrong}>
        <p>{messages.youAsked(minimumStrength * 100)}</p>
        {stillToCome}
        <div className={styles['row']}>
          <Button tone="primary" onClick={() => props.onSettings({ minimumStrength: 0 })}>
            {messages.showWeaker}
          </Button>
        </div>
      </Screen>
    );
  }
  return (
    <Screen title={messages.notClose}>
      <p dir="auto">{query.trim() === '' ? messages.nothingLikeIt : messages.noPassage(query.trim())}</p>
      <ul className={styles['advice']}>
        <li>{messages.sayMore}</li>
        <li>{messages.otherWord}</li>
        {matching === 0 && <li>{messages.justSo}</li>}
      </ul>
      {stillToCome}
    </Screen>
  );
}
