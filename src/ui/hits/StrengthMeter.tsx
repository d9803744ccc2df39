import styles from './StrengthMeter.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';

/** How much speaks for a hit, from nothing (0) to all there can be (1): five bars, and in words. */
export function StrengthMeter({ strength }: { readonly strength: number }) {
  const messages = useLaterMessages().answer;
  const percent = Math.round(Math.min(1, Math.max(0, strength)) * 100);
  // Half a bar's worth is enough to light it, and the weakest hit shows one.
  const bars = Math.max(1, Math.round(percent / 20));
  return (
    <span
      role="img"
      aria-label={messages.strength(percent)}
      className={styles['meter']}
      data-bars={bars}
      title={messages.strengthTitle(percent)}
    />
  );
}
