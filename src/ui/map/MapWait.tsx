import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import styles from './LibraryMapView.module.css';
import type { OpenedMap } from './useLibraryMap';

const stages = {
  reading: 'Reading what your passages mean…',
  'laying out': 'Drawing the map…',
  naming: 'Finding names for topics…',
} as const;

/** How far the map has come, what went wrong, or why it should be drawn again. */
export function MapWait({ opened, isEmpty }: { readonly opened: OpenedMap; readonly isEmpty: boolean }) {
  const { map, progress, error, isCancelled } = opened;
  if (isEmpty) return <p className={styles['wait']}>There is nothing to draw yet: add some notes first.</p>;
  if (progress) {
    return (
      <div className={styles['wait']} role="status">
        <span>{stages[progress.stage]}</span>
        <ProgressBar label={stages[progress.stage]} done={Math.round(progress.share * 100)} total={100} />
        <Button onClick={opened.cancel}>Cancel</Button>
      </div>
    );
  }
  const reason = error
    ? `The map could not be drawn: ${error.message}`
    : isCancelled && map === null
      ? 'The map was not drawn.'
      : (map?.outOfDate ?? null);
  if (reason === null) return null;
  return (
    <div className={styles['wait']} role={error ? 'alert' : 'status'}>
      <span>{reason}</span>
      <Button onClick={opened.drawAgain}>{map ? 'Draw again' : 'Draw the map'}</Button>
    </div>
  );
}
