import styles from './StrengthMeter.module.css';

/** How close a passage is to the query, from unrelated (0) to the same (1): five bars, and in words. */
export function StrengthMeter({ strength }: { readonly strength: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, strength)) * 100);
  // Half a bar's worth is enough to light it, and the weakest hit shows one.
  const bars = Math.max(1, Math.round(percent / 20));
  return (
    <span
      role="img"
      aria-label={`closeness ${percent} of 100`}
      className={styles['meter']}
      data-bars={bars}
      title={`Closeness in meaning: ${percent} of 100`}
    />
  );
}
