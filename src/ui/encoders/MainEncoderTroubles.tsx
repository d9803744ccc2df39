import type { MainEncoderStatus } from '../../protocol/EngineApi';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import { formatCount } from '../format/formatCount';
import styles from './EncoderDialog.module.css';

/** What the person should know of the main encoder: devices that were given up, texts that were cut. */
export function MainEncoderTroubles({ main }: { readonly main: MainEncoderStatus }) {
  const engine = useEngine();
  const { error, fallbacks, truncated } = main;
  if (error === null && fallbacks.length === 0 && truncated === 0) return null;
  return (
    <div className={styles['troubles']} data-testid="main-encoder-troubles">
      {error !== null && <p>{error}</p>}
      {fallbacks.map(({ place, reason }) => (
        <p key={place}>
          Not on {place}: {reason}
        </p>
      ))}
      {truncated > 0 && <p>{formatCount(truncated, 'passage')} longer than the model reads, cut at its end.</p>}
      {(error !== null || fallbacks.length > 0) && (
        <Button onClick={() => void engine.retryMainEncoder().catch(() => undefined)}>Try again</Button>
      )}
    </div>
  );
}
