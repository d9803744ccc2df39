import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import { formatCount, formatNumber } from '../format/formatCount';
import { formatTimeLeft } from '../format/formatTimeLeft';
import { icons } from '../icons';
import type { MainEncoderStatus } from '../../protocol/EngineApi';
import styles from '../status/IngestProgress.module.css';

/** How much of the library the main encoder has encoded, with pause. */
export function MainEncoderProgress(props: { readonly main: MainEncoderStatus; readonly passages: number }) {
  const { main, passages } = props;
  const engine = useEngine();
  const pace = [
    main.passagesPerSecond > 0 ? `${formatCount(Math.round(main.passagesPerSecond), 'passage')} a second` : null,
    main.secondsLeft !== null && !main.isPaused ? formatTimeLeft(main.secondsLeft) : null,
  ].filter((words) => words !== null);
  return (
    <div className={styles['ingest']} data-testid="main-encoder-progress">
      <ProgressBar label={`Passages encoded by ${main.name}`} done={main.passages} total={passages} />
      <div className={styles['row']}>
        <div className={styles['words']}>
          <span className={styles['count']}>
            {main.isPaused ? 'Paused: ' : 'Understanding more deeply: '}
            {formatNumber(main.passages)} of {formatCount(passages, 'passage')}
          </span>
          {pace.length > 0 && <span>{pace.join(', ')}</span>}
        </div>
        <Button tone="quiet" onClick={() => void (main.isPaused ? engine.resumeIngest() : engine.pauseIngest())}>
          {main.isPaused ? <icons.Resume /> : <icons.Pause />}
          <span className={styles['action']}>{main.isPaused ? 'Resume' : 'Pause'}</span>
        </Button>
      </div>
    </div>
  );
}
