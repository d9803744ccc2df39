import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import { formatTimeLeft } from '../format/formatTimeLeft';
import { icons } from '../icons';
import type { MainEncoderStatus } from '../../protocol/EngineApi';
import styles from '../status/IngestProgress.module.css';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** How much of the library the main encoder has encoded, with pause. */
export function MainEncoderProgress(props: { readonly main: MainEncoderStatus; readonly passages: number }) {
  const { main, passages } = props;
  const { encoders, comma } = useMessages();
  const { progress } = useLaterMessages();
  const engine = useEngine();
  const perSecond = Math.round(main.passagesPerSecond);
  const pace = [
    perSecond > 0 ? progress.pace(perSecond) : null,
    main.secondsLeft !== null && !main.isPaused ? formatTimeLeft(main.secondsLeft, progress) : null,
  ].filter((words) => words !== null);
  return (
    <div className={styles['ingest']} data-progress data-testid="main-encoder-progress">
      <ProgressBar label={encoders.encodedBy(main.name)} done={main.passages} total={passages} />
      <div className={styles['row']}>
        <div className={styles['words']}>
          <span className={styles['count']}>{progress.encoding(main.isPaused, main.passages, passages)}</span>
          {pace.length > 0 && <span>{pace.join(comma)}</span>}
        </div>
        <Button tone="quiet" onClick={() => void (main.isPaused ? engine.resumeIngest() : engine.pauseIngest())}>
          {main.isPaused ? <icons.Resume /> : <icons.Pause />}
          <span className={styles['action']}>{main.isPaused ? progress.resume : progress.pause}</span>
        </Button>
      </div>
    </div>
  );
}
