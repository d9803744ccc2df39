import type { MainEncoderStatus } from '../../protocol/EngineApi';
import { useEngine } from '../connection/EngineContext';
import { Button } from '../controls/Button';
import styles from './EncoderDialog.module.css';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';
import { useTold } from '../messages/useTold';

/** What the person should know of the main encoder: devices that were given up, texts that were cut. */
export function MainEncoderTroubles({ main }: { readonly main: MainEncoderStatus }) {
  const messages = useLaterMessages().models;
  const { tryAgain } = useMessages().common;
  const engine = useEngine();
  const say = useTold();
  const { error, fallbacks, truncated } = main;
  if (error === null && fallbacks.length === 0 && truncated === 0) return null;
  return (
    <div className={styles['troubles']} data-testid="main-encoder-troubles">
      {error !== null && <p>{say(error)}</p>}
      {fallbacks.map(({ place, reason }) => (
        <p key={place}>{messages.notOn(place, say(reason))}</p>
      ))}
      {truncated > 0 && <p>{messages.truncated(truncated)}</p>}
      {(error !== null || fallbacks.length > 0) && (
        <Button onClick={() => void engine.retryMainEncoder().catch(() => undefined)}>{tryAgain}</Button>
      )}
    </div>
  );
}
