import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import styles from './LibraryMapView.module.css';
import type { OpenedMap } from './useLibraryMap';
import { useMessages } from '../messages/LanguageContext';
import type { LibraryMap } from '../../protocol/MapApi';
import type { LaterMessages } from '../messages/enLater';
import { useLaterMessages } from '../messages/useLaterMessages';

/** How far the map has come, what went wrong, or why it should be drawn again. */
export function MapWait({ opened, isEmpty }: { readonly opened: OpenedMap; readonly isEmpty: boolean }) {
  const { map, progress, error, isCancelled } = opened;
  const messages = useLaterMessages().map;
  const { common } = useMessages();
  if (isEmpty) return <p className={styles['wait']}>{messages.nothingToDraw}</p>;
  if (progress) {
    return (
      <div className={styles['wait']} role="status">
        <span>{messages.stages[progress.stage]}</span>
        <ProgressBar label={messages.stages[progress.stage]} done={Math.round(progress.share * 100)} total={100} />
        <Button onClick={opened.cancel}>{common.cancel}</Button>
      </div>
    );
  }
  const reason = error
    ? messages.notDrawnBecause(error.message)
    : isCancelled && map === null
      ? messages.notDrawn
      : map && ageSentence(map, messages);
  if (reason === null) return null;
  return (
    <div className={styles['wait']} role={error ? 'alert' : 'status'}>
      <span>{reason}</span>
      <Button onClick={opened.drawAgain}>{map ? messages.drawAgain : messages.draw}</Button>
    </div>
  );
}

function ageSentence({ outOfDate, encoder }: LibraryMap, { ages }: LaterMessages['map']): string | null {
  switch (outOfDate?.reason) {
    case 'other-encoder':
      return ages.otherEncoder(encoder);
    case 'library-changed':
      return ages.changed;
    case 'passages-missing':
      return ages.missing(outOfDate.passages);
    case undefined:
      return null;
  }
}
