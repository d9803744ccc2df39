import type { EngineStatus, SearchAnswer } from '../../protocol/EngineApi';
import { Button } from '../controls/Button';
import { filtersOf } from '../filters/filtersOf';
import { withoutFilters } from '../filters/withoutFilters';
import { formatCount, formatNumber } from '../format/formatCount';
import type { SearchSettings } from '../settings/useSearchSettings';
import { Screen } from './Screen';
import styles from './Screen.module.css';

/** What the centre shows when no passage answers the query, and what to do about it. */
export function NoHits(props: {
  readonly answer: SearchAnswer;
  readonly status: EngineStatus;
  readonly settings: SearchSettings;
  readonly onQuery: (query: string) => void;
  readonly onSettings: (change: Partial<SearchSettings>) => void;
}) {
  const { query, matching } = props.answer;
  const { minimumStrength } = props.settings;
  const filters = filtersOf(query).length;
  const { ingest } = props.status;
  const waiting = ingest.totalFiles - ingest.doneFiles;
  const stillToCome = ingest.state !== 'idle' && waiting > 0 && (
    <p>{formatCount(waiting, 'file')} still to be read; hits appear here as soon as there are any.</p>
  );
  if (matching === 0 && filters > 0) {
    return (
      <Screen title={filters === 1 ? 'Nothing passes the filter' : 'Nothing passes the filters'}>
        <p dir="auto">None of the {formatCount(props.status.passages, 'passage')} in your library does.</p>
        {stillToCome}
        <div className={styles['row']}>
          <Button tone="primary" onClick={() => props.onQuery(withoutFilters(query))}>
            {filters === 1 ? 'Drop the filter' : 'Drop the filters'}
          </Button>
        </div>
      </Screen>
    );
  }
  if (minimumStrength > 0 && matching !== 0) {
    return (
      <Screen title="Nothing strong enough">
        <p>You asked for hits of at least {formatNumber(minimumStrength * 100)} of 100 in strength.</p>
        {stillToCome}
        <div className={styles['row']}>
          <Button tone="primary" onClick={() => props.onSettings({ minimumStrength: 0 })}>
            Show weaker hits
          </Button>
        </div>
      </Screen>
    );
  }
  return (
    <Screen title="Nothing close to that">
      <p dir="auto">
        {query.trim() === ''
          ? 'There is nothing else like it in your library.'
          : `No passage in your library comes close to “${query.trim()}”.`}
      </p>
      <ul className={styles['advice']}>
        <li>Say it the way you would tell it to someone, in a few words more.</li>
        <li>Try another word for the same thing, or another language you write in.</li>
        {matching === 0 && <li>Words in quotation marks have to stand in the passage just so.</li>}
      </ul>
      {stillToCome}
    </Screen>
  );
}
