import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import { formatBytes } from '../format/formatBytes';
import styles from './EncoderDialog.module.css';
import type { ModelLoad } from './useModelLoad';

/** How much of a model has come. */
export function LoadProgress(props: { readonly load: ModelLoad; readonly onStop: () => void }) {
  const { title, loadedBytes, totalBytes } = props.load;
  return (
    <div className={styles['load']} data-testid="model-load">
      <ProgressBar label={title} done={loadedBytes} total={totalBytes} />
      <p>
        {title}
        {totalBytes > 0 && `: ${formatBytes(loadedBytes)} of ${formatBytes(totalBytes)}`}
      </p>
      <Button tone="quiet" onClick={props.onStop}>
        Stop
      </Button>
    </div>
  );
}
