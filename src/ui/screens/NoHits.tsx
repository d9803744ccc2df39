import type { EngineStatus } from '../../protocol/EngineApi';
import { formatCount } from '../format/formatCount';
import { Screen } from './Screen';
import styles from './Screen.module.css';

/** What the centre shows when no passage answers the query. */
export function NoHits(props: { readonly query: string; readonly status: EngineStatus }) {
  const waiting = props.status.ingest.totalFiles - props.status.ingest.doneFiles;
  return (
    <Screen title="Nothing close to that">
      <p dir="auto">No passage in your library comes close to “{props.query.trim()}”.</p>
      <ul className={styles['advice']}>
        <li>Say it the way you would tell it to someone, in a few words more.</li>
        <li>Try another word for the same thing, or another language you write in.</li>
        {props.status.ingest.state !== 'idle' && waiting > 0 && (
          <li>{formatCount(waiting, 'file')} still to be read; hits appear here as soon as there are any.</li>
        )}
      </ul>
    </Screen>
  );
}
