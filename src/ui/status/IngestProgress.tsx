import { useState } from 'react';
import { useOffers } from '../commands/OfferedCommands';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import { formatTimeLeft } from '../format/formatTimeLeft';
import { icons } from '../icons';
import type { IngestStatus } from '../../protocol/EngineApi';
import { later } from '../layout/later';
import styles from './IngestProgress.module.css';
import { useMessages } from '../messages/LanguageContext';
import { useTold } from '../messages/useTold';
import { useLaterMessages } from '../messages/useLaterMessages';

const ConfirmDialog = later(() => import('../dialogs/ConfirmDialog').then((module) => module.ConfirmDialog));

/** Waiting files that are worth a question before they are forgotten. */
const worthAsking = 100;

/** How far the ingest has come, with pause and cancel. */
export function IngestProgress({ ingest }: { readonly ingest: IngestStatus }) {
  const { common, comma } = useMessages();
  const { progress } = useLaterMessages();
  const tell = useTold();
  const engine = useEngine();
  const [isAsking, setIsAsking] = useState(false);
  const waiting = ingest.totalFiles - ingest.doneFiles;
  const isPaused = ingest.state === 'paused';

  const cancel = () => (waiting > worthAsking ? setIsAsking(true) : void engine.cancelIngest());
  useOffers(() => [['indexing.cancel', cancel]]);

  const perSecond = Math.round(ingest.passagesPerSecond);
  const pace = [
    perSecond > 0 && !isPaused ? progress.pace(perSecond) : null,
    ingest.secondsLeft !== null && !isPaused ? formatTimeLeft(ingest.secondsLeft, progress) : null,
  ].filter((words) => words !== null);

  return (
    <div className={styles['ingest']} data-progress data-testid="ingest-progress">
      <ProgressBar label={progress.filesRead} done={ingest.doneFiles} total={ingest.totalFiles} />
      <div className={styles['row']}>
        <div className={styles['words']}>
          <span className={styles['count']}>{progress.reading(isPaused, ingest.doneFiles, ingest.totalFiles)}</span>
          {pace.length > 0 && <span>{pace.join(comma)}</span>}
          {ingest.pauseReason !== null && <span className={styles['reason']}>{tell(ingest.pauseReason)}</span>}
          {ingest.pauseReason === null && ingest.current !== null && (
            <span className={styles['current']} dir="auto">
              {ingest.current}
            </span>
          )}
        </div>
        <Button tone="quiet" onClick={() => void (isPaused ? engine.resumeIngest() : engine.pauseIngest())}>
          {isPaused ? <icons.Resume /> : <icons.Pause />}
          <span className={styles['action']}>{isPaused ? progress.resume : progress.pause}</span>
        </Button>
        <Button tone="quiet" onClick={cancel}>
          <icons.Close />
          <span className={styles['action']}>{common.cancel}</span>
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={progress.askCancel}
          confirmLabel={progress.cancelReading}
          cancelLabel={progress.goOn}
          onConfirm={() => engine.cancelIngest()}
          onClose={() => setIsAsking(false)}
        >
          <p>{progress.willForget(waiting)}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
