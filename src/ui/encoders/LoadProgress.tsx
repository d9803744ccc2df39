import { Button } from '../controls/Button';
import { ProgressBar } from '../controls/ProgressBar';
import styles from './EncoderDialog.module.css';
import type { ModelLoad } from './useModelLoad';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** How much of a model has come. */
export function LoadProgress(props: { readonly load: ModelLoad; readonly onStop: () => void }) {
  const { title, loadedBytes, totalBytes } = props.load;
  const { progress } = useLaterMessages().models;
  const { stop } = useMessages().common;
  return (
    <div className={styles['load']} data-testid="model-load">
      <ProgressBar label={title} done={loadedBytes} total={totalBytes} />
      <p>{progress(title, loadedBytes, totalBytes)}</p>
      <Button tone="quiet" onClick={props.onStop}>
        {stop}
      </Button>
    </div>
  );
}
